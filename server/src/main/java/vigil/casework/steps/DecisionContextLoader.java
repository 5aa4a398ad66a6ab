package vigil.casework.steps;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.OrderState;
import vigil.casework.Platform;
import vigil.casework.Step;
import vigil.casework.life.Citizens;
import vigil.casework.life.DecisionContext;
import vigil.casework.life.OrderLife;
import vigil.casework.store.SqlOrders;
import vigil.city.Area;
import vigil.city.City;
import vigil.city.Responsibility;
import vigil.kernel.Ids;

/// Gathers what a decision needs to know beyond the order, and no more than its step asks for.
record DecisionContextLoader(
    City city, SqlOrders orders, InstantSource clock, Supplier<List<Platform>> platforms) {
  private static final Set<Class<? extends Step>> TO_UNITS =
      Set.of(Step.Dispatch.class, Step.Forward.class);

  /// What every step of an order needs to know.
  DecisionContext load(
      Order order, Class<? extends Step> step, @Nullable String unit, @Nullable Order into) {
    Responsibility duty = TO_UNITS.contains(step) ? competence(order.appeal()) : null;
    int extensions =
        step == Step.Decide.class && unit != null
            ? orders.countExtensions(unit, OrderSteps.quarter(clock.instant()))
            : 0;
    return new DecisionContext(
        city.limits(),
        city.units(),
        duty,
        extensions,
        into,
        step == Step.Forward.class ? platforms.get() : List.of(),
        asksForCitizens(order, step) ? orders.getCitizens(order.id()) : Citizens.NONE,
        () -> Ids.next(clock));
  }

  /// The order that a refusal names as in progress; a merge locks its own.
  @Nullable Order named(Step.OrderStep step) {
    return step instanceof Step.Refuse refuse && refuse.running() != null
        ? orders.find(refuse.running()).orElse(null)
        : null;
  }

  /// The order whose reply a merged one waits for, where a step asks for it.
  @Nullable Order awaited(Order order, Class<? extends Step> step) {
    boolean isAsked = step == Step.CallBack.class && order.state() == OrderState.MERGED;
    return isAsked ? orders.findMergedInto(order).orElse(null) : null;
  }

  private static boolean asksForCitizens(Order order, Class<? extends Step> step) {
    return step == Step.Amend.class
        || step == Step.Answer.class
        || step == Step.TakeBackAnswer.class
        || step == Step.CallBack.class
        || step == Step.WaiveCallback.class
        || step == Step.AskClosing.class
        || (step == Step.Decide.class && order.state() == OrderState.CLOSED)
        || OrderLife.OF_ONE_CITIZEN.contains(step);
  }

  /// Whose duty it is by the directory; null while category or place is unknown.
  @Nullable Responsibility competence(Order.Appeal appeal) {
    String category = appeal.category();
    String district = appeal.district();
    if (category == null || district == null || !city.categories().isLeaf(category)) {
      return null;
    }
    Area exact = new Area(district, appeal.street());
    Area area = city.places().holds(exact) ? exact : Area.of(district);
    return city.places().holds(area) ? city.getResponsibility(category, area) : null;
  }
}
