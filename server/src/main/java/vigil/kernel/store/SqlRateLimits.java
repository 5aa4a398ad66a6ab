package vigil.kernel.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.RateLimits;
import vigil.kernel.Timers;

/// One upsert a request.
@Repository
public class SqlRateLimits implements RateLimits {
  private static final Duration KEPT = Duration.ofDays(2);

  /// Of two who ask together the later may write first: only a window that begins later than this
  /// was written before the clock was put back, and is no more.
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  private final JdbcClient sql;
  private final InstantSource clock;

  public SqlRateLimits(JdbcClient sql, InstantSource clock, Timers timers) {
    this.sql = sql;
    this.clock = clock;
    timers.schedule("kernel.allowance", Duration.ofHours(1), this::purge);
  }

  private record Usage(int times, Instant since) {}

  @Override
  public Optional<Duration> consume(String what, String who, int most, Duration window) {
    Instant now = clock.instant();
    Usage used =
        sql.sql(
                """
                insert into kernel.allowance as a (what, who, since, used)
                values (:what, :who, :now, 1)
                on conflict (what, who) do update set
                  used = case when a.since <= :start or a.since > :ahead then 1
                    else a.used + 1 end,
                  since = case when a.since <= :start or a.since > :ahead then :now
                    else a.since end
                returning used, since
                """)
            .param("what", what)
            .param("who", who)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("start", now.minus(window).atOffset(ZoneOffset.UTC))
            .param("ahead", now.plus(TOGETHER).atOffset(ZoneOffset.UTC))
            .query((row, number) ->
                new Usage(row.getInt("used"), row.getTimestamp("since").toInstant()))
            .single();
    return wait(used, most, window, now);
  }

  @Override
  public Optional<Duration> take(String what, String who, int most, Duration window) {
    Instant now = clock.instant();
    int taken =
        sql.sql(
                """
                insert into kernel.allowance as a (what, who, since, used)
                values (:what, :who, :now, 1)
                on conflict (what, who) do update set
                  used = case when a.since <= :start or a.since > :ahead then 1
                    else a.used + 1 end,
                  since = case when a.since <= :start or a.since > :ahead then :now
                    else a.since end
                where a.since <= :start or a.since > :ahead or a.used < :most
                """)
            .param("what", what)
            .param("who", who)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("start", now.minus(window).atOffset(ZoneOffset.UTC))
            .param("ahead", now.plus(TOGETHER).atOffset(ZoneOffset.UTC))
            .param("most", most)
            .update();
    return taken == 1
        ? Optional.empty()
        : Optional.of(findWait(what, who, most, window).orElse(Duration.ofSeconds(1)));
  }

  @Override
  public void giveBack(String what, String who, Instant taken) {
    sql.sql(
            """
            update kernel.allowance set used = used - 1
            where what = ? and who = ? and used > 0 and since <= ?
            """)
        .params(what, who, taken.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public Optional<Duration> findWait(String what, String who, int most, Duration window) {
    return sql.sql("select used, since from kernel.allowance where what = ? and who = ?")
        .params(what, who)
        .query((row, number) ->
            new Usage(row.getInt("used") + 1, row.getTimestamp("since").toInstant()))
        .optional()
        .flatMap(used -> wait(used, most, window, clock.instant()));
  }

  private static Optional<Duration> wait(Usage used, int most, Duration window, Instant now) {
    Duration left = Duration.between(now, used.since().plus(window));
    boolean isClockPutBack = used.since().isAfter(now.plus(TOGETHER));
    return used.times() <= most || !left.isPositive() || isClockPutBack
        ? Optional.empty()
        : Optional.of(left);
  }

  private void purge() {
    sql.sql("delete from kernel.allowance where since < ?")
        .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
  }
}
