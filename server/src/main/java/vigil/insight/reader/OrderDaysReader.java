package vigil.insight.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.OrderFact;
import vigil.insight.policy.Topics;
import vigil.insight.rollup.Share;
import vigil.insight.rollup.Trace;
import vigil.insight.rollup.TracePen;
import vigil.insight.store.SqlDays;
import vigil.insight.store.SqlSeen;
import vigil.insight.store.SqlSensing;
import vigil.insight.store.SqlTraces;
import vigil.kernel.Entry;
import vigil.kernel.Projection;

/// Folds each order's facts once; the roll-ups, the lists behind them and the counts of topics are
/// all made of that one fold. A fact counts once: the position moves in the same transaction, and a
/// trace knows the version it has come to.
@Component
class OrderDaysReader implements Projection {
  private final SqlTraces traces;
  private final SqlDays days;
  private final SqlSeen seen;
  private final SqlSensing cells;
  private final Topics topics;

  OrderDaysReader(SqlTraces traces, SqlDays days, SqlSeen seen, SqlSensing cells, Topics topics) {
    this.traces = traces;
    this.days = days;
    this.seen = seen;
    this.cells = cells;
    this.topics = topics;
  }

  @Override
  public String name() {
    return "insight.orders";
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
  public void read(List<Entry> entries) {
    var facts = new LinkedHashMap<String, List<OrderFact>>();
    for (Entry entry : entries) {
      OrderFacts.of(entry)
          .ifPresent(
              fact -> facts.computeIfAbsent(entry.subject(), k -> new ArrayList<>()).add(fact));
    }
    if (!facts.isEmpty()) {
      take(facts);
    }
  }

  private void take(Map<String, List<OrderFact>> facts) {
    var before = traces.load(facts.keySet());
    var changed = new ArrayList<Trace>();
    var change = new SqlDays.Change();
    facts.forEach((order, news) -> {
      @Nullable Trace old = before.get(order);
      @Nullable Trace now = old;
      for (OrderFact fact : news) {
        @Nullable Trace next = TracePen.after(now, fact);
        count(now, next, fact);
        now = next;
      }
      if (now != null && !now.equals(old)) {
        if (old != null) {
          change.add(old, -1);
        }
        change.add(now, 1);
        changed.add(now);
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
  private void count(@Nullable Trace before, @Nullable Trace after, OrderFact fact) {
    if (after != null && (before == null || topics(before).isEmpty())) {
      String district = after.district() == null ? Share.NOBODY : after.district();
      topics(after).forEach(topic -> cells.count(topic, district, fact.on().at()));
    }
  }

  private List<String> topics(Trace trace) {
    String category = trace.category();
    return category == null ? List.of() : topics.of(category);
  }
}
