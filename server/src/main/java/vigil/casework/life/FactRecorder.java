package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.Outcome.Decision;

/// The facts of one step as they are told, each making the order's next version.
final class FactRecorder {
  private final Instant at;
  private final String by;
  private final List<OrderFact> facts = new ArrayList<>();
  private Order order;

  FactRecorder(Order before, Actor by, Instant at) {
    order = before;
    this.by = by.id();
    this.at = at;
  }

  FactRecorder append(Function<OrderFact.FactHeader, OrderFact> fact) {
    OrderFact told = fact.apply(new OrderFact.FactHeader(order.id(), order.version() + 1, at, by));
    facts.add(told);
    order = OrderReplay.apply(order, told);
    return this;
  }

  Order order() {
    return order;
  }

  Decision build() {
    return new Decision(order, facts);
  }
}
