package vigil.casework.privacy.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How often somebody looked at numbers within the window that their first look began.
@Repository
public class SqlNumberLookups {
  /// Of two who ask together the later may write first; a window that begins later than this was
  /// written before the clock was put back.
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  /// How often, this time included.
  public record Usage(int times, Instant since) {}

  private final JdbcClient sql;

  SqlNumberLookups(JdbcClient sql) {
    this.sql = sql;
  }

  public Usage add(String staff, String kind, Instant now, Duration window) {
    return sql.sql(
            """
            insert into casework.look as l (staff, kind, since, used)
            values (:staff, :kind, :now, 1)
            on conflict (staff, kind) do update set
              used = case when l.since <= :start or l.since > :ahead then 1 else l.used + 1 end,
              since = case when l.since <= :start or l.since > :ahead then :now else l.since end
            returning used, since
            """)
        .param("staff", staff)
        .param("kind", kind)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("start", now.minus(window).atOffset(ZoneOffset.UTC))
        .param("ahead", now.plus(TOGETHER).atOffset(ZoneOffset.UTC))
        .query((row, n) -> new Usage(row.getInt("used"), row.getTimestamp("since").toInstant()))
        .single();
  }
}
