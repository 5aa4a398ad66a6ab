package vigil.insight.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.city.WorkingDays;
import vigil.insight.rollup.Measure;
import vigil.insight.rollup.Pair;

/// The indicators' measures counted a second time, from casework's finished orders and all of their
/// facts, with no memory between one order and the next.
final class NaiveCount {
  private record Cell(Measure measure, String order, LocalDate day, String unit, boolean isLead) {}

  private final Map<String, Order> orders = new HashMap<>();
  private final Set<Cell> cells = new HashSet<>();

  NaiveCount(List<Order> lived, List<OrderFact> facts) {
    for (Order order : lived) {
      orders.put(order.id(), order);
      var own = facts.stream().filter(f -> f.subject().equals(order.id())).toList();
      new One(order, own).count();
    }
  }

  /// `pair day a b` with the measures of each.
  Map<String, Map<Measure, Integer>> rows() {
    var rows = new TreeMap<String, Map<Measure, Integer>>();
    for (Cell cell : cells) {
      for (Pair pair : Pair.values()) {
        if (cell.isLead() || pair.holds(Pair.Dimension.UNIT)) {
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

  private String value(Pair.Dimension dimension, Cell cell) {
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

  private final class One {
    private final Order order;
    private final List<OrderFact> facts;
    private final List<Assignment> leads;

    One(Order order, List<OrderFact> facts) {
      this.order = order;
      this.facts = facts;
      leads = order.assignments().stream().filter(a -> a.role() == AssignmentRole.LEAD).toList();
    }

    private String unit() {
      return leads.isEmpty() || leads.getLast().state() == AssignmentState.RETURNED
          ? "-"
          : leads.getLast().unit();
    }

    private void count() {
      boolean asked = order.appeal().type() == vigil.city.AppealType.CONSULTATION;
      boolean answered = facts.stream().anyMatch(OrderFact.Answered.class::isInstance);
      mark(Measure.ORDERS, order.origin().at(), unit());
      markIf(asked, Measure.CONSULTATIONS, order.origin().at());
      markIf(asked && answered && leads.isEmpty(), Measure.SPOT, order.origin().at());
      for (Assignment lead : leads) {
        mark(Measure.DISPATCHES, lead.assignedAt(), lead.unit());
        if (lead.state() == AssignmentState.RETURNED) {
          mark(Measure.BOUNCED, lead.assignedAt(), lead.unit());
        }
      }
      events();
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
          case OrderFact.Extended _ -> mark(Measure.EXTENSIONS, at, unit);
          case OrderFact.RecheckOrdered _ -> mark(Measure.RECHECKS, at, unit);
          case OrderFact.CalledBack f -> said(f.attempt(), at, unit);
          default -> {}
        }
      }
    }

    private void said(Order.CallbackAttempt attempt, Instant at, String unit) {
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
      markIf(!order.callbacks().isEmpty(), Measure.CALLED, at);
      markIf(
          order.callbacks().stream().anyMatch(c -> c.result() != Order.CallbackResult.UNREACHABLE),
          Measure.REACHED,
          at);
      facts.stream()
          .filter(OrderFact.Reported.class::isInstance)
          .map(OrderFact.Reported.class::cast)
          .filter(f -> leads.stream().anyMatch(l -> l.id().equals(f.assignment())))
          .reduce((_, last) -> last)
          .ifPresent(f -> mark(Measure.valueOf(f.result().name()), at, unit()));
      markIf(isResponded(), Measure.RESPONDED, at);
    }

    private boolean isResponded() {
      Assignment lead = leads.getLast();
      boolean inTime =
          order.assignments().stream()
              .filter(a -> !a.assignedAt().isBefore(lead.assignedAt()))
              .flatMap(a -> a.attempts().stream())
              .anyMatch(t -> t.reached() && !t.at().isAfter(lead.contactDue()));
      boolean denied =
          order.callbacks().stream()
              .map(Order.CallbackAttempt::contacted)
              .filter(Objects::nonNull)
              .reduce((_, last) -> last)
              .filter(said -> !said)
              .isPresent();
      return inTime && !denied;
    }

    private void due(Instant due) {
      Assignment lead = leads.getLast();
      String whose = lead.round() == order.round() ? lead.id() : null;
      boolean passed =
          order.lapsed().stream()
              .anyMatch(l ->
                  l.clock() == vigil.casework.Clock.Kind.HANDLE
                      && Objects.equals(l.assignment(), whose)
                      && l.due().equals(due));
      Instant closed = order.closedAt();
      if (closed == null && !passed) {
        return;
      }
      Instant at = closed != null && closed.isBefore(due) ? closed : due.minusNanos(1);
      mark(Measure.DUE, at, unit());
      boolean onTime =
          facts.stream()
              .filter(OrderFact.Closed.class::isInstance)
              .map(f -> ((OrderFact.Closed) f).onTime())
              .reduce(false, (_, last) -> last);
      markIf(closed != null && onTime, Measure.ON_TIME, at);
    }

    private void markIf(boolean holds, Measure measure, Instant at) {
      if (holds) {
        mark(measure, at, unit());
      }
    }

    private void mark(Measure measure, Instant at, String unit) {
      LocalDate day = WorkingDays.dayOf(at);
      cells.add(new Cell(measure, order.id(), day, unit, true));
      if (unit.equals(unit())) {
        below().forEach(hand -> cells.add(new Cell(measure, order.id(), day, hand, false)));
      }
    }

    /// The units that the present lead passed it on to.
    private Set<String> below() {
      var hands = new HashSet<String>();
      for (OrderFact fact : facts) {
        switch (fact) {
          case OrderFact.Dispatched _ -> hands.clear();
          case OrderFact.Returned f when f.dispatchDue() != null -> hands.clear();
          case OrderFact.Recalled _ -> hands.clear();
          case OrderFact.Redispatched f -> f.parts().forEach(p -> hands.add(p.unit()));
          default -> {}
        }
      }
      hands.remove(unit());
      return hands;
    }
  }
}
