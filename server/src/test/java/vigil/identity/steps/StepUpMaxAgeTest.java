package vigil.identity.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// How long a touch of the key counts.
class StepUpMaxAgeTest {
  private static final Instant TOUCHED = Instant.parse("2022-04-06T01:00:00Z");
  private static final StepUpMaxAge FIVE_MINUTES = new StepUpMaxAge(Duration.ofMinutes(5));

  @Test
  void aTouchCountsForItsSpanAndNotAMillisecondLonger() {
    Instant over = Instant.parse("2022-04-06T01:05:00Z");
    assertEquals(over, FIVE_MINUTES.until(TOUCHED));
    assertTrue(FIVE_MINUTES.isFresh(TOUCHED, TOUCHED));
    assertTrue(FIVE_MINUTES.isFresh(TOUCHED, over.minusMillis(1)));
    assertFalse(FIVE_MINUTES.isFresh(TOUCHED, over));
  }

  @Test
  void aClockPutBackKeepsNoDeskOpen() {
    assertTrue(
        FIVE_MINUTES.isFresh(TOUCHED, TOUCHED.minusSeconds(2)), "servers differ by a little");
    assertFalse(FIVE_MINUTES.isFresh(TOUCHED, TOUCHED.minus(Duration.ofHours(2))));
  }

  @Test
  void theSpanIsBetweenAMinuteAndAnHour() {
    new StepUpMaxAge(Duration.ofMinutes(1));
    new StepUpMaxAge(Duration.ofHours(1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new StepUpMaxAge(Duration.ofMinutes(1).minusMillis(1)));
    assertThrows(
        IllegalArgumentException.class, () -> new StepUpMaxAge(Duration.ofHours(1).plusMillis(1)));
  }

  @Test
  void aNewTouchMakesNoSessionYounger() {
    Instant later = TOUCHED.plusSeconds(600);
    var again = StaffAuthentication.of("agent-1", TOUCHED).touchedAt(later);
    assertEquals(TOUCHED, again.at());
    assertEquals(later, again.touched());
  }
}
