package vigil.insight.steps;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderVisibility;
import vigil.city.WorkingDays;
import vigil.insight.rollup.DimensionPair;
import vigil.insight.rollup.Measure;

/// The indicators' measures counted a second time, from casework's finished orders and all of their
/// facts, with no memory between one order and the next.
public final class NaiveCount {
  /// Something that counts once.
  public record Cell(Measure measure, String order, LocalDate day, String unit, boolean isLead) {}

  /// All that an order counts for when nobody is judged by it.
  private static final Set<Measure> UNSCORED =
      Set.of(
          Measure.ORDERS,
          Measure.CONSULTATIONS,
          Measure.SPOT,
          Measure.CLOSED,
          Measure.DISPATCHED_LATE);

  private final Map<String, Order> orders = new HashMap<>();
  private final List<Cell> cells = new ArrayList<>();
  private final @Nullable Instant now;

  /// @param now at which the open ones may be overdue; null to count what the facts alone give
  public NaiveCount(List<Order> lived, List<OrderFact> facts, @Nullable Instant now) {
    this.now = now;
    lived.forEach(order -> orders.put(order.id(), order));
    for (Order order : lived) {
      var own = facts.stream().filter(f -> f.subject().equals(order.id())).toList();
      new OrderTally(order, own).count();
    }
  }

  public List<Cell> cells() {
    return cells;
  }

  /// `pair day a b` with the measures of each.
  Map<String, Map<Measure, Integer>> rows() {
    var rows = new TreeMap<String, Map<Measure, Integer>>();
    for (Cell cell : cells) {
      for (DimensionPair pair : DimensionPair.values()) {
        if (cell.isLead() || pair.contains(DimensionPair.Dimension.UNIT)) {
          String key =
              String.join(
                  " ",
                  pair.name(),
                  cell.day().toString(),
                  value(pair.one, cell),
                  value(pair.other, cell));
          rows.computeIfAbsent(key, k -> new TreeMap<>()).merge(cell.measure(), 1, Integer::sum);
        }
      }
    }
    return rows;
  }

  /// A value of the order, or of the unit that the cell counts for.
  String value(DimensionPair.Dimension dimension, Cell cell) {
    Order order = Objects.requireNonNull(orders.get(cell.order()));
    String category = order.appeal().category();
    return switch (dimension) {
      case UNIT -> cell.unit();
      case DISTRICT -> Objects.requireNonNullElse(order.appeal().district(), "-");
      case CATEGORY -> category == null ? "-" : category.substring(0, 2);
      case CHANNEL -> order.origin().channel().name();
      case ALL -> "*";
    };
  }

  private final class OrderTally {
    private final Order order;
    private final List<OrderFact> facts;
    private final List<Assignment> leads;

    OrderTally(Order order, List<OrderFact> facts) {
      this.order = order;
      this.facts = facts;
      leads = order.assignments().stream().filter(a -> a.role() == AssignmentRole.LEAD).toList();
    }

    /// Who has it: nobody before a dispatch, and after it was returned or recalled.
    private String unit() {
      String unit = "-";
      for (OrderFact fact : facts) {
        switch (fact) {
          case OrderFact.Dispatched f -> unit = f.lead().unit();
          case OrderFact.Returned f -> unit = f.dispatchDue() == null ? unit : "-";
          case OrderFact.Recalled _ -> unit = "-";
          case OrderFact.PartTakenBack f -> unit = f.dispatchDue() == null ? unit : "-";
          default -> {}
        }
      }
      return unit;
    }

    /// What was told of this round.
    private List<OrderFact> round() {
      int from = 0;
      for (int i = 0; i < facts.size(); i++) {
        from = facts.get(i) instanceof OrderFact.RecheckOrdered ? i : from;
      }
      return facts.subList(from, facts.size());
    }

    private List<Order.CallbackAttempt> callbacks() {
      return round().stream()
          .filter(OrderFact.CalledBack.class::isInstance)
          .map(f -> ((OrderFact.CalledBack) f).attempt())
          .toList();
    }

    private void count() {
      boolean asked = order.appeal().type() == vigil.city.AppealType.CONSULTATION;
      long answers = facts.stream().filter(OrderFact.Answered.class::isInstance).count();
      long takenBack = facts.stream().filter(OrderFact.AnswerTakenBack.class::isInstance).count();
      boolean answered = answers > takenBack;
      mark(Measure.ORDERS, order.origin().at(), unit());
      markIf(asked, Measure.CONSULTATIONS, order.origin().at());
      markIf(asked && answered && leads.isEmpty(), Measure.SPOT, order.origin().at());
      for (Assignment lead : leads) {
        mark(Measure.DISPATCHES, lead.mandate().assignedAt(), lead.unit());
        if (lead.state() == AssignmentState.RETURNED) {
          mark(Measure.BOUNCED, lead.mandate().assignedAt(), lead.unit());
        }
      }
      events();
      lapses();
      boolean scored = !unit().equals("-") && !order.has(Order.Flag.EXCLUDED_FROM_SCORING);
      if (order.closedAt() != null) {
        mark(Measure.CLOSED, order.closedAt(), unit());
        if (scored) {
          handled(order.closedAt());
        }
      }
      if (scored && order.dues().handle() != null) {
        due(order.dues().handle());
      }
    }

    private void lapses() {
      for (Order.LapsedClock lapsed : order.lapsed()) {
        switch (lapsed.clock()) {
          case DISPATCH -> mark(Measure.DISPATCHED_LATE, lapsed.due().minusNanos(1), "-");
          case SIGN ->
              mark(
                  Measure.SIGNED_LATE,
                  lapsed.due().minusNanos(1),
                  order
                      .findAssignment(Objects.requireNonNull(lapsed.assignment()))
                      .orElseThrow()
                      .unit());
          default -> {}
        }
      }
    }

    private void events() {
      String unit = "-";
      for (OrderFact fact : facts) {
        Instant at = fact.on().at();
        switch (fact) {
          case OrderFact.Dispatched f -> unit = f.lead().unit();
          case OrderFact.Returned f -> {
            mark(Measure.RETURNS, at, f.unit());
            unit = f.dispatchDue() == null ? unit : "-";
          }
          case OrderFact.Recalled _ -> unit = "-";
          case OrderFact.PartTakenBack f -> unit = f.dispatchDue() == null ? unit : "-";
          case OrderFact.Extended _ -> mark(Measure.EXTENSIONS, at, unit);
          case OrderFact.RecheckOrdered _ -> mark(Measure.RECHECKS, at, unit);
          case OrderFact.CalledBack f -> said(f.attempt(), at, unit);
          case OrderFact.Contacted f -> tried(f.assignment(), f.attempt(), at);
          case OrderFact.Relayed f -> tried(f.assignment(), f.attempt(), at);
          default -> {}
        }
      }
    }

    private void tried(String assignment, Assignment.Attempt attempt, Instant at) {
      mark(
          attempt.call() == null ? Measure.CONTACTS_TYPED : Measure.CONTACTS_CALLED,
          at,
          order.findAssignment(assignment).orElseThrow().unit());
    }

    private void said(Order.CallbackAttempt attempt, Instant at, String unit) {
      if (attempt.way() == Order.CallbackWay.PHONE) {
        mark(attempt.call() == null ? Measure.CALLBACKS_TYPED : Measure.CALLBACKS_CALLED, at, unit);
      }
      if (attempt.result() == Order.CallbackResult.UNREACHABLE) {
        return;
      }
      mark(Measure.valueOf(attempt.result().name()), at, unit);
      if (attempt.contacted() != null) {
        mark(attempt.contacted() ? Measure.SAID_YES : Measure.SAID_NO, at, unit);
      }
      if (attempt.solved() != null) {
        mark(attempt.solved() ? Measure.SOLVED : Measure.UNSOLVED, at, unit);
      }
    }

    private void handled(Instant at) {
      mark(Measure.HANDLED, at, unit());
      markIf(order.returns() == 0 && order.round() == 1, Measure.ONCE, at);
      markIf(order.round() > 1, Measure.REDONE, at);
      markIf(!callbacks().isEmpty(), Measure.CALLED, at);
      markIf(
          callbacks().stream().anyMatch(c -> c.result() != Order.CallbackResult.UNREACHABLE),
          Measure.REACHED,
          at);
      round().stream()
          .filter(OrderFact.Reported.class::isInstance)
          .map(OrderFact.Reported.class::cast)
          .filter(f -> leads.stream().anyMatch(l -> l.id().equals(f.assignment())))
          .reduce((_, last) -> last)
          .ifPresent(f -> mark(Measure.valueOf(f.result().name()), at, unit()));
      round().stream()
          .filter(OrderFact.Closed.class::isInstance)
          .reduce((_, last) -> last)
          .map(f -> ((OrderFact.Closed) f).ending())
          .ifPresent(ending -> {
            markIf(ending == OrderFact.Ending.WAIVED, Measure.WAIVED, at);
            markIf(ending == OrderFact.Ending.DISSATISFIED, Measure.CLOSED_DISSATISFIED, at);
          });
      markIf(isResponded(), Measure.RESPONDED, at);
    }

    private boolean isResponded() {
      Assignment lead = leads.getLast();
      boolean inTime =
          order.assignments().stream()
              .filter(a -> !a.mandate().assignedAt().isBefore(lead.mandate().assignedAt()))
              .flatMap(a -> a.attempts().stream())
              .anyMatch(t -> t.reached() && !t.at().isAfter(lead.dues().contactDue()));
      boolean denied =
          callbacks().stream()
              .map(Order.CallbackAttempt::contacted)
              .filter(Objects::nonNull)
              .reduce((_, last) -> last)
              .filter(said -> !said)
              .isPresent();
      return inTime && !denied;
    }

    /// Closed by due is on time; open past it is not.
    private void due(Instant due) {
      Instant closed = order.closedAt();
      if (closed != null) {
        Instant at = closed.isBefore(due) ? closed : due.minusNanos(1);
        mark(Measure.DUE, at, unit());
        markIf(!closed.isAfter(due), Measure.ON_TIME, at);
      } else if (now != null && !due.isAfter(now) && isRunning()) {
        mark(Measure.DUE, due.minusNanos(1), unit());
      }
    }

    /// No unit is late while the time that it asked for is not decided.
    private boolean isRunning() {
      boolean asked =
          order.findRequest(Order.RequestKind.EXTENSION, leads.getLast().id()).isPresent();
      return switch (order.state()) {
        case IN_HANDLING, UNDER_REVIEW, PENDING_CALLBACK, RECHECK -> !asked;
        default -> false;
      };
    }

    private void markIf(boolean holds, Measure measure, Instant at) {
      if (holds) {
        mark(measure, at, unit());
      }
    }

    private void mark(Measure measure, Instant at, String unit) {
      LocalDate day = WorkingDays.dayOf(at);
      if (order.has(Order.Flag.EXCLUDED_FROM_SCORING)) {
        if (UNSCORED.contains(measure)) {
          cells.add(new Cell(measure, order.id(), day, "-", true));
        }
        return;
      }
      var out = OrderVisibility.shutOut(accused(), CountedWorld.CITY.units());
      cells.add(new Cell(measure, order.id(), day, out.contains(unit) ? "-" : unit, true));
      if (unit.equals(unit())) {
        below().stream()
            .filter(hand -> !out.contains(hand))
            .forEach(hand -> cells.add(new Cell(measure, order.id(), day, hand, false)));
      }
    }

    /// Whom it accuses, and whom those accuse that it was merged into.
    private Set<String> accused() {
      var all = new HashSet<>(order.accused());
      for (var lead = order.standing().parent(); lead != null; ) {
        Order next = Objects.requireNonNull(orders.get(lead));
        all.addAll(next.accused());
        lead = next.standing().parent();
      }
      return all;
    }

    /// The units that the present lead passed it on to.
    private Set<String> below() {
      var hands = new HashSet<String>();
      for (OrderFact fact : facts) {
        switch (fact) {
          case OrderFact.Dispatched _ -> hands.clear();
          case OrderFact.Returned f when f.dispatchDue() != null -> hands.clear();
          case OrderFact.Recalled _ -> hands.clear();
          case OrderFact.PartTakenBack f when f.dispatchDue() != null -> hands.clear();
          case OrderFact.Redispatched f -> f.parts().forEach(p -> hands.add(p.unit()));
          default -> {}
        }
      }
      hands.remove(unit());
      return hands;
    }
  }
}
