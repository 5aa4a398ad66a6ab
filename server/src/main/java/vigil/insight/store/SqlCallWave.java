package vigil.insight.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.Topic;
import vigil.insight.store.SqlWave.Window;

/// Counts a wave's calls, each way from the same rows of `insight.call_seen`: those that came, or
/// those whose callers gave up in the queue, by the moment in which they did.
@Repository
public class SqlCallWave {
  private static final String ARRIVED =
      " as moment from insight.call_seen where at >= :from and at < :to";

  /// Nobody waits longer than a day: so the index by arrival serves.
  private static final String GAVE_UP =
      """
       as moment from insight.call_seen
      where at >= :from - interval '1 day' and at < :to and ended_at >= :from and ended_at < :to
        and queued_at is not null and answered_at is null
      """;

  private final JdbcClient sql;

  public SqlCallWave(JdbcClient sql) {
    this.sql = sql;
  }

  public int count(Window window) {
    return bind("select count(*) from (select " + moments(window) + ") calls", window)
        .query(Integer.class)
        .single();
  }

  /// By the ten minutes: the cell's number since 1970.
  public Map<Long, Integer> countByCell(Window window, int cellSeconds) {
    Map<Long, Integer> counts = new LinkedHashMap<>();
    bind(
            "select floor(extract(epoch from moment) / :cell)::bigint as part, count(*) as cases"
                + " from (select "
                + moments(window)
                + ") calls group by 1",
            window)
        .param("cell", cellSeconds)
        .query(row -> {
          counts.put(row.getLong("part"), row.getInt("cases"));
        });
    return counts;
  }

  private static String moments(Window window) {
    return Topic.CALLS_ABANDONED.id().equals(window.topic())
        ? "ended_at" + GAVE_UP
        : "at" + ARRIVED;
  }

  private JdbcClient.StatementSpec bind(String statement, Window window) {
    return sql.sql(statement)
        .param("from", SqlSensing.utc(window.from()))
        .param("to", SqlSensing.utc(window.to()));
  }
}
