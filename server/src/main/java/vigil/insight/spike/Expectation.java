package vigil.insight.spike;

import java.time.Instant;

/// What is usual before the hotline's own history says otherwise.
public interface Expectation {
  /// Cases to expect in the ten minutes from `at`.
  ///
  /// @param district a district's code, or [Series#CITY]
  double expected(String topic, String district, Instant at);

  /// How many cases of own history the policy's figure is worth.
  double weight(String topic);
}
