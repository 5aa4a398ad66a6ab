package vigil.kernel.timers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.Await;
import vigil.kernel.database.TestDatabase;

/// Sweeps by their rows.
class SqlTimersTest {
  private static final Duration PERIOD = Duration.ofMillis(20);
  private static final Instant NOW = Instant.parse("2022-04-01T01:30:00Z");

  private final JdbcClient sql = JdbcClient.create(TestDatabase.migrated("kernel"));

  @Test
  void aTurnLeftByAClockThatWentAheadStopsNoSweep() {
    sql.sql("insert into kernel.timer (name, next_at) values ('sweep', ?)")
        .param(NOW.plus(Duration.ofHours(9)).atOffset(ZoneOffset.UTC))
        .update();
    var swept = new AtomicInteger();
    var timers = new SqlTimers(sql, InstantSource.fixed(NOW));
    try {
      timers.schedule("sweep", PERIOD, swept::incrementAndGet);
      Await.until(() -> swept.get() > 0);
    } finally {
      timers.destroy();
    }
  }

  @Test
  void ofTwoServersOneSweeps() {
    var swept = new AtomicInteger();
    var one = new SqlTimers(sql, InstantSource.fixed(NOW));
    var other = new SqlTimers(sql, InstantSource.fixed(NOW));
    var looked = new AtomicInteger();
    try {
      one.schedule("turn", PERIOD, swept::incrementAndGet);
      other.schedule("turn", PERIOD, swept::incrementAndGet);
      other.schedule("looked", PERIOD, looked::incrementAndGet);
      Await.until(() -> swept.get() > 0 && looked.get() > 0);
      assertEquals(1, swept.get(), "the time stands still: the turn is taken once");
    } finally {
      one.destroy();
      other.destroy();
    }
  }

  /// Rows that one commit wrote bear its number.
  @Test
  void sweepsThatAreDueTogetherMoveTheirRowsInOneCommit() {
    var swept = new AtomicInteger();
    var timers = new SqlTimers(sql, InstantSource.fixed(NOW));
    try {
      for (String name : List.of("one", "two", "three")) {
        timers.schedule(name, Duration.ofMillis(400), swept::incrementAndGet);
      }
      Await.until(() -> swept.get() >= 3);
      int commits =
          sql.sql("select count(distinct xmin::text) from kernel.timer")
              .query(Integer.class)
              .single();
      // two where they were scheduled just before and after a step
      assertTrue(commits < 3, () -> commits + " commits");
    } finally {
      timers.destroy();
    }
  }

  @Test
  void aSweepThatFailsComesAgain() {
    var swept = new AtomicInteger();
    var timers = new SqlTimers(sql, InstantSource.system());
    try {
      timers.schedule(
          "failing",
          PERIOD,
          () -> {
            if (swept.incrementAndGet() < 3) {
              throw new IllegalStateException("not this time");
            }
          });
      Await.until(() -> swept.get() >= 4);
    } finally {
      timers.destroy();
    }
  }
}
