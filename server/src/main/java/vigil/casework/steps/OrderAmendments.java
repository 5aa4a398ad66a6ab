package vigil.casework.steps;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
          return new Step.Amend(withPieces(amended, was, by));
        });
  }

  /// Marks that were left in the words stand for what they hid.
  private static Draft withPieces(Draft amended, Draft was, Staff by) {
    var mask = OrderTextMask.of(by.roles());
    var said = amended.account();
    var before = was.account();
    var kinds = mask.kinds();
    var account =
        new Draft.Account(
            restore("title", said.title(), before.title(), kinds),
            restore("description", said.description(), before.description(), kinds),
            said.words(),
            restoreAny("wishes", said.wishes(), before.wishes(), kinds),
            said.occurred());
    var place = amended.place();
    String address =
        restoreAny("address", place.address(), was.place().address(), mask.placeKinds());
    return amended
        .withAccount(account)
        .withPlace(new Draft.Place(place.district(), place.street(), address));
  }

  private static @Nullable String restoreAny(
      String field, @Nullable String amended, @Nullable String was, Set<PersonalData.Kind> kinds) {
    return amended == null ? null : restore(field, amended, was == null ? "" : was, kinds);
  }

  private static String restore(
      String field, String amended, String was, Set<PersonalData.Kind> kinds) {
    return PersonalData.restore(amended, was, kinds).orElseThrow(() -> InvalidInput.masked(field));
  }
}
