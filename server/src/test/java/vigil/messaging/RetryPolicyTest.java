package vigil.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(6);
  private final RetryPolicy retry =
      new RetryPolicy(FIRST, LONGEST, 12, Duration.ofMinutes(5), LONGEST);

  @Test
  void theWaitGrowsFourfoldAndHasALongest() {
    for (int attempts = 1; attempts <= 12; attempts++) {
      Duration wait = retry.retryDelay(attempts, "one");
      long whole =
          Math.min(LONGEST.toMillis(), FIRST.toMillis() * (long) Math.pow(4, attempts - 1));
      assertTrue(wait.toMillis() <= whole && wait.toMillis() >= whole * 8 / 10, wait + "");
    }
    assertTrue(retry.retryDelay(Integer.MAX_VALUE, "one").compareTo(LONGEST) <= 0);
  }

  @Test
  void theSameMessageWaitsTheSameAndTwoMessagesNot() {
    assertEquals(retry.retryDelay(3, "one"), retry.retryDelay(3, "one"));
    assertFalse(retry.retryDelay(3, "one").equals(retry.retryDelay(3, "another")));
  }

  @Test
  void theLastTryIsTheTwelfth() {
    assertFalse(retry.isOver(11));
    assertTrue(retry.isOver(12));
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    var tooLong = Duration.ofDays(1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new RetryPolicy(tooLong, FIRST, 12, LONGEST, LONGEST));
  }
}
