package vigil.casework.life;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.casework.Conference;
import vigil.casework.Order;
import vigil.casework.OrderVisibility;
import vigil.city.Responsibility;
import vigil.city.Unit;
import vigil.city.Units;

/// Whom the board suggests for an order: the one unit that said in a conference that it is its own
/// (rules 3.7), else whom the directory names (rules 3.8); nobody who said that it is not, and no
/// accused unit or one below it (rules 9.1). Pure.
public final class DispatchSuggestion {
  private DispatchSuggestion() {}

  /// The unit to lead and those to assist; null where nobody is left.
  ///
  /// @param duty by the directory; null while category or place is unknown
  public static @Nullable Responsibility find(
      @Nullable Responsibility duty, Order order, Units units) {
    if (duty == null) {
      return null;
    }
    var said = Optional.ofNullable(order.handling().conference());
    var out = new LinkedHashSet<>(OrderVisibility.shutOut(order.accused(), units));
    said.map(Conference::listDeclining).ifPresent(out::addAll);
    Unit willing =
        said.map(Conference::willing)
            .filter(unit -> !out.contains(unit))
            .flatMap(units::find)
            .orElse(null);
    if (willing != null && !willing.equals(duty.lead())) {
      return new Responsibility(
          willing, List.of(), duty.limit(), duty.legalBasis(), duty.version());
    }
    if (out.contains(duty.lead().id())) {
      return null;
    }
    var assists = duty.assists().stream().filter(it -> !out.contains(it.id())).toList();
    return new Responsibility(
        duty.lead(), assists, duty.limit(), duty.legalBasis(), duty.version());
  }
}
