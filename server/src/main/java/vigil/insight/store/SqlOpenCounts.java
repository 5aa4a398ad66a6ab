package vigil.insight.store;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.rollup.DimensionPair;

/// Orders by day and two dimensions, from the roll-ups.
@Repository
public class SqlOpenCounts {
  private final JdbcClient sql;

  public SqlOpenCounts(JdbcClient sql) {
    this.sql = sql;
  }

  /// Orders that were registered on a day.
  public record Count(LocalDate day, String one, String other, long orders) {}

  public List<Count> list(DimensionPair pair, LocalDate from, LocalDate until) {
    return sql.sql(
            """
            select day, a, b, orders from insight.order_day
            where pair = ? and day between ? and ? and orders > 0 order by day, a, b
            """)
        .params(pair.name(), from, until)
        .query((row, number) ->
            new Count(
                row.getObject("day", LocalDate.class),
                row.getString("a"),
                row.getString("b"),
                row.getLong("orders")))
        .list();
  }
}
