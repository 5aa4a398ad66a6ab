package vigil.insight.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.store.SqlWave.Window;

/// Finds a wave's orders by the units that their accusations shut out. Cost: the wave's orders, and
/// an index look for each.
@Repository
public class SqlAccusedUnits {
  private static final String LIST =
      """
      select shut.unit, t.id
      from insight.order_trace t
      cross join lateral jsonb_array_elements_text(t.trace -> 'shutOut') as shut (unit)
      where t.id in (select o.id %s) and shut.unit = any(:units)
      order by shut.unit, t.id
      """;

  private final JdbcClient sql;

  SqlAccusedUnits(JdbcClient sql) {
    this.sql = sql;
  }

  /// Of a topic's wave; by unit, the order's ids.
  public Map<String, List<String>> listOfTopic(Window topic, Set<String> units) {
    return list(LIST.formatted(SqlWave.rows(topic)), topic, units);
  }

  /// Of the orders that were written from a wave's calls; by unit, the order's ids.
  public Map<String, List<String>> listOfCalls(Window calls, Set<String> units) {
    return list(LIST.formatted(SqlCallOrders.rows(calls)), calls, units);
  }

  /// Of a topic's wave, the orders of which nobody has said whom they accuse.
  public List<String> listUnsaidOfTopic(Window topic) {
    return listUnsaid(SqlWave.rows(topic), topic);
  }

  /// The same of those that were written from a wave's calls.
  public List<String> listUnsaidOfCalls(Window calls) {
    return listUnsaid(SqlCallOrders.rows(calls), calls);
  }

  private List<String> listUnsaid(String rows, Window window) {
    return sql.sql(
            """
            select t.id from insight.order_trace t
            where t.id in (select o.id %s) and t.trace ->> 'owesAccused' = 'true'
            order by t.id
            """
                .formatted(rows))
        .param("topic", window.topic())
        .param("from", SqlSensing.utc(window.from()))
        .param("to", SqlSensing.utc(window.to()))
        .query((row, number) -> row.getString("id"))
        .list();
  }

  private Map<String, List<String>> list(String statement, Window window, Set<String> units) {
    Map<String, List<String>> orders = new LinkedHashMap<>();
    sql.sql(statement)
        .param("topic", window.topic())
        .param("from", SqlSensing.utc(window.from()))
        .param("to", SqlSensing.utc(window.to()))
        .param("units", units.toArray(String[]::new))
        .query(row -> {
          orders
              .computeIfAbsent(row.getString("unit"), _ -> new ArrayList<>())
              .add(row.getString("id"));
        });
    return orders;
  }
}
