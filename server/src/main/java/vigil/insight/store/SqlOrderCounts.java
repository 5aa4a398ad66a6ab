package vigil.insight.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.insight.rollup.OrderContribution;
import vigil.insight.rollup.OrderContributions;
import vigil.insight.rollup.OrderCounts;

/// Each order's trace, and what it adds to which day.
@Repository
public class SqlOrderCounts {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private static final int LEVEL_ONE = 2;

  private final JdbcClient sql;

  public SqlOrderCounts(JdbcClient sql) {
    this.sql = sql;
  }

  public Map<String, OrderCounts> load(Collection<String> orders) {
    return load("id", orders);
  }

  /// Those that were merged into these.
  public Map<String, OrderCounts> loadMergedInto(Collection<String> orders) {
    return load("merged_into", orders);
  }

  private Map<String, OrderCounts> load(String column, Collection<String> orders) {
    var traces = HashMap.<String, OrderCounts>newHashMap(orders.size());
    sql.sql("select trace::text from insight.order_trace where " + column + " = any (?)")
        .param(orders.toArray(String[]::new))
        .query((row, number) -> JSON.readValue(row.getString(1), OrderCounts.class))
        .list()
        .forEach(trace -> traces.put(trace.order(), trace));
    return traces;
  }

  public void save(List<OrderCounts> traces) {
    sql.sql(
            """
            insert into insight.order_trace
              (id, version, district, category, channel, merged_into, units, owed, trace)
            select id, version, district, category, channel, merged_into,
              string_to_array(units, ','), owed, trace
            from unnest(?, ?, ?, ?, ?, ?, ?, ?::timestamptz[], ?::jsonb[])
              as t (id, version, district, category, channel, merged_into, units, owed, trace)
            on conflict (id) do update set
              version = excluded.version, district = excluded.district,
              category = excluded.category, channel = excluded.channel,
              merged_into = excluded.merged_into, units = excluded.units, owed = excluded.owed,
              trace = excluded.trace
            """)
        .params(
            texts(traces.stream().map(OrderCounts::order)),
            traces.stream().map(OrderCounts::version).toArray(Integer[]::new),
            texts(traces.stream().map(SqlOrderCounts::district)),
            texts(traces.stream().map(SqlOrderCounts::category)),
            texts(traces.stream().map(trace -> trace.origin().channel())),
            texts(traces.stream().map(OrderCounts::standing).map(OrderCounts.Standing::mergedInto)),
            texts(traces.stream().map(SqlOrderCounts::units)),
            texts(traces.stream().map(SqlOrderCounts::owed)),
            texts(traces.stream().map(JSON::writeValueAsString)))
        .update();
    sql.sql("delete from insight.order_share where order_id = any (?)")
        .param(texts(traces.stream().map(OrderCounts::order)))
        .update();
    shares(traces);
  }

  private void shares(List<OrderCounts> traces) {
    var orders = new ArrayList<String>();
    var shares = new ArrayList<OrderContribution>();
    for (OrderCounts trace : traces) {
      for (OrderContribution share : OrderContributions.list(trace)) {
        orders.add(trace.order());
        shares.add(share);
      }
    }
    sql.sql(
            """
            insert into insight.order_share (order_id, day, unit, is_lead, nth, mask)
            select * from unnest(?, ?::date[], ?, ?, ?, ?)
            """)
        .params(
            texts(orders.stream()),
            texts(shares.stream().map(s -> s.day().toString())),
            texts(shares.stream().map(OrderContribution::unit)),
            shares.stream().map(OrderContribution::isLead).toArray(Boolean[]::new),
            shares.stream().map(OrderContribution::nth).toArray(Integer[]::new),
            shares.stream().map(OrderContribution::mask).toArray(Long[]::new))
        .update();
  }

  static String district(OrderCounts trace) {
    return trace.subject().district() == null
        ? OrderContribution.NOBODY
        : trace.subject().district();
  }

  static String category(OrderCounts trace) {
    String category = trace.subject().category();
    return category == null || category.length() < LEVEL_ONE
        ? OrderContribution.NOBODY
        : category.substring(0, LEVEL_ONE);
  }

  private static String units(OrderCounts trace) {
    var units = new ArrayList<String>(trace.listHands());
    units.addFirst(trace.countedWith(trace.lead()));
    return String.join(",", units);
  }

  private static @Nullable String owed(OrderCounts trace) {
    Instant due = trace.standing().due();
    return trace.standing().isOwing() && due != null ? due.toString() : null;
  }

  private static @Nullable String[] texts(java.util.stream.Stream<? extends @Nullable String> all) {
    return all.toArray(String[]::new);
  }
}
