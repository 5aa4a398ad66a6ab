package vigil.insight;

import java.time.Instant;

/// Ten minutes of a series.
///
/// @param at when they begin
/// @param usual how many are to be expected
public record Point(Instant at, int count, double usual) {}
