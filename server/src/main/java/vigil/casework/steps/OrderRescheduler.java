package vigil.casework.steps;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vigil.casework.Order;
import vigil.casework.Outcome;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.casework.life.CalendarEffects;
import vigil.city.CalendarHistory;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.kernel.Ledger;

/// Moves one order's due times to where the calendar in force puts them.
@Component
class OrderRescheduler {
  private final OrderSteps steps;
  private final OrderHistories lives;
  private final CalendarHistory almanac;
  private final City city;

  OrderRescheduler(OrderSteps steps, Ledger ledger, CalendarHistory almanac, City city) {
    this.steps = steps;
    lives = new OrderHistories(ledger);
    this.almanac = almanac;
    this.city = city;
  }

  /// Counts an order's due times anew.
  ///
  /// @param before the calendar that it was counted by
  /// @param calendar the one in force, and its version
  /// @return whether anything moved
  boolean move(Order order, WorkingDays before, String calendar) {
    var facts = lives.list(order.id());
    var history = almanac.limits();
    Optional<Step.Reschedule> step =
        CalendarEffects.moves(
            order,
            lives.recalculate(facts, history, before),
            lives.recalculate(facts, history, city.workingDays()),
            calendar);
    return step.isPresent()
        && steps.take(order.id(), order.version(), step.get(), Actor.HOUSE)
            instanceof Outcome.Decision;
  }
}
