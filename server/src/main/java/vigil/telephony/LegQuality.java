package vigil.telephony;

import org.jspecify.annotations.Nullable;

/// How one party of a call sounds to the others, by what comes from its phone.
///
/// @param leg the party's id within the call
/// @param lossPercent packets that never came, or too late, of a hundred
/// @param jitterMillis how unevenly they come
/// @param roundTripMillis to the phone and back; null for a phone that does not report
public record LegQuality(
    String leg,
    double lossPercent,
    double jitterMillis,
    @Nullable Integer roundTripMillis,
    Mos mos) {

  /// Mean opinion scores by the E-model (ITU-T G.107), 1 to 4.5, of each five seconds with sound.
  public record Mos(double last, double least, double mean) {}

  /// What a score means to people.
  public enum Step {
    /// At most some are dissatisfied.
    GOOD,
    /// Many are dissatisfied.
    POOR,
    /// Nearly all are.
    BAD
  }

  /// R = 70 and R = 60 as scores (G.107, Annex B, Table B.1).
  private static final double GOOD_FROM = 3.6;

  private static final double POOR_FROM = 3.1;

  /// How it sounds now.
  public Step step() {
    return step(mos.last());
  }

  public static Step step(double mos) {
    if (mos >= GOOD_FROM) {
      return Step.GOOD;
    }
    return mos >= POOR_FROM ? Step.POOR : Step.BAD;
  }
}
