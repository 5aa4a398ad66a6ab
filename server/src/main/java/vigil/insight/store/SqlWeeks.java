package vigil.insight.store;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.city.WorkingDays;

/// Orders by second-level category and week. Cost: one pass over the orders of the time.
@Repository
public class SqlWeeks {
  /// The topic of what has none.
  public static final String NONE = "-";

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

  /// In each of some weeks of seven days, by topic; what has no category of the second level is
  /// under [#NONE].
  ///
  /// @param district null for the whole city
  /// @return numbers of orders, the first week's first
  public Map<String, List<Integer>> count(LocalDate from, int weeks, @Nullable String district) {
    var counts = new LinkedHashMap<String, List<Integer>>();
    sql.sql(
            """
            select case when length(category) >= 4 then left(category, 4) else :none end as topic,
              (cast(at at time zone 'Asia/Shanghai' as date) - cast(:first as date)) / 7 as week,
              count(*) as orders
            from insight.order_seen
            where at >= :from and at < :to
              and (cast(:district as text) is null or district = :district)
            group by 1, 2 order by 1, 2
            """)
        .param("none", NONE)
        .param("first", from)
        .param("from", SqlSensing.utc(WorkingDays.startOf(from)))
        .param("to", SqlSensing.utc(WorkingDays.startOf(from.plusWeeks(weeks))))
        .param("district", district)
        .query(row -> {
          counts
              .computeIfAbsent(
                  row.getString("topic"), _ -> new ArrayList<>(Collections.nCopies(weeks, 0)))
              .set(row.getInt("week"), row.getInt("orders"));
        });
    return counts;
  }

  /// The Monday of the first whole week of which orders are kept.
  public Optional<LocalDate> findFirst() {
    return findFirstDay().map(day -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
  }

  /// The first day of which orders are kept.
  public Optional<LocalDate> findFirstDay() {
    return sql.sql(
            "select (min(at) at time zone 'Asia/Shanghai')::date as day from insight.order_seen")
        .query((row, number) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
        .single();
  }
}
