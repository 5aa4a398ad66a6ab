package vigil.insight.steps;

import java.time.Instant;

/// One case of a topic, as sensing counts it.
///
/// @param district a district's code, or what is counted where nobody knows the place
public record SensedCase(String topic, String district, Instant at) {}
