package vigil.insight.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.OrderFact;
import vigil.insight.rollup.Trace;
import vigil.insight.rollup.TracePen;
import vigil.insight.store.SqlDays;
import vigil.insight.store.SqlTraces;
import vigil.kernel.Entry;
import vigil.kernel.Fact;
import vigil.kernel.Projection;

/// Fills the roll-ups of orders. A fact counts once: the position moves in the same transaction,
/// and a trace knows the version it has come to.
@Component
class OrderDaysReader implements Projection {
  private static final Map<String, Class<? extends OrderFact>> KINDS = kinds();

  private final SqlTraces traces;
  private final SqlDays days;

  OrderDaysReader(SqlTraces traces, SqlDays days) {
    this.traces = traces;
    this.days = days;
  }

  @Override
  public String name() {
    return "insight.orders";
  }

  @Override
  public List<String> tables() {
    return List.of("insight.order_trace", "insight.order_share", "insight.order_day");
  }

  @Override
  public void read(List<Entry> entries) {
    var facts = new LinkedHashMap<String, List<OrderFact>>();
    for (Entry entry : entries) {
      var kind = KINDS.get(entry.kind());
      if (kind != null) {
        facts.computeIfAbsent(entry.subject(), k -> new ArrayList<>()).add(entry.as(kind));
      }
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
        now = TracePen.after(now, fact);
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
      days.apply(change);
    }
  }

  private static Map<String, Class<? extends OrderFact>> kinds() {
    var kinds = new LinkedHashMap<String, Class<? extends OrderFact>>();
    for (Class<?> branch : OrderFact.class.getPermittedSubclasses()) {
      for (Class<?> leaf : branch.getPermittedSubclasses()) {
        kinds.put(Fact.kind(leaf.asSubclass(OrderFact.class)), leaf.asSubclass(OrderFact.class));
      }
    }
    return kinds;
  }
}
