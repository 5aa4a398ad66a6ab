package vigil.telephony.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.telephony.VoiceTest.Figures;
import vigil.telephony.VoiceTest.Finding;
import vigil.telephony.life.VoiceTestRules.Limits;

/// Each limit from both sides.
class VoiceTestRulesTest {
  private static final Limits LIMITS = new Limits(300, -38, 1, 2, 40, 300);

  private static List<Finding> judged(
      int active, @Nullable Double level, double clipped, double loss, double jitter, int trip) {
    return VoiceTestRules.judge(
        new Figures(350, active, level, clipped, loss, jitter, trip), LIMITS);
  }

  @Test
  void atEachLimitAllIsWell() {
    assertEquals(List.of(), judged(300, -38.0, 1, 2, 40, 300));
  }

  @Test
  void beyondEachLimitItIsSaid() {
    assertEquals(List.of(Finding.SILENT), judged(299, -20.0, 0, 0, 0, 0));
    assertEquals(List.of(Finding.SILENT), judged(0, null, 0, 0, 0, 0));
    assertEquals(List.of(Finding.TOO_QUIET), judged(3000, -38.1, 0, 0, 0, 0));
    assertEquals(List.of(Finding.CLIPPING), judged(3000, -3.0, 1.1, 0, 0, 0));
    assertEquals(
        List.of(Finding.LOSS, Finding.JITTER, Finding.DELAY),
        judged(3000, -20.0, 0, 2.1, 40.1, 301));
  }

  @Test
  void whereNoPacketCameNothingElseIsSaid() {
    var nothing = new Figures(0, 0, null, 0, 0, 0, null);
    assertEquals(List.of(Finding.NO_SOUND), VoiceTestRules.judge(nothing, LIMITS));
  }
}
