package vigil.identity.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.database.TestDatabase;

class SqlSignInAttemptsTest {
  private static final String WHERE = "10.0.0.1";
  private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");

  private final SqlSignInAttempts attempts =
      new SqlSignInAttempts(JdbcClient.create(TestDatabase.migrated("kernel", "identity")));

  @Test
  void aClockThatIsPutBackLocksNobodyOutAndForgivesNothing() {
    for (int i = 1; i <= SqlSignInAttempts.FREE_TRIES + 1; i++) {
      assertEquals(i, tryAt(NOW.plusSeconds(60L * i)));
    }
    Instant last = NOW.plusSeconds(60L * (SqlSignInAttempts.FREE_TRIES + 1));
    assertEquals(0, tryAt(last.plusMillis(1)), "it is slowed");
    Instant back = NOW.minus(Duration.ofDays(2));
    assertTrue(tryAt(back) > SqlSignInAttempts.FREE_TRIES, "judged, and counted on");
    assertEquals(0, tryAt(back.plusMillis(1)), "and slowed again");
  }

  private int tryAt(Instant at) {
    return attempts.countTry("agent-1", WHERE, at);
  }
}
