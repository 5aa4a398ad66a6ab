package vigil.insight.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.Topic;
import vigil.insight.WaveCalls;
import vigil.insight.store.SqlWave.Window;

/// Counts a wave's calls, each way from the same rows of `insight.call_seen`: those that came, or
/// those whose callers gave up in the queue, by the moment in which they did.
@Repository
public class SqlCallWave {
  private static final String ARRIVED = "c.at >= :from and c.at < :to";

  /// Nobody waits longer than a day: so the index by arrival serves.
  private static final String GAVE_UP =
      """
      c.at >= :from - interval '1 day' and c.at < :to and c.ended_at >= :from and c.ended_at < :to
        and c.queued_at is not null and c.answered_at is null
      """;

  /// Only calls of which no order is one that some units are not told of.
  private static final String UNACCUSING =
      """
       and not exists (select 1 from insight.order_seen w join insight.order_trace t on t.id = w.id
         where w.contact = c.id and %s)
      """
          .formatted(SqlWave.UNTOLD);

  /// How each of them stands at the wave's end, or now.
  private static final String ENDS =
      """
      select count(*) filter (where stands = 'answered') as answered,
        count(*) filter (where stands = 'gave-up') as gave_up,
        count(*) filter (where stands = 'waiting') as waiting,
        count(*) filter (where stands = 'before') as before
      from (select case
          when c.answered_at < :to then 'answered'
          when c.queued_at is null or c.queued_at >= :to then 'before'
          when c.ended_at < :to then 'gave-up'
          else 'waiting' end as stands
        from insight.call_seen c where
      """;

  private final JdbcClient sql;

  public SqlCallWave(JdbcClient sql) {
    this.sql = sql;
  }

  /// Which calls belong to a wave: those that came in it; of callers who gave up also who had come
  /// before, and gave up in it.
  static String listed(Window window) {
    String calls = isOfAbandoned(window) ? "(%s or %s)".formatted(ARRIVED, GAVE_UP) : ARRIVED;
    return calls + unaccusing(window);
  }

  public int count(Window window) {
    return bind("select count(*) from insight.call_seen c where " + counted(window), window)
        .query(Integer.class)
        .single();
  }

  /// What became of the calls that belong to a wave.
  public WaveCalls.Ends countEnds(Window window) {
    return bind(ENDS + listed(window) + ") calls", window)
        .query((row, number) ->
            new WaveCalls.Ends(
                row.getInt("answered"),
                row.getInt("gave_up"),
                row.getInt("waiting"),
                row.getInt("before")))
        .single();
  }

  /// By cells of so many seconds: the cell's number since 1970.
  public Map<Long, Integer> countByCell(Window window, int cellSeconds) {
    Map<Long, Integer> counts = new LinkedHashMap<>();
    bind(
            "select floor(extract(epoch from %s) / :cell)::bigint as part, count(*) as cases"
                    .formatted(isOfAbandoned(window) ? "c.ended_at" : "c.at")
                + " from insight.call_seen c where "
                + counted(window)
                + " group by 1",
            window)
        .param("cell", cellSeconds)
        .query(row -> {
          counts.put(row.getLong("part"), row.getInt("cases"));
        });
    return counts;
  }

  private static String counted(Window window) {
    return (isOfAbandoned(window) ? GAVE_UP : ARRIVED) + unaccusing(window);
  }

  private static String unaccusing(Window window) {
    return window.without().isEmpty() ? "" : UNACCUSING;
  }

  private static boolean isOfAbandoned(Window window) {
    return Topic.CALLS_ABANDONED.id().equals(window.topic());
  }

  private JdbcClient.StatementSpec bind(String statement, Window window) {
    return sql.sql(statement)
        .param("from", SqlSensing.utc(window.from()))
        .param("to", SqlSensing.utc(window.to()))
        .param("without", window.listWithout());
  }
}
