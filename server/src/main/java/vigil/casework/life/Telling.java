package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.Outcome.Decision;

/// The facts of one step as they are told, each making the order's next version.
final class Telling {
  private final Instant at;
  private final String by;
  private final List<OrderFact> facts = new ArrayList<>();
  private Order order;

  Telling(Order before, Actor by, Instant at) {
    order = before;
    this.by = by.id();
    this.at = at;
  }

  Telling tell(Function<OrderFact.On, OrderFact> fact) {
    OrderFact told = fact.apply(new OrderFact.On(order.id(), order.version() + 1, at, by));
    facts.add(told);
    order = Evolution.after(order, told);
    return this;
  }

  Order now() {
    return order;
  }

  Decision done() {
    return new Decision(order, facts);
  }
}
