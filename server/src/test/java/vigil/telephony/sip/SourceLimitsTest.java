package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceLimitsTest {
  private static final Instant AT = Instant.parse("2022-04-01T02:00:00Z");
  private static final String HOSTILE = "192.0.2.1";

  private final SourceLimits limits = new SourceLimits();

  private void refuse(int times, Instant at) {
    for (int i = 0; i < times; i++) {
      limits.recordRefusal(HOSTILE, at);
    }
  }

  @Test
  void anAddressIsAnsweredUntilItWasRefusedTooOften() {
    refuse(SourceLimits.MOST_REFUSALS, AT);
    assertTrue(limits.admits(HOSTILE, AT));
    assertTrue(limits.recordRefusal(HOSTILE, AT), "one more");
    assertFalse(limits.admits(HOSTILE, AT));
    assertTrue(limits.admits("192.0.2.2", AT), "others are not meant");
  }

  @Test
  void whoGoesOnStaysUnansweredAndWhoRestsIsAnsweredAgain() {
    refuse(SourceLimits.MOST_REFUSALS + 1, AT);
    Instant almost = AT.plus(SourceLimits.SILENCE).minusMillis(1);
    assertFalse(limits.admits(HOSTILE, almost));
    assertFalse(limits.admits(HOSTILE, AT.plus(SourceLimits.SILENCE)), "it began anew");
    assertTrue(limits.admits(HOSTILE, almost.plus(SourceLimits.SILENCE.multipliedBy(2))));
  }

  @Test
  void refusalsThatLieFarApartDoNotAddUp() {
    for (int i = 0; i < 3 * SourceLimits.MOST_REFUSALS; i++) {
      limits.recordRefusal(HOSTILE, AT.plus(SourceLimits.WINDOW.multipliedBy(i)).plusMillis(i));
    }
    assertTrue(limits.admits(HOSTILE, AT.plus(SourceLimits.WINDOW.multipliedBy(100))));
  }

  @Test
  void moreAddressesThanAnyoneHasAreNotRemembered() {
    refuse(SourceLimits.MOST_REFUSALS + 1, AT);
    for (int i = 0; i < 3 * SourceLimits.MOST_ADDRESSES; i++) {
      limits.recordRefusal("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), AT);
    }
    assertEquals(SourceLimits.MOST_ADDRESSES, limits.size());
    assertTrue(limits.admits(HOSTILE, AT), "the longest quiet gave way");
  }
}
