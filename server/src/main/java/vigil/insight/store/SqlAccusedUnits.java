package vigil.insight.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.store.SqlWave.Window;

/// Counts a wave's orders by the units that their accusations shut out. Cost: the wave's orders,
/// and an index look for each.
@Repository
public class SqlAccusedUnits {
  private static final String COUNT =
      """
      select shut.unit, count(*) as cases
      from insight.order_trace t
      cross join lateral jsonb_array_elements_text(t.trace -> 'shutOut') as shut (unit)
      where t.id in (select o.id %s)
      group by shut.unit order by shut.unit
      """;

  private final JdbcClient sql;

  SqlAccusedUnits(JdbcClient sql) {
    this.sql = sql;
  }

  /// Of a topic's wave.
  public Map<String, Integer> countOfTopic(Window topic) {
    return count(COUNT.formatted(SqlWave.ROWS), topic);
  }

  /// Of the orders that were written from a wave's calls.
  public Map<String, Integer> countOfCalls(Window calls) {
    return count(COUNT.formatted(SqlCallOrders.rows(calls)), calls);
  }

  private Map<String, Integer> count(String statement, Window window) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    sql.sql(statement)
        .param("topic", window.topic())
        .param("from", SqlSensing.utc(window.from()))
        .param("to", SqlSensing.utc(window.to()))
        .query(row -> {
          counts.put(row.getString("unit"), row.getInt("cases"));
        });
    return counts;
  }
}
