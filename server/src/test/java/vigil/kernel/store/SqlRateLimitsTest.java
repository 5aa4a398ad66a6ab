package vigil.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.database.TestDatabase;

/// Counting within a window, on a real database.
class SqlRateLimitsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private Instant now = Instant.parse("2026-11-25T01:00:00Z");
  private final InstantSource clock = () -> now;
  private final SqlRateLimits allowance =
      new SqlRateLimits(
          JdbcClient.create(TestDatabase.migrated("kernel")), clock, (name, period, sweep) -> {});

  @Test
  void theFirstFewPassAndTheNextWaitsForTheWindowsEnd() {
    assertTrue(use("ann").isEmpty());
    now = now.plusSeconds(600);
    assertTrue(use("ann").isEmpty());
    assertEquals(Optional.of(Duration.ofMinutes(50)), use("ann"));
    assertTrue(use("ben").isEmpty(), "another address counts for itself");
    now = now.plus(HOUR);
    assertTrue(use("ann").isEmpty(), "a new window");
  }

  @Test
  void askingWhetherItIsSpentUsesNothing() {
    assertTrue(allowance.findWait("code", "eve", 1, HOUR).isEmpty());
    assertTrue(allowance.consume("code", "eve", 1, HOUR).isEmpty());
    assertTrue(allowance.findWait("code", "eve", 1, HOUR).isPresent());
    now = now.plus(HOUR);
    assertTrue(allowance.findWait("code", "eve", 1, HOUR).isEmpty());
  }

  @Test
  void aClockThatIsPutBackLocksNobodyOut() {
    use("tom");
    use("tom");
    assertTrue(use("tom").isPresent());
    now = now.minus(Duration.ofDays(3));
    assertTrue(allowance.findWait("appeal", "tom", 2, HOUR).isEmpty());
    assertTrue(use("tom").isEmpty(), "a new window");
    assertTrue(use("tom").isEmpty());
    assertTrue(use("tom").isPresent(), "and the limit holds in it");
  }

  @Test
  void whoAskedAMomentEarlierAndCameSecondBeginsNoNewWindow() {
    use("two");
    use("two");
    now = now.minusMillis(5);
    assertTrue(use("two").isPresent());
    assertTrue(allowance.take("appeal", "two", 2, HOUR).isPresent());
    assertTrue(allowance.findWait("appeal", "two", 2, HOUR).isPresent());
  }

  @Test
  void whatWasTakenAndGivenBackIsThereForTheNext() {
    assertTrue(allowance.take("code", "liu", 1, HOUR).isEmpty());
    assertEquals(Optional.of(HOUR), allowance.take("code", "liu", 1, HOUR));
    allowance.giveBack("code", "liu", now);
    assertTrue(allowance.take("code", "liu", 1, HOUR).isEmpty());
    now = now.plus(HOUR);
    assertTrue(allowance.take("code", "liu", 1, HOUR).isEmpty(), "a new window");
  }

  private Optional<Duration> use(String who) {
    return allowance.consume("appeal", who, 2, HOUR);
  }
}
