package vigil.understanding.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.OrderCriteria;
import vigil.casework.OrderDetails;
import vigil.casework.OrderQuery;
import vigil.casework.OrderRow;
import vigil.casework.OrderState;
import vigil.city.City;
import vigil.city.Urgency;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.PersonalData;
import vigil.understanding.Meaning;
import vigil.understanding.life.LabelledAppeal;
import vigil.understanding.life.ReadText;
import vigil.understanding.life.Signs;

/// The city's own orders that are over, the newest first, as texts that teach: what they are is
/// what they stood as in the end. Personal data is taken out before anything is learned.
@Component
class ClosedOrders {
  /// As many as are learned from in some minutes.
  static final int MOST = 6_000;

  private static final int PAGE = 100;

  private static final List<OrderState> OVER =
      List.of(OrderState.CLOSED, OrderState.ARCHIVED, OrderState.ANSWERED);

  private static final Staff READER =
      new Staff("learning", "模型学习", "Learning", Set.of(Role.REVIEWER), null, null);

  private final Casework casework;
  private final City city;

  ClosedOrders(Casework casework, City city) {
    this.casework = casework;
    this.city = city;
  }

  /// An order that teaches, or that is asked about.
  ///
  /// @param district empty where none is known
  record ClosedOrder(LabelledAppeal appeal, String district, String channel) {}

  List<ClosedOrder> list(Meaning meaning) {
    var orders = new ArrayList<ClosedOrder>();
    for (OrderState state : OVER) {
      String cursor = null;
      do {
        var page = casework.list(query(state, cursor), READER);
        page.items().forEach(row -> read(row, meaning).ifPresent(orders::add));
        cursor = page.next();
      } while (cursor != null && orders.size() < MOST);
    }
    return orders;
  }

  private static OrderQuery query(OrderState state, @Nullable String cursor) {
    var any = OrderCriteria.ANY;
    var criteria =
        new OrderCriteria(
            state, any.type(), any.urgency(), null, null, null, any.registered(), false);
    return OrderQuery.of(criteria, Cursor.parse(cursor, 2), PAGE);
  }

  private Optional<ClosedOrder> read(OrderRow row, Meaning meaning) {
    String category = row.appeal().category();
    if (category == null || !city.categories().isLeaf(category)) {
      return Optional.empty();
    }
    return casework
        .find(row.id(), READER)
        .map(details -> words(details))
        .filter(words -> !words.isBlank())
        .map(words -> closed(row, category, words, meaning));
  }

  private static String words(OrderDetails details) {
    return PersonalData.mask(details.account().description());
  }

  private ClosedOrder closed(OrderRow row, String category, String words, Meaning meaning) {
    var text =
        ReadText.of(words, Signs.of(words, city.policy()), meaning.embed(words).orElse(null));
    String district = row.appeal().district();
    return new ClosedOrder(
        new LabelledAppeal(
            LabelledAppeal.ORDER + row.id(),
            text,
            category,
            row.appeal().type(),
            row.appeal().urgency() == Urgency.URGENT,
            null),
        district == null ? "" : district,
        row.arrival().channel().name());
  }
}
