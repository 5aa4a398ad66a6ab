package vigil.casework.steps;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.DueTimeExplanation;
import vigil.casework.Order;
import vigil.casework.OrderFact.DueTimeMove;
import vigil.casework.OrderState;
import vigil.casework.Step;
import vigil.casework.life.CalendarEffects;
import vigil.casework.store.SqlOrders;
import vigil.casework.store.SqlReschedulings;
import vigil.city.CalendarHistory;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.identity.Staff;
import vigil.kernel.Ledger;

/// Why orders are due when they are, and what another calendar would make of that. Writes nothing.
@Component
public class DueTimeExplainer {
  /// Orders looked at for one page; whoever wants more comes again with its end.
  private static final int MOST_SEEN = 500;

  private static final String PREVIEW = "preview";

  private final SqlOrders orders;
  private final SqlReschedulings jobs;
  private final OrderSteps steps;
  private final OrderHistories lives;
  private final CalendarHistory almanac;
  private final City city;

  DueTimeExplainer(
      SqlOrders orders,
      SqlReschedulings jobs,
      OrderSteps steps,
      Ledger ledger,
      CalendarHistory almanac,
      City city) {
    this.orders = orders;
    this.jobs = jobs;
    this.steps = steps;
    lives = new OrderHistories(ledger);
    this.almanac = almanac;
    this.city = city;
  }

  /// Every running due time of an order with its story. Empty when the order is not for this
  /// person.
  public Optional<List<DueTimeExplanation>> findExplanations(String id, Staff by) {
    return orders
        .find(id)
        .filter(order -> steps.isShown(order, CaseworkService.actor(by)))
        .map(order ->
            lives
                .recalculate(lives.list(id), almanac.limits(), city.workingDays())
                .listExplanations(order)
                .stream()
                .sorted(Comparator.comparing(DueTimeExplanation::due))
                .toList());
  }

  /// An order that a calendar would move.
  ///
  /// @param unit its lead
  /// @param provisional whether a due time would still be
  public record Movement(
      String id,
      String number,
      OrderState state,
      @Nullable String district,
      @Nullable String unit,
      List<DueTimeMove> moved,
      boolean provisional) {}

  /// Some of the orders that a calendar would move.
  ///
  /// @param touched how many orders it may touch in all
  /// @param seen how many of them were looked at for this page
  /// @param next where the next page begins; null at the end
  /// @param faults of the calendar; nothing was looked at while there is one
  public record Preview(
      int touched, int seen, List<Movement> orders, @Nullable String next, List<String> faults) {}

  public Preview preview(String csv, String after, int limit) {
    CalendarHistory.Proposal proposal = almanac.propose(csv);
    if (!proposal.faults().isEmpty()) {
      return new Preview(0, 0, List.of(), null, proposal.faults());
    }
    Instant since = firstChange(proposal);
    if (since == null) {
      return new Preview(0, 0, List.of(), null, List.of());
    }
    List<String> ids = jobs.listTouched(since, after, MOST_SEEN);
    var found = new ArrayList<Movement>();
    int seen = 0;
    while (seen < ids.size() && found.size() < limit) {
      orders.find(ids.get(seen)).flatMap(o -> movement(o, proposal.after())).ifPresent(found::add);
      seen++;
    }
    boolean end = seen == ids.size() && ids.size() < MOST_SEEN;
    String next = end ? null : ids.get(seen - 1);
    return new Preview(jobs.countTouched(since), seen, found, next, List.of());
  }

  private @Nullable Instant firstChange(CalendarHistory.Proposal proposal) {
    return proposal.years().stream()
        .flatMap(year -> city.workingDays().findFirstChange(proposal.after(), year).stream())
        .min(Comparator.<LocalDate>naturalOrder())
        .map(WorkingDays::startOf)
        .orElse(null);
  }

  private Optional<Movement> movement(Order order, WorkingDays after) {
    var facts = lives.list(order.id());
    var history = almanac.limits();
    Optional<Step.Reschedule> step =
        CalendarEffects.moves(
            order,
            lives.recalculate(facts, history, city.workingDays()),
            lives.recalculate(facts, history, after),
            PREVIEW);
    return step.map(it ->
        new Movement(
            order.id(),
            order.number(),
            order.state(),
            order.appeal().district(),
            order.findLead().map(lead -> lead.unit()).orElse(null),
            it.moved(),
            it.provisional()));
  }

  /// The calendars that were entered, and how far orders are counted again by each.
  public List<SqlReschedulings.Job> listJobs() {
    return jobs.listJobs();
  }
}
