package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.Clock;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderState;
import vigil.city.DueStatus;
import vigil.city.Limit;
import vigil.city.LimitKind;
import vigil.city.Limits;
import vigil.city.Urgency;

/// The clocks of an order, computed from stored instants, never ticked (rules 4.1).
public final class Clocks {
  private Clocks() {}

  /// A date that somebody set looks like a limit in days: yellow on its last working day.
  private static final Limit SET_BY_HAND = new Limit.InWorkingDays(1);

  /// A clock without its face.
  ///
  /// @param suspended an extension was asked in time and is not decided: it is not overdue
  ///   meanwhile
  record RunningClock(
      Clock.Kind kind,
      @Nullable Assignment assignment,
      Instant from,
      Instant due,
      @Nullable LimitKind stage,
      boolean suspended) {}

  /// Every running clock with its lamp, the next due first.
  public static List<Clock> list(Order order, Limits limits, Instant now) {
    return listRunning(order).stream()
        .sorted(Comparator.comparing(RunningClock::due))
        .map(r -> face(order, r, limits, now))
        .toList();
  }

  /// When the next thing is due whose passing is not told yet: what the sweep's index holds.
  public static Optional<Instant> findNextDue(Order order) {
    return listRunning(order).stream()
        .filter(r -> !r.suspended() && !told(order, r))
        .map(RunningClock::due)
        .min(Comparator.naturalOrder());
  }

  /// What is due first, whether its passing was told or not: the clock that a list shows.
  public static Optional<Instant> findFirstDue(Order order) {
    return listRunning(order).stream().map(RunningClock::due).min(Comparator.naturalOrder());
  }

  /// When the first interim feedback that is owed is due, whether that was told or not.
  public static Optional<Instant> findFeedbackDue(Order order) {
    return listRunning(order).stream()
        .filter(r -> r.kind() == Clock.Kind.INTERIM_FEEDBACK)
        .map(RunningClock::due)
        .min(Comparator.naturalOrder());
  }

  /// The due times that have passed and are not told yet, oldest first.
  static List<RunningClock> listPassed(Order order, Instant now) {
    return listRunning(order).stream()
        .filter(r -> !r.suspended() && !told(order, r) && !now.isBefore(r.due()))
        .sorted(Comparator.comparing(RunningClock::due))
        .toList();
  }

  private static boolean told(Order order, RunningClock r) {
    return order
        .lapsed()
        .contains(
            new Order.LapsedClock(
                r.kind(), r.assignment() == null ? null : r.assignment().id(), r.due()));
  }

  static List<RunningClock> listRunning(Order order) {
    var clocks = new ArrayList<RunningClock>();
    Instant born = order.origin().at();
    var dues = order.dues();
    if (order.state().isOpen()) {
      clocks.add(
          ofOrder(Clock.Kind.CITIZEN, order.origin().since(), dues.citizen(), LimitKind.HANDLE));
    }
    if (dues.dispatch() != null
        && (order.state() == OrderState.PENDING_DISPATCH
            || order.state() == OrderState.CONFERRING)) {
      clocks.add(ofOrder(Clock.Kind.DISPATCH, born, dues.dispatch(), LimitKind.DISPATCH));
    }
    if (dues.callback() != null && order.state() == OrderState.PENDING_CALLBACK) {
      clocks.add(ofOrder(Clock.Kind.CALLBACK, born, dues.callback(), LimitKind.CALLBACK));
    }
    if (dues.review() != null
        && (order.state() == OrderState.SHELVED || order.state() == OrderState.DIFFICULT)) {
      clocks.add(ofOrder(Clock.Kind.REVIEW_DATE, born, dues.review(), null));
    }
    if (order.state() == OrderState.RECHECK && dues.handle() != null) {
      clocks.add(ofOrder(Clock.Kind.HANDLE, born, dues.handle(), LimitKind.RECHECK));
    }
    if (order.state() == OrderState.IN_HANDLING) {
      order.live().stream().filter(Assignment::isOwed).forEach(a -> ofUnit(order, a, clocks));
    }
    return clocks;
  }

  private static RunningClock ofOrder(
      Clock.Kind kind, Instant from, Instant due, @Nullable LimitKind stage) {
    return new RunningClock(kind, null, from, due, stage, false);
  }

  private static void ofUnit(Order order, Assignment a, List<RunningClock> clocks) {
    boolean asked = order.findRequest(RequestKind.EXTENSION, a.id()).isPresent();
    clocks.add(
        new RunningClock(
            Clock.Kind.HANDLE, a, a.mandate().assignedAt(), a.due(), LimitKind.HANDLE, asked));
    if (a.state() == AssignmentState.DISPATCHED) {
      clocks.add(
          new RunningClock(
              Clock.Kind.SIGN,
              a,
              a.mandate().assignedAt(),
              a.dues().signDue(),
              LimitKind.SIGN,
              false));
    }
    boolean reached = a.attempts().stream().anyMatch(Assignment.Attempt::reached);
    if (!reached && a.attempts().isEmpty() && a.dues().contactDue() != null) {
      clocks.add(
          new RunningClock(
              Clock.Kind.FIRST_CONTACT,
              a,
              a.mandate().assignedAt(),
              a.dues().contactDue(),
              LimitKind.FIRST_CONTACT,
              false));
    }
    if (order.appeal().urgency() != Urgency.NORMAL
        && a.dues().interimDue() != null
        && a.work().feedbackAt() == null) {
      clocks.add(
          new RunningClock(
              Clock.Kind.INTERIM_FEEDBACK,
              a,
              a.mandate().assignedAt(),
              a.dues().interimDue(),
              LimitKind.INTERIM_FEEDBACK,
              false));
    }
  }

  private static Clock face(Order order, RunningClock r, Limits limits, Instant now) {
    Limit limit = limit(order, r, limits);
    DueStatus lamp = limits.dueStatus(limit == null ? SET_BY_HAND : limit, r.due(), now);
    Assignment a = r.assignment();
    boolean isUnits = r.kind() == Clock.Kind.HANDLE;
    return new Clock(
        r.kind(),
        new Clock.Part(a == null ? null : a.id(), a == null ? null : a.unit()),
        r.from(),
        r.due(),
        new Clock.Basis(
            limit == null || !isCounted(r, limit, limits) ? null : limit.toString(),
            a == null || !isUnits ? null : a.mandate().legalBasis(),
            isUnits && order.has(Flag.PROVISIONAL_DUE)),
        lamp == DueStatus.RED && r.suspended() ? DueStatus.YELLOW : lamp);
  }

  /// Whether the due time was counted by this limit: a city that changes its limits moves none that
  /// was set before, and an extension, a higher urgency or a merge moves one (rules 4.10). When a
  /// callback or a recheck began is not known here: of these the limit in force is shown.
  private static boolean isCounted(RunningClock r, Limit limit, Limits limits) {
    return switch (r.kind()) {
      case CITIZEN, DISPATCH, SIGN, FIRST_CONTACT, INTERIM_FEEDBACK ->
          limits.due(limit, r.from()).at().equals(r.due());
      case HANDLE, CALLBACK, REVIEW_DATE -> true;
    };
  }

  private static @Nullable Limit limit(Order order, RunningClock r, Limits limits) {
    if (r.kind() == Clock.Kind.HANDLE && r.assignment() != null) {
      return Limit.parse(r.assignment().mandate().limit());
    }
    return r.stage() == null
        ? null
        : limits.limit(r.stage(), order.appeal().urgency(), order.appeal().type());
  }
}
