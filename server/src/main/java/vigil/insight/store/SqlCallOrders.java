package vigil.insight.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.Waves.WaveOrder;
import vigil.insight.store.SqlWave.Window;

/// Counts the orders that were written from a wave's calls, whenever that was: each way from the
/// same rows. Cost: the wave's calls, and an index look for each.
@Repository
public class SqlCallOrders {
  private final JdbcClient sql;

  public SqlCallOrders(JdbcClient sql) {
    this.sql = sql;
  }

  /// How many calls have an order.
  public int countWritten(Window calls) {
    return bind("select count(distinct c.id) " + rows(calls), calls).query(Integer.class).single();
  }

  /// By district code, [vigil.insight.DistrictCount#NOWHERE] where nobody said which.
  public Map<String, Integer> countByDistrict(Window calls) {
    return groups("coalesce(o.district, '-')", calls);
  }

  /// By category code of any level, `-` where nobody chose one; the most frequent first.
  public Map<String, Integer> countByCategory(Window calls) {
    return groups("coalesce(o.category, '-')", calls);
  }

  /// By topic; an order counts for each of its own. The most frequent first.
  public Map<String, Integer> countByTopic(Window calls) {
    return groups("unnest(o.topics)", calls);
  }

  /// Those that a topic's wave counts as well.
  public int countShared(Window calls, Window topic) {
    return bind(
            "select count(*) "
                + rows(calls)
                + """
                 and o.at >= :topicFrom and o.at < :topicTo
                 and o.topics @> array[cast(:topic as text)]
                """,
            calls)
        .param("topicFrom", SqlSensing.utc(topic.from()))
        .param("topicTo", SqlSensing.utc(topic.to()))
        .param("topic", topic.topic())
        .query(Integer.class)
        .single();
  }

  /// Newest first.
  public List<WaveOrder> listOrders(
      Window calls, @Nullable String district, @Nullable String before, int limit) {
    return bind(
            "select o.id, o.number, o.at, o.type, o.category, o.district, o.state "
                + rows(calls)
                + SqlWave.PAGE,
            calls)
        .param("district", district)
        .param("before", before)
        .param("limit", limit)
        .query(SqlWave::behind)
        .list();
  }

  private Map<String, Integer> groups(String by, Window calls) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    bind(
            "select %s as part, count(*) as cases %s group by 1 order by 2 desc, 1"
                .formatted(by, rows(calls)),
            calls)
        .query(row -> {
          counts.put(row.getString("part"), row.getInt("cases"));
        });
    return counts;
  }

  static String rows(Window calls) {
    return "from insight.order_seen o join insight.call_seen c on c.id = o.contact where "
        + SqlCallWave.listed(calls);
  }

  private JdbcClient.StatementSpec bind(String statement, Window calls) {
    return sql.sql(statement)
        .param("from", SqlSensing.utc(calls.from()))
        .param("to", SqlSensing.utc(calls.to()))
        .param("without", calls.listWithout());
  }
}
