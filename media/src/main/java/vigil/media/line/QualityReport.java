package vigil.media.line;

import org.jspecify.annotations.Nullable;

/// How a leg of a call sounds, since it began.
///
/// @param mos null before there was half a second of sound
/// @param far what the far side says that it hears of us; null while it says nothing
public record QualityReport(
    String call, String leg, Heard heard, @Nullable Mos mos, @Nullable FarEnd far) {

  /// What came in.
  ///
  /// @param expected packets that were sent to us, as far as their numbers say
  /// @param lost of these, that never came
  /// @param late that came when their time was over
  /// @param concealedMillis sound that was made up from what was before
  /// @param jitterMillis how unevenly they come now (RFC 3550, A.8)
  /// @param bufferMillis how long they are held back now
  public record Heard(
      long expected,
      long lost,
      long late,
      long concealedMillis,
      double jitterMillis,
      int bufferMillis) {}

  /// The mean opinion score by the E-model (ITU-T G.107) of each five seconds with sound.
  public record Mos(double last, double least, double mean) {}

  /// What the far side's last report says.
  ///
  /// @param lost packets of ours that it missed
  /// @param lossPercent of late
  /// @param roundTripMillis null while it does not say which report of ours it had
  public record FarEnd(
      int lost, double lossPercent, double jitterMillis, @Nullable Integer roundTripMillis) {}
}
