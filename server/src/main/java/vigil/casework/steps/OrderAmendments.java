package vigil.casework.steps;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import vigil.casework.Draft;
import vigil.casework.Step;
import vigil.casework.store.SqlOrderQueries;
import vigil.casework.store.SqlOrders;
import vigil.identity.Staff;

/// Whoever amends an order sees its citizen masked, and sends only what was changed; the rest stays
/// as it was written.
@Component
public class OrderAmendments {
  private final SqlOrders orders;
  private final SqlOrderQueries lists;
  private final OrderSteps steps;

  OrderAmendments(SqlOrders orders, SqlOrderQueries lists, OrderSteps steps) {
    this.orders = orders;
    this.lists = lists;
    this.steps = steps;
  }

  /// The whole step; empty when there is no such order for this person. A change between this
  /// reading and the step is caught by the version that the step was decided on.
  public Optional<Step.Amend> amend(String order, UnaryOperator<Draft> change, Staff by) {
    return orders
        .find(order)
        .filter(o -> steps.isShown(o, CaseworkService.actor(by)))
        .map(o -> new Step.Amend(change.apply(lists.getContents(order).draft(o))));
  }
}
