package vigil.insight.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.OrderFact;
import vigil.city.City;
import vigil.insight.policy.Topics;
import vigil.insight.rollup.OrderContribution;
import vigil.insight.rollup.OrderCounts;
import vigil.insight.rollup.OrderCountsBuilder;
import vigil.insight.store.SqlCountedRows;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlOrderCounts;
import vigil.insight.store.SqlSensing;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;

/// Folds each order's facts once; the roll-ups, the lists behind them and the counts of topics are
/// all made of that one fold. A fact counts once: the position moves in the same transaction, and a
/// trace knows the version it has come to.
@Component
class OrderDaysReader implements Projection {
  static final String NAME = "insight.orders";

  private final SqlOrderCounts traces;
  private final SqlDailySums days;
  private final SqlCountedRows seen;
  private final SqlSensing cells;
  private final Topics topics;
  private final City city;

  OrderDaysReader(
      SqlOrderCounts traces,
      SqlDailySums days,
      SqlCountedRows seen,
      SqlSensing cells,
      Topics topics,
      City city) {
    this.traces = traces;
    this.days = days;
    this.seen = seen;
    this.cells = cells;
    this.topics = topics;
    this.city = city;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> tables() {
    return List.of(
        "insight.order_trace",
        "insight.order_share",
        "insight.order_day",
        "insight.order_seen",
        "insight.cell");
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    var facts = new LinkedHashMap<String, List<OrderFact>>();
    for (LedgerEntry entry : entries) {
      entry
          .find(OrderFact.class)
          .ifPresent(
              fact -> facts.computeIfAbsent(entry.subject(), k -> new ArrayList<>()).add(fact));
    }
    if (!facts.isEmpty()) {
      take(facts);
    }
  }

  private void take(Map<String, List<OrderFact>> facts) {
    var before = traces.load(facts.keySet());
    var after = new LinkedHashMap<String, OrderCounts>();
    facts.forEach((order, news) -> {
      @Nullable OrderCounts counts = before.get(order);
      for (OrderFact fact : news) {
        @Nullable OrderCounts next = OrderCountsBuilder.apply(counts, fact, city.units());
        count(counts, next, fact);
        counts = next;
      }
      if (counts != null) {
        after.put(order, counts);
      }
    });
    new LeadAccusations(traces, before, after).spread();
    save(before, after);
  }

  private void save(Map<String, OrderCounts> before, Map<String, OrderCounts> after) {
    var changed = new ArrayList<OrderCounts>();
    var change = new SqlDailySums.Change();
    after.forEach((order, counts) -> {
      @Nullable OrderCounts old = before.get(order);
      if (!counts.equals(old)) {
        if (old != null) {
          change.add(old, -1);
        }
        change.add(counts, 1);
        changed.add(counts);
      }
    });
    if (!changed.isEmpty()) {
      traces.save(changed);
      seen.save(changed, this::topics);
      days.apply(change);
    }
  }

  /// An order counts once for its topics, when its category is first known, in the ten minutes in
  /// which that was said.
  private void count(@Nullable OrderCounts before, @Nullable OrderCounts after, OrderFact fact) {
    if (after != null && (before == null || topics(before).isEmpty())) {
      String district =
          after.subject().district() == null
              ? OrderContribution.NOBODY
              : after.subject().district();
      topics(after).forEach(topic -> cells.count(topic, district, fact.on().at()));
    }
  }

  private List<String> topics(OrderCounts trace) {
    String category = trace.subject().category();
    return category == null ? List.of() : topics.listForCategory(category);
  }
}
