package vigil.understanding.steps;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.OrderDetails;
import vigil.city.Area;
import vigil.city.City;
import vigil.city.UnclassifiedCategory;
import vigil.identity.Staff;
import vigil.understanding.OrderSuggestion;
import vigil.understanding.Understanding;
import vigil.understanding.life.OrderSuggestions;

/// Reads a stored order for whoever gives it to a unit, and remembers what was shown.
@Component
public class OrderSuggesting {
  private final Understanding understanding;
  private final Casework casework;
  private final City city;
  private final UnclassifiedCategory unclassified;
  private final ShownForOrders shown;

  OrderSuggesting(
      Understanding understanding,
      Casework casework,
      City city,
      UnclassifiedCategory unclassified,
      ShownForOrders shown) {
    this.understanding = understanding;
    this.casework = casework;
    this.city = city;
    this.unclassified = unclassified;
    this.shown = shown;
  }

  /// What its words say, as far as this person may read them; empty when the order is hidden.
  ///
  /// @param accused whom the person has chosen on the page, or that it is nobody
  public Optional<OrderSuggestion> suggest(
      String orderId, @Nullable String accused, Staff by, Instant now) {
    return casework.find(orderId, by).map(it -> suggest(it, accused, by, now));
  }

  private OrderSuggestion suggest(
      OrderDetails read, @Nullable String accused, Staff by, Instant now) {
    var order = read.order();
    var appeal = order.appeal();
    Area known = appeal.district() == null ? null : new Area(appeal.district(), appeal.street());
    var said = understanding.suggest(words(read), known, now);
    var offered = new OrderSuggestions(unclassified.code(), city.units()).of(said, order, accused);
    shown.keep(by.id(), order.id(), new ShownForOrders.Shown(offered, appeal.category(), now));
    return offered;
  }

  /// The title of a letter or a form is often its first words.
  private static String words(OrderDetails read) {
    String title = read.account().title();
    String told = read.account().description();
    return told.startsWith(title) ? told : title + "\n" + told;
  }
}
