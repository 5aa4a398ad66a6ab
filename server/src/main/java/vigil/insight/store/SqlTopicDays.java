package vigil.insight.store;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.city.WorkingDays;

/// Cases of the whole city by topic and day.
@Repository
public class SqlTopicDays {
  private final JdbcClient sql;

  public SqlTopicDays(JdbcClient sql) {
    this.sql = sql;
  }

  /// Cases of one topic on one day of the city's clock.
  public record TopicDay(String topic, LocalDate date, int cases) {}

  /// Days from `from` to the one before `until`, those of a topic in order.
  public List<TopicDay> list(LocalDate from, LocalDate until) {
    return sql.sql(
            """
            select topic, cast(at at time zone :zone as date) as day, sum(cases) as cases
            from insight.cell
            where district = '*' and at >= cast(:from as timestamp) at time zone :zone
              and at < cast(:until as timestamp) at time zone :zone
            group by 1, 2 order by 1, 2
            """)
        .param("zone", WorkingDays.SHANGHAI.getId())
        .param("from", from.atStartOfDay())
        .param("until", until.atStartOfDay())
        .query((row, n) ->
            new TopicDay(
                row.getString("topic"), row.getObject("day", LocalDate.class), row.getInt("cases")))
        .list();
  }
}
