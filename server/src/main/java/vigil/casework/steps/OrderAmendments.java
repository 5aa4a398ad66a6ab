package vigil.casework.steps;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import vigil.casework.Draft;
import vigil.casework.OrderTextMask;
import vigil.casework.Step;
import vigil.casework.store.SqlOrderQueries;
import vigil.casework.store.SqlOrders;
import vigil.city.City;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.PersonalData;

/// Whoever amends an order sees its citizen masked, and sends only what was changed; the rest stays
/// as it was written.
@Component
public class OrderAmendments {
  private final SqlOrders orders;
  private final SqlOrderQueries lists;
  private final OrderSteps steps;
  private final City city;

  OrderAmendments(SqlOrders orders, SqlOrderQueries lists, OrderSteps steps, City city) {
    this.orders = orders;
    this.lists = lists;
    this.steps = steps;
    this.city = city;
  }

  /// The whole step; empty when there is no such order for this person. A change between this
  /// reading and the step is caught by the version that the step was decided on.
  public Optional<Step.Amend> amend(String order, UnaryOperator<Draft> change, Staff by) {
    return orders
        .find(order)
        .filter(o -> steps.isShown(o, CaseworkService.actor(by)))
        .map(o -> {
          Draft was = lists.getContents(order).draft(o);
          Draft amended = change.apply(was);
          DraftChecks.checkChange(was, amended, city, steps.now());
          return new Step.Amend(withPieces(amended, was.account(), by));
        });
  }

  /// Marks that were left in the words stand for what they hid.
  private static Draft withPieces(Draft amended, Draft.Account was, Staff by) {
    var said = amended.account();
    var mask = OrderTextMask.of(by.roles());
    String wishes = said.wishes();
    return amended.withAccount(
        new Draft.Account(
            restore("title", said.title(), was.title(), mask),
            restore("description", said.description(), was.description(), mask),
            said.words(),
            wishes == null ? null : restore("wishes", wishes, String.valueOf(was.wishes()), mask),
            said.occurred()));
  }

  private static String restore(String field, String amended, String was, OrderTextMask mask) {
    return PersonalData.restore(amended, was, mask.kinds())
        .orElseThrow(() -> InvalidInput.masked(field));
  }
}
