package vigil.telephony.life;

import java.util.ArrayList;
import java.util.List;
import vigil.telephony.VoiceTest.Figures;
import vigil.telephony.VoiceTest.Finding;

/// What the figures of a voice test mean.
public final class VoiceTestRules {
  private VoiceTestRules() {}

  /// From where on something is wrong.
  ///
  /// @param activeMillis less than so long was said: nothing
  /// @param quietDb dBov; speech on a line stands at about -26 (ITU-T P.56, G.107 Annex A)
  /// @param clippedPercent samples of a hundred
  /// @param lossPercent packets of a hundred; from about 2 on many hear it (G.107 with G.711)
  /// @param jitterMillis more than the least buffer holds
  /// @param roundTripMillis twice the 150 ms beyond which a talk suffers (ITU-T G.114)
  public record Limits(
      int activeMillis,
      double quietDb,
      double clippedPercent,
      double lossPercent,
      double jitterMillis,
      int roundTripMillis) {}

  /// What is wrong, the worst first.
  public static List<Finding> judge(Figures heard, Limits limits) {
    if (heard.packets() == 0) {
      return List.of(Finding.NO_SOUND);
    }
    var found = new ArrayList<Finding>();
    Double level = heard.levelDb();
    if (level == null || heard.activeMillis() < limits.activeMillis()) {
      found.add(Finding.SILENT);
    } else if (level < limits.quietDb()) {
      found.add(Finding.TOO_QUIET);
    }
    if (heard.clippedPercent() > limits.clippedPercent()) {
      found.add(Finding.CLIPPING);
    }
    if (heard.lossPercent() > limits.lossPercent()) {
      found.add(Finding.LOSS);
    }
    if (heard.jitterMillis() > limits.jitterMillis()) {
      found.add(Finding.JITTER);
    }
    Integer trip = heard.roundTripMillis();
    if (trip != null && trip > limits.roundTripMillis()) {
      found.add(Finding.DELAY);
    }
    return List.copyOf(found);
  }
}
