package vigil.acd.engine;

import java.time.Duration;

/// The line's limits. What a city may set arrives here as data.
///
/// @param ring how long a seat rings before the caller goes back to the old place
/// @param afterCall after-call work: the next call comes when the order is saved or this is over
///   (domain 4)
public record Rules(Duration ring, Duration afterCall) {
  /// Ring time 20 s (acd.md 2), after-call work 2 min (domain 4).
  public static final Rules USUAL = new Rules(Duration.ofSeconds(20), Duration.ofMinutes(2));

  public Rules {
    if (!ring.isPositive() || !afterCall.isPositive()) {
      throw new IllegalArgumentException("ring and after-call time must be longer than nothing");
    }
  }
}
