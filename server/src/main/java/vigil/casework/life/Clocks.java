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
import vigil.city.Lamp;
import vigil.city.Limit;
import vigil.city.Limits;
import vigil.city.Stage;
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
  record Running(
      Clock.Kind kind,
      @Nullable Assignment assignment,
      Instant from,
      Instant due,
      @Nullable Stage stage,
      boolean suspended) {}

  /// Every running clock with its lamp, the next due first.
  public static List<Clock> of(Order order, Limits limits, Instant now) {
    return running(order).stream()
        .sorted(Comparator.comparing(Running::due))
        .map(r -> face(order, r, limits, now))
        .toList();
  }

  /// When the next thing is due whose passing is not told yet: what the sweep's index holds.
  public static Optional<Instant> nextDue(Order order) {
    return running(order).stream()
        .filter(r -> !r.suspended() && !told(order, r))
        .map(Running::due)
        .min(Comparator.naturalOrder());
  }

  /// What is due first, whether its passing was told or not: the clock that a list shows.
  public static Optional<Instant> firstDue(Order order) {
    return running(order).stream().map(Running::due).min(Comparator.naturalOrder());
  }

  /// When the first interim feedback that is owed is due, whether that was told or not.
  public static Optional<Instant> feedbackDue(Order order) {
    return running(order).stream()
        .filter(r -> r.kind() == Clock.Kind.INTERIM_FEEDBACK)
        .map(Running::due)
        .min(Comparator.naturalOrder());
  }

  /// The due times that have passed and are not told yet, oldest first.
  static List<Running> passed(Order order, Instant now) {
    return running(order).stream()
        .filter(r -> !r.suspended() && !told(order, r) && !now.isBefore(r.due()))
        .sorted(Comparator.comparing(Running::due))
        .toList();
  }

  private static boolean told(Order order, Running r) {
    return order
        .lapsed()
        .contains(
            new Order.Lapsed(
                r.kind(), r.assignment() == null ? null : r.assignment().id(), r.due()));
  }

  static List<Running> running(Order order) {
    var clocks = new ArrayList<Running>();
    Instant born = order.origin().at();
    var dues = order.dues();
    if (order.state().isOpen()) {
      clocks.add(ofOrder(Clock.Kind.CITIZEN, order.origin().since(), dues.citizen(), Stage.HANDLE));
    }
    if (dues.dispatch() != null
        && (order.state() == OrderState.PENDING_DISPATCH
            || order.state() == OrderState.CONFERRING)) {
      clocks.add(ofOrder(Clock.Kind.DISPATCH, born, dues.dispatch(), Stage.DISPATCH));
    }
    if (dues.callback() != null && order.state() == OrderState.PENDING_CALLBACK) {
      clocks.add(ofOrder(Clock.Kind.CALLBACK, born, dues.callback(), Stage.CALLBACK));
    }
    if (dues.review() != null
        && (order.state() == OrderState.SHELVED || order.state() == OrderState.DIFFICULT)) {
      clocks.add(ofOrder(Clock.Kind.REVIEW_DATE, born, dues.review(), null));
    }
    if (order.state() == OrderState.RECHECK && dues.handle() != null) {
      clocks.add(ofOrder(Clock.Kind.HANDLE, born, dues.handle(), Stage.RECHECK));
    }
    if (order.state() == OrderState.IN_HANDLING) {
      order.live().stream().filter(Assignment::isOwed).forEach(a -> ofUnit(order, a, clocks));
    }
    return clocks;
  }

  private static Running ofOrder(
      Clock.Kind kind, Instant from, Instant due, @Nullable Stage stage) {
    return new Running(kind, null, from, due, stage, false);
  }

  private static void ofUnit(Order order, Assignment a, List<Running> clocks) {
    boolean asked = order.request(RequestKind.EXTENSION, a.id()).isPresent();
    clocks.add(new Running(Clock.Kind.HANDLE, a, a.assignedAt(), a.due(), Stage.HANDLE, asked));
    if (a.state() == AssignmentState.DISPATCHED) {
      clocks.add(new Running(Clock.Kind.SIGN, a, a.assignedAt(), a.signDue(), Stage.SIGN, false));
    }
    boolean reached = a.attempts().stream().anyMatch(Assignment.Attempt::reached);
    if (!reached && a.attempts().isEmpty() && a.contactDue() != null) {
      clocks.add(
          new Running(
              Clock.Kind.FIRST_CONTACT,
              a,
              a.assignedAt(),
              a.contactDue(),
              Stage.FIRST_CONTACT,
              false));
    }
    if (order.appeal().urgency() != Urgency.NORMAL
        && a.interimDue() != null
        && a.feedbackAt() == null) {
      clocks.add(
          new Running(
              Clock.Kind.INTERIM_FEEDBACK,
              a,
              a.assignedAt(),
              a.interimDue(),
              Stage.INTERIM_FEEDBACK,
              false));
    }
  }

  private static Clock face(Order order, Running r, Limits limits, Instant now) {
    Limit limit = limit(order, r, limits);
    Lamp lamp = limits.lamp(limit == null ? SET_BY_HAND : limit, r.due(), now);
    Assignment a = r.assignment();
    return new Clock(
        r.kind(),
        a == null ? null : a.id(),
        a == null ? null : a.unit(),
        r.from(),
        r.due(),
        limit == null ? null : limit.toString(),
        a == null || r.kind() != Clock.Kind.HANDLE ? null : a.legalBasis(),
        r.kind() == Clock.Kind.HANDLE && order.has(Flag.PROVISIONAL_DUE),
        lamp == Lamp.RED && r.suspended() ? Lamp.YELLOW : lamp);
  }

  private static @Nullable Limit limit(Order order, Running r, Limits limits) {
    if (r.kind() == Clock.Kind.HANDLE && r.assignment() != null) {
      return Limit.of(r.assignment().limit());
    }
    return r.stage() == null
        ? null
        : limits.limit(r.stage(), order.appeal().urgency(), order.appeal().type());
  }
}
