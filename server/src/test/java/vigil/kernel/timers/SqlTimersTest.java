package vigil.kernel.timers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.Await;
import vigil.kernel.database.TestDatabase;

/// Sweeps by their rows.
class SqlTimersTest {
  private static final Duration PERIOD = Duration.ofMillis(20);
  private static final Instant NOW = Instant.parse("2022-04-01T01:30:00Z");

  private final JdbcClient sql = JdbcClient.create(TestDatabase.migrated("kernel"));

  /// Nobody who is in time asks for a turn that is further off than a period.
  @ParameterizedTest
  @ValueSource(strings = {"PT0.041S", "PT9H"})
  void aTurnLeftByAClockThatWentAheadStopsNoSweep(Duration ahead) {
    sql.sql(
            "insert into kernel.timer (name, next_at) values ('sweep', :at)"
                + " on conflict (name) do update set next_at = :at")
        .param("at", NOW.plus(ahead).atOffset(ZoneOffset.UTC))
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

  /// Whoever was held up takes no turn that another server took in time.
  @Test
  void aTurnThatAnotherTookIsNotTakenByOneThatIsLate() {
    sql.sql("insert into kernel.timer (name, next_at) values ('taken', ?)")
        .param(NOW.plus(PERIOD.multipliedBy(9).dividedBy(10)).atOffset(ZoneOffset.UTC))
        .update();
    var swept = new AtomicInteger();
    var looked = new AtomicInteger();
    var isHeld = new AtomicBoolean();
    var late = new AtomicLong();
    InstantSource held =
        () -> {
          if (isHeld.compareAndSet(false, true)) {
            Await.until(() -> late.get() != 0 && System.nanoTime() > late.get());
          }
          return NOW;
        };
    var timers = new SqlTimers(sql, held);
    try {
      timers.schedule("holds up", PERIOD, () -> {});
      Await.until(isHeld::get);
      timers.schedule("taken", PERIOD, swept::incrementAndGet);
      timers.schedule("looked-late", PERIOD, looked::incrementAndGet);
      late.set(System.nanoTime() + PERIOD.multipliedBy(3).toNanos());
      Await.until(() -> looked.get() > 0);
      assertEquals(0, swept.get());
    } finally {
      timers.destroy();
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
