package vigil.casework.steps;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.Step;
import vigil.casework.life.Known;
import vigil.casework.store.SqlOrders;
import vigil.city.Area;
import vigil.city.City;
import vigil.city.Competence;
import vigil.kernel.Ids;

/// Gathers what a decision needs to know beyond the order, and no more than its step asks for.
record Knowledge(City city, SqlOrders orders, InstantSource clock) {

  /// What every step of an order needs to know.
  Known of(Order order, Class<? extends Step> step, @Nullable String unit, @Nullable Order into) {
    Competence duty = step == Step.Dispatch.class ? competence(order.appeal()) : null;
    int extensions =
        step == Step.AskExtension.class && unit != null
            ? orders.extensions(unit, OrderSteps.quarter(clock.instant()))
            : 0;
    return new Known(city.limits(), city.units(), duty, extensions, into, () -> Ids.next(clock));
  }

  /// Whose duty it is by the directory; null while category or place is unknown.
  @Nullable Competence competence(Order.Appeal appeal) {
    String category = appeal.category();
    String district = appeal.district();
    if (category == null || district == null || !city.categories().isLeaf(category)) {
      return null;
    }
    Area exact = new Area(district, appeal.street());
    Area area = city.places().holds(exact) ? exact : Area.of(district);
    return city.places().holds(area) ? city.competent(category, area) : null;
  }
}
