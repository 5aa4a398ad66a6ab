package vigil.acd.engine;

import java.time.Duration;

/// What a caller needs.
///
/// @param skills bits; a seat may serve the caller when it has all of them
/// @param credit how much earlier than the arrival the caller stands (urgency, category, caller):
///   all wait at one slope, so the order never changes while they wait and nobody starves
public record Need(QueueLane lane, long skills, Duration credit) {
  /// Longest head start a caller may be given: it bounds how long anybody can be passed.
  public static final Duration CREDIT_AT_MOST = Duration.ofMinutes(30);

  public static final Need PLAIN = new Need(QueueLane.NORMAL, 0, Duration.ZERO);

  public Need {
    if (credit.isNegative() || credit.compareTo(CREDIT_AT_MOST) > 0) {
      throw new IllegalArgumentException(
          "credit " + credit + " is not within 0.." + CREDIT_AT_MOST);
    }
  }

  /// The same, from whatever seat.
  Need relaxed() {
    return new Need(lane, 0, credit);
  }

  boolean isMetBy(long profile) {
    return (skills & ~profile) == 0;
  }
}
