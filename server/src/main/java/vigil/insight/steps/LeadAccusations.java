package vigil.insight.steps;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.insight.rollup.OrderCounts;
import vigil.insight.store.SqlOrderCounts;

/// Whom an order accuses is shut out of all that was merged into it too, through chains, whether
/// the accusation was there before the merge or came after it (rules 9.1).
final class LeadAccusations {
  private final SqlOrderCounts traces;
  private final Map<String, OrderCounts> before;
  private final Map<String, OrderCounts> after;

  /// @param before orders as they are stored; what is looked up joins both
  /// @param after the same with the new facts in them, changed here
  LeadAccusations(
      SqlOrderCounts traces, Map<String, OrderCounts> before, Map<String, OrderCounts> after) {
    this.traces = traces;
    this.before = before;
    this.after = after;
  }

  void spread() {
    Set<String> leads = listNewLeads();
    add(traces.load(leads));
    after.values().stream().filter(this::hasNewOut).map(OrderCounts::order).forEach(leads::add);
    while (!leads.isEmpty()) {
      add(traces.loadMergedInto(leads));
      leads = spread(leads);
    }
  }

  /// A step down from these.
  ///
  /// @return whom it changed
  private Set<String> spread(Set<String> leads) {
    var grown = new LinkedHashSet<String>();
    after.replaceAll((id, order) -> {
      String lead = order.standing().mergedInto();
      OrderCounts from = lead == null || !leads.contains(lead) ? null : after.get(lead);
      OrderCounts shut = from == null ? order : order.shutting(from.subject().shutOut());
      if (!shut.equals(order)) {
        grown.add(id);
      }
      return shut;
    });
    return grown;
  }

  /// Into which orders the new facts merged another.
  private Set<String> listNewLeads() {
    return after.values().stream()
        .filter(order -> {
          OrderCounts old = before.get(order.order());
          return old == null || old.standing().mergedInto() == null;
        })
        .flatMap(order -> Stream.ofNullable(order.standing().mergedInto()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean hasNewOut(OrderCounts order) {
    @Nullable OrderCounts old = before.get(order.order());
    return !order.subject().shutOut().equals(old == null ? List.of() : old.subject().shutOut());
  }

  private void add(Map<String, OrderCounts> stored) {
    stored.forEach((id, order) -> {
      if (after.putIfAbsent(id, order) == null) {
        before.put(id, order);
      }
    });
  }
}
