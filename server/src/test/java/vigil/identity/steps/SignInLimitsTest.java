package vigil.identity.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How many passwords are judged for one network, and for all strangers together.
class SignInLimitsTest {
  private static final Instant AT = Instant.parse("2022-04-02T01:00:00Z");

  private final SignInLimits limits = new SignInLimits();

  @Test
  void oneNetworkWaitsForTheEndOfItsWindow() {
    for (int i = 0; i < SignInLimits.MOST_OF_ONE; i++) {
      assertEquals(Optional.empty(), limits.countTry("192.0.2.1", AT));
    }
    assertEquals(Optional.of(SignInLimits.WINDOW), limits.countTry("192.0.2.1", AT));
    assertEquals(Optional.empty(), limits.countTry("192.0.2.2", AT), "another one goes on");
    assertEquals(Optional.empty(), limits.countTry("192.0.2.1", AT.plus(SignInLimits.WINDOW)));
  }

  @Test
  void whoIsRightUsesNothingUp() {
    for (int i = 0; i < 3 * SignInLimits.MOST_OF_ONE; i++) {
      assertEquals(Optional.empty(), limits.countTry("192.0.2.1", AT), "a shift of 300 begins");
      limits.recordSuccess("192.0.2.1", AT);
    }
  }

  @Test
  void aFloodFromEverywhereStopsAndLeavesTheHotlinesOwnRoomAlone() {
    assertEquals(Optional.empty(), limits.countTry("198.51.100.1", AT));
    limits.recordSuccess("198.51.100.1", AT);
    int judged = 0;
    for (int i = 0; i < 5_000; i++) {
      judged += limits.countTry("10.0." + i / 250 + "." + i % 250, AT).isEmpty() ? 1 : 0;
    }
    assertTrue(judged <= SignInLimits.MOST_OF_STRANGERS, () -> "too many were judged");
    assertTrue(limits.countTry("203.0.113.5", AT).isPresent(), "a stranger waits");
    assertEquals(Optional.empty(), limits.countTry("198.51.100.1", AT.plusSeconds(1)));
    assertEquals(
        Optional.empty(), limits.countTry("203.0.113.5", AT.plus(SignInLimits.STRANGERS_WINDOW)));
  }

  @Test
  void aClockThatIsPutBackHoldsNobodyUp() {
    for (int i = 0; i <= SignInLimits.MOST_OF_ONE; i++) {
      var _ = limits.countTry("192.0.2.1", AT);
    }
    assertEquals(Optional.empty(), limits.countTry("192.0.2.1", AT.minus(Duration.ofDays(1))));
  }
}
