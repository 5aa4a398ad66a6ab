package vigil.understanding.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.OrderVisibility;
import vigil.city.Units;
import vigil.understanding.Guess;
import vigil.understanding.OrderSuggestion;
import vigil.understanding.Suggestion;

/// Holds what the words say beside what stands in the order.
///
/// @param unclassified the leaf of an order whose writer chose none
public record OrderSuggestions(String unclassified, Units units) {
  /// As many as the desk offers by a press.
  private static final int MOST_CATEGORIES = 3;

  /// What is offered.
  ///
  /// @param accused whom the dispatcher has chosen on the page, or that it is nobody; null while
  ///   nothing is chosen there
  public OrderSuggestion of(Suggestion said, Order order, @Nullable String accused) {
    return new OrderSuggestion(
        categories(said.matter(), order.appeal().category()),
        competent(said.matter().units(), order, accused),
        said.dangers(),
        said.model());
  }

  /// A category that somebody chose is only doubted by a sure leaf.
  ///
  /// @param chosen null where nobody chose one
  public List<Guess> categories(Suggestion.Matter matter, @Nullable String chosen) {
    Guess leaf = matter.leaf();
    if (leaf != null) {
      return leaf.value().equals(chosen) ? List.of() : List.of(leaf);
    }
    Guess top = matter.top();
    if (top == null || (chosen != null && !chosen.equals(unclassified))) {
      return List.of();
    }
    return matter.leaves().stream()
        .filter(it -> it.value().startsWith(top.value()))
        .limit(MOST_CATEGORIES)
        .toList();
  }

  /// Neither the accused nor a unit below it (rules 9.1), and none before it is said whom the order
  /// accuses (rules 9.2).
  private List<Guess> competent(List<Guess> found, Order order, @Nullable String accused) {
    if (order.owesAccused() && accused == null) {
      return List.of();
    }
    var all = new ArrayList<>(order.accused());
    if (accused != null && !accused.equals(Order.Appeal.NOBODY)) {
      all.add(accused);
    }
    Set<String> out = OrderVisibility.shutOut(all, units);
    return found.stream().filter(it -> !out.contains(it.value())).toList();
  }
}
