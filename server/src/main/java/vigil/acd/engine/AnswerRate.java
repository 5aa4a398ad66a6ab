package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How fast the line moves: answers of the last minutes, fading. Estimated wait = place / rate,
/// told as a band, because a single number would be a promise; the simulator measures its error.
///
/// @param mass answers, each weighing e^(-age/FADE)
public record AnswerRate(double mass, Instant at) {
  static final Duration FADE = Duration.ofMinutes(5);

  /// Below this many fading answers the line says nothing rather than something wrong.
  static final double ENOUGH = 3;

  static final double BAND_LOW = 0.6;
  static final double BAND_HIGH = 1.6;

  /// The wait a caller may be told.
  public record Estimate(Duration least, Duration most) {}

  AnswerRate answered(Instant now) {
    return new AnswerRate(massAt(now) + 1, now);
  }

  private double massAt(Instant now) {
    double age = Duration.between(at, now).toMillis();
    return mass * StrictMath.exp(-age / FADE.toMillis());
  }

  Optional<Estimate> estimate(int place, Instant now) {
    double mass = massAt(now);
    if (mass < ENOUGH) {
      return Optional.empty();
    }
    double middle = place * FADE.toMillis() / mass;
    return Optional.of(
        new Estimate(
            Duration.ofMillis((long) (middle * BAND_LOW)),
            Duration.ofMillis((long) (middle * BAND_HIGH))));
  }
}
