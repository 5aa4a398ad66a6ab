package vigil.casework.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.Assignment;
import vigil.casework.CaseworkFact;
import vigil.casework.Clock;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.Outcome;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.casework.store.SqlOrders;
import vigil.city.City;
import vigil.kernel.Ledger;
import vigil.kernel.Timers;

/// Tells which due times have passed, and puts old orders away. The due time is a column of the
/// order, so a restart loses none.
@Component
class DueSweep {
  private static final Duration EVERY = Duration.ofSeconds(5);

  /// Orders in one transaction; under a thousand rows, so that no reader of the ledger waits long.
  private static final int BATCH = 200;

  private final SqlOrders orders;
  private final OrderSteps steps;
  private final Timers timers;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Ledger ledger;
  private final City city;

  DueSweep(
      SqlOrders orders,
      OrderSteps steps,
      Timers timers,
      TransactionTemplate transaction,
      InstantSource clock,
      Ledger ledger,
      City city) {
    this.orders = orders;
    this.steps = steps;
    this.timers = timers;
    this.transaction = transaction;
    this.clock = clock;
    this.ledger = ledger;
    this.city = city;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("casework.due", EVERY, this::sweep);
  }

  /// Batch after batch until nothing is due.
  void sweep() {
    int done = BATCH;
    while (done == BATCH) {
      Integer batch = transaction.execute(status -> batch());
      done = batch == null ? 0 : batch;
    }
  }

  private int batch() {
    List<String> due = orders.listDue(clock.instant(), BATCH);
    for (String id : due) {
      orders
          .find(id)
          .ifPresent(order -> {
            Step.OrderStep step =
                order.state() == OrderState.CLOSED ? new Step.Archive() : new Step.Lapse();
            if (steps.take(id, order.version(), step, Actor.HOUSE)
                instanceof Outcome.Decision decision) {
              tellLane(decision);
            }
          });
    }
    return due.size();
  }

  /// Whoever is on duty is woken for the rapid-disposal lane, so it is told apart.
  private void tellLane(Outcome.Decision decision) {
    Order order = decision.after();
    if (DueIndex.isRapid(order, city.categories())) {
      decision.facts().stream()
          .filter(OrderFact.FellOverdue.class::isInstance)
          .map(OrderFact.FellOverdue.class::cast)
          .filter(fact -> fact.clock() != Clock.Kind.REVIEW_DATE)
          .forEach(fact -> ledger.append(late(order, fact)));
    }
  }

  private static CaseworkFact late(Order order, OrderFact.FellOverdue fact) {
    String part = fact.assignment();
    return new CaseworkFact.RapidStepLate(
        order.id(),
        fact.on().at(),
        order.number(),
        fact.clock(),
        part,
        part == null ? null : order.findAssignment(part).map(Assignment::unit).orElse(null),
        fact.due());
  }
}
