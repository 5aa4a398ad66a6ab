package vigil.kernel.timers;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.Timers;

/// Sweeps by a row each: whoever moves the row to its next turn runs the sweep, so of several
/// servers one does. Turns come at whole seconds, all that are due then move their rows in one
/// commit: most sweeps find nothing to do, and the commit is what they cost.
@Component
class SqlTimers implements Timers, DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(SqlTimers.class);
  private static final int THREADS = 4;

  /// Turns of sweeps that come no more often than this are at multiples of it.
  private static final Duration STEP = Duration.ofSeconds(1);

  private final JdbcClient sql;
  private final InstantSource clock;
  private final List<Sweep> sweeps = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService claims =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("timer-claims").factory());
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("timer-", 0).factory());

  SqlTimers(JdbcClient sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public void schedule(String name, Duration period, Runnable sweep) {
    var made = new Sweep(name, period, sweep);
    sweeps.add(made);
    made.restFrom(System.nanoTime());
  }

  /// Takes all turns that are due.
  private void takeTurns() {
    long now = System.nanoTime();
    List<Sweep> due = sweeps.stream().filter(sweep -> sweep.isDueAt(now)).toList();
    if (due.isEmpty()) {
      return;
    }
    due.forEach(Sweep::begin);
    Set<String> ours = claim(due, now);
    for (Sweep sweep : due) {
      if (ours.contains(sweep.name)) {
        threads.execute(() -> sweep.run(now));
      } else {
        sweep.restFrom(now);
      }
    }
  }

  private Set<String> claim(List<Sweep> due, long at) {
    try {
      return Set.copyOf(claimed(due, at));
    } catch (RuntimeException | Error failure) {
      if (!claims.isShutdown()) {
        log.warn("The sweeps {} could not be begun and come again", names(due), failure);
      }
      return Set.of();
    }
  }

  private List<String> claimed(List<Sweep> due, long at) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    // A turn that is further off than two periods was written by a clock that went ahead of this
    // one. Rows are taken in the order of their names, as by every other server.
    return sql.sql(
            """
            with due as (select * from unnest(cast(:names as text[]),
                cast(:next as timestamptz[]), cast(:last as timestamptz[])) _ (name, next, last))
            insert into kernel.timer as t (name, next_at)
            select name, next from due order by name
            on conflict (name) do update set next_at = excluded.next_at
            where t.next_at <= :now or t.next_at > (select last from due where name = t.name)
            returning name
            """)
        .param("names", names(due).toArray(String[]::new))
        .param("next", times(due, sweep -> now.plus(sweep.most(at))))
        .param("last", times(due, sweep -> now.plus(sweep.period.multipliedBy(2))))
        .param("now", now)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static String[] times(List<Sweep> sweeps, Function<Sweep, OffsetDateTime> time) {
    return sweeps.stream().map(time).map(OffsetDateTime::toString).toArray(String[]::new);
  }

  private static List<String> names(List<Sweep> sweeps) {
    return sweeps.stream().map(sweep -> sweep.name).toList();
  }

  @Override
  public void destroy() {
    claims.shutdownNow();
    threads.shutdownNow();
  }

  /// What recurs.
  private final class Sweep {
    private final String name;
    private final Duration period;
    private final Runnable work;
    private volatile boolean isUnderWay;
    private volatile long dueAt;

    Sweep(String name, Duration period, Runnable work) {
      this.name = name;
      this.period = period;
      this.work = work;
    }

    boolean isDueAt(long now) {
      return !isUnderWay && dueAt - now <= 0;
    }

    /// A little less than the period, counted from when it was due: so one server's own turns never
    /// skip each other.
    Duration most(long now) {
      long late = Math.clamp(now - dueAt, 0, period.toNanos() / 2);
      return period.multipliedBy(9).dividedBy(10).minusNanos(late);
    }

    void begin() {
      isUnderWay = true;
    }

    void run(long begun) {
      try {
        work.run();
      } catch (RuntimeException failure) {
        // Where the server stops, the turn comes after its next start.
        if (!threads.isShutdown()) {
          log.warn("The sweep {} failed and comes again in {}", name, period, failure);
        }
      } finally {
        long now = System.nanoTime();
        restFrom(now - begun < period.toNanos() / 2 ? begun : now);
      }
    }

    /// The next turn is a period later, at the next step.
    void restFrom(long since) {
      long step = Math.min(period.toNanos(), STEP.toNanos());
      dueAt = Math.floorDiv(since + period.toNanos() + step / 2, step) * step;
      isUnderWay = false;
      try {
        var _ =
            claims.schedule(
                SqlTimers.this::takeTurns, dueAt - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException stopping) {
        log.debug("The sweep {} comes again after the next start", name);
      }
    }
  }
}
