package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.Conference;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderHandling;
import vigil.casework.OrderStanding;
import vigil.casework.OrderState;
import vigil.casework.OwnDueTimes;
import vigil.city.Urgency;

/// Writes an order's next version: a copy whose fields may be set, until it is done.
final class OrderBuilder {
  private final Order before;
  OrderState state;
  int round;
  Order.Appeal appeal;
  Instant citizen;
  @Nullable Instant dispatch;
  @Nullable Instant handle;
  @Nullable Instant callback;
  @Nullable Instant review;
  @Nullable Instant cap;
  final Set<Order.Flag> flags = EnumSet.noneOf(Order.Flag.class);
  @Nullable String parent;
  int returns;
  @Nullable Instant closedAt;
  @Nullable Instant agreedAt;
  final List<Assignment> assignments;
  final List<Order.Request> requests;
  final List<Order.CallbackAttempt> callbacks;
  final List<Order.LapsedClock> lapsed;
  @Nullable Conference conference;
  final Set<String> alsoAccused;

  OrderBuilder(Order before) {
    this.before = before;
    state = before.state();
    round = before.round();
    appeal = before.appeal();
    citizen = before.dues().citizen();
    dispatch = before.dues().dispatch();
    handle = before.dues().handle();
    callback = before.dues().callback();
    review = before.dues().review();
    cap = before.dues().cap();
    flags.addAll(before.flags());
    parent = before.parent();
    returns = before.returns();
    closedAt = before.closedAt();
    agreedAt = before.standing().agreedAt();
    assignments = new ArrayList<>(before.assignments());
    requests = new ArrayList<>(before.requests());
    callbacks = new ArrayList<>(before.callbacks());
    lapsed = new ArrayList<>(before.lapsed());
    conference = before.handling().conference();
    alsoAccused = new LinkedHashSet<>(before.alsoAccused());
  }

  void urgency(Urgency urgency) {
    appeal =
        new Order.Appeal(
            appeal.type(),
            urgency,
            appeal.category(),
            appeal.district(),
            appeal.street(),
            appeal.accusedUnit(),
            appeal.missing());
  }

  void assignment(String id, Consumer<AssignmentBuilder> change) {
    assignments.replaceAll(a -> {
      if (!a.id().equals(id)) {
        return a;
      }
      var builder = new AssignmentBuilder(a);
      change.accept(builder);
      return builder.build();
    });
  }

  void eachLive(Consumer<AssignmentBuilder> change) {
    each(AssignmentState::isLive, change);
  }

  private void each(Predicate<AssignmentState> of, Consumer<AssignmentBuilder> change) {
    assignments.replaceAll(a -> {
      if (!of.test(a.state()) || a.round() != round) {
        return a;
      }
      var builder = new AssignmentBuilder(a);
      change.accept(builder);
      return builder.build();
    });
  }

  /// What is still owed is cancelled, what was asked for falls away.
  void cancelOwed() {
    each(AssignmentState::isOwed, a -> a.state = AssignmentState.CANCELLED);
    requests.clear();
    dispatch = null;
  }

  /// A part and what hangs below it are cancelled, with all that they had asked for.
  void takeBack(String assignment) {
    assignment(assignment, a -> a.state = AssignmentState.CANCELLED);
    requests.removeIf(r -> assignment.equals(r.assignment()));
    assignments.stream()
        .filter(a -> assignment.equals(a.parent()) && a.state().isLive())
        .map(Assignment::id)
        .toList()
        .forEach(this::takeBack);
  }

  /// The unit clocks end no later than `due`, and no later dispatch may go beyond it.
  void shorten(@Nullable Instant due) {
    if (due == null) {
      return;
    }
    cap = cap == null || due.isBefore(cap) ? due : cap;
    if (handle != null && due.isBefore(handle)) {
      handle = due;
    }
    eachLive(a -> a.dueAtLatest(due));
  }

  /// What is owed still is owed no later than at a higher urgency, its interim feedback with it.
  void hasten(OrderFact.@Nullable StepDueTimes steps) {
    if (steps == null) {
      return;
    }
    dispatch = dispatch == null ? null : earlier(dispatch, steps.dispatch());
    assignments.replaceAll(a -> {
      if (!a.isOwed() || a.round() != round) {
        return a;
      }
      var builder = new AssignmentBuilder(a);
      builder.hasten(steps);
      return builder.build();
    });
  }

  static Instant earlier(@Nullable Instant one, Instant other) {
    return one != null && one.isBefore(other) ? one : other;
  }

  void drop(Order.RequestKind kind, @Nullable String assignment) {
    requests.removeIf(r -> r.kind() == kind && Objects.equals(r.assignment(), assignment));
  }

  /// The answer that was given at once was taken back.
  void draftAgain() {
    state = OrderState.DRAFT;
    closedAt = null;
  }

  Order build(int version) {
    return new Order(
        before.id(),
        before.number(),
        new OrderStanding(version, state, round, flags, parent, returns, closedAt, agreedAt),
        before.origin(),
        appeal,
        new OwnDueTimes(citizen, dispatch, handle, callback, review, cap),
        new OrderHandling(assignments, requests, callbacks, lapsed, conference),
        List.copyOf(alsoAccused));
  }
}
