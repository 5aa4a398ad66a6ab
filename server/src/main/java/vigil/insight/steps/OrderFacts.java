package vigil.insight.steps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;

/// The facts of orders among all facts, each as the record that was told.
final class OrderFacts {
  private static final Map<String, Class<? extends OrderFact>> KINDS = kinds();

  private OrderFacts() {}

  static Optional<OrderFact> of(LedgerEntry entry) {
    var kind = KINDS.get(entry.kind());
    return kind == null ? Optional.empty() : Optional.of(entry.as(kind));
  }

  /// What the order is about, if this fact says so.
  static Order.@Nullable Appeal appeal(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Registered f -> f.appeal();
      case OrderFact.Amended f -> f.appeal();
      case OrderFact.Submitted f -> f.appeal();
      case OrderFact.IntakeFact _,
          OrderFact.PriorityFact _,
          OrderFact.UnitFact _,
          OrderFact.RoundFact _,
          OrderFact.RequestFact _ ->
          null;
    };
  }

  private static Map<String, Class<? extends OrderFact>> kinds() {
    var kinds = new LinkedHashMap<String, Class<? extends OrderFact>>();
    for (Class<?> branch : OrderFact.class.getPermittedSubclasses()) {
      for (Class<?> leaf : branch.getPermittedSubclasses()) {
        kinds.put(Fact.kind(leaf), leaf.asSubclass(OrderFact.class));
      }
    }
    return kinds;
  }
}
