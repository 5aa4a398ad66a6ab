package vigil.kernel.timers;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.Timers;

/// Sweeps by a row each: whoever moves the row to its next turn runs the sweep, so of several
/// servers one does.
@Component
class SqlTimers implements Timers, DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(SqlTimers.class);
  private static final int THREADS = 4;

  private final JdbcClient sql;
  private final InstantSource clock;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("timer-", 0).factory());

  SqlTimers(JdbcClient sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public void schedule(String name, Duration period, Runnable sweep) {
    var _ =
        threads.scheduleWithFixedDelay(
            () -> turn(name, period, sweep),
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void turn(String name, Duration period, Runnable sweep) {
    try {
      if (isMyTurn(name, period)) {
        sweep.run();
      }
    } catch (RuntimeException failure) {
      if (threads.isShutdown()) {
        return; // the server stops; the turn comes after its next start
      }
      log.warn("The sweep {} failed and comes again in {}", name, period, failure);
    }
  }

  private boolean isMyTurn(String name, Duration period) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    // A little less than the period, so that one server's own turns never skip each other.
    var next = now.plus(period.multipliedBy(9).dividedBy(10));
    // A turn further off than that was written by a clock that went ahead of this one.
    var impossible = now.plus(period.multipliedBy(2));
    return sql.sql(
                """
                insert into kernel.timer as t (name, next_at) values (?, ?)
                on conflict (name) do update set next_at = excluded.next_at
                where t.next_at <= ? or t.next_at > ?
                """)
            .params(name, next, now, impossible)
            .update()
        == 1;
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
