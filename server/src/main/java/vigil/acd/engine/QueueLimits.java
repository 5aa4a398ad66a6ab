package vigil.acd.engine;

import java.time.Duration;

/// The line's limits. What a city may set arrives here as data.
///
/// @param ring how long a seat rings before the caller goes back to the old place
/// @param afterCall after-call work: the next call comes when the order is saved or this is over
///   (rules 4.11)
/// @param relax after this wait any seat will do: better another language than nobody
public record QueueLimits(Duration ring, Duration afterCall, Duration relax) {
  /// Ring time 20 s (distribution 2.4), after-call work 2 min (rules 4.11), skills relaxed after a
  /// minute.
  public static final QueueLimits USUAL =
      new QueueLimits(Duration.ofSeconds(20), Duration.ofMinutes(2), Duration.ofMinutes(1));

  public QueueLimits {
    if (!ring.isPositive() || !afterCall.isPositive() || !relax.isPositive()) {
      throw new IllegalArgumentException("every time of the line must be longer than nothing");
    }
  }
}
