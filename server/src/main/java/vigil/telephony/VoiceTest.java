package vigil.telephony;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the last test of a seat's voice found.
///
/// @param findings what is wrong, the worst first; none: all is well
/// @param figures null where nothing was measured
public record VoiceTest(Instant at, List<Finding> findings, @Nullable Figures figures) {
  /// What is wrong.
  public enum Finding {
    /// The phone did not answer, or hung up before it was measured.
    NOT_ANSWERED,
    /// No packet came from the phone.
    NO_SOUND,
    /// Packets came, and nothing was said in them: the microphone is off or another one.
    SILENT,
    TOO_QUIET,
    CLIPPING,
    LOSS,
    JITTER,
    DELAY
  }

  /// What was measured.
  ///
  /// @param packets that were sent to us
  /// @param activeMillis how long anything was said
  /// @param levelDb how loud that was, in dB relative to the overload point; null for nothing
  /// @param clippedPercent samples of a hundred at the end of the scale
  /// @param lossPercent packets of a hundred that never came, or too late
  /// @param jitterMillis how unevenly they come
  /// @param roundTripMillis to the phone and back; null for a phone that does not report
  public record Figures(
      long packets,
      int activeMillis,
      @Nullable Double levelDb,
      double clippedPercent,
      double lossPercent,
      double jitterMillis,
      @Nullable Integer roundTripMillis) {}

  public VoiceTest {
    findings = List.copyOf(findings);
  }
}
