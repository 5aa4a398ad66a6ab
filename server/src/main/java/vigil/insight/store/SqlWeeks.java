package vigil.insight.store;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Orders by second-level category and week. Cost: one pass over the orders of the time.
@Repository
public class SqlWeeks {
  private final JdbcClient sql;

  public SqlWeeks(JdbcClient sql) {
    this.sql = sql;
  }

  /// By topic, by the Monday of each week in Shanghai.
  public Map<String, Map<LocalDate, Integer>> count(Instant from, Instant to) {
    var counts = new LinkedHashMap<String, Map<LocalDate, Integer>>();
    sql.sql(
            """
            select left(category, 4) as topic,
              date_trunc('week', at at time zone 'Asia/Shanghai')::date as week, count(*) as orders
            from insight.order_seen
            where at >= ? and at < ? and length(category) >= 4 group by 1, 2 order by 1, 2
            """)
        .params(SqlSensing.utc(from), SqlSensing.utc(to))
        .query(row -> {
          counts
              .computeIfAbsent(row.getString("topic"), _ -> new LinkedHashMap<>())
              .put(row.getObject("week", LocalDate.class), row.getInt("orders"));
        });
    return counts;
  }

  /// The Monday of the first whole week of which orders are kept.
  public Optional<LocalDate> findFirst() {
    return sql.sql(
            "select (min(at) at time zone 'Asia/Shanghai')::date as day from insight.order_seen")
        .query((row, number) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
        .single()
        .map(day -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
  }
}
