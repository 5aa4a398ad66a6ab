package vigil.casework.life;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.Deadline;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;

/// The due times of an order by their names.
final class OrderDueTimes {
  private OrderDueTimes() {}

  /// One of them.
  ///
  /// @param assignment whose; null for one of the order
  record Key(Deadline deadline, @Nullable String assignment) {}

  /// One of the order.
  static Key ofOrder(Deadline deadline) {
    return new Key(deadline, null);
  }

  /// The window in which a part may be returned.
  static Key returnWindow(String assignment) {
    return new Key(Deadline.RETURN_WINDOW, assignment);
  }

  /// All that are stored, over or not.
  static Map<Key, Instant> all(Order order) {
    var found = new LinkedHashMap<Key, Instant>();
    var dues = order.dues();
    put(found, Deadline.CITIZEN, null, dues.citizen());
    put(found, Deadline.DISPATCH, null, dues.dispatch());
    put(found, Deadline.HANDLE, null, dues.handle());
    put(found, Deadline.CALLBACK, null, dues.callback());
    put(found, Deadline.REVIEW_DATE, null, dues.review());
    put(found, Deadline.CAP, null, dues.cap());
    for (Assignment a : order.assignments()) {
      put(found, Deadline.HANDLE, a.id(), a.due());
      put(found, Deadline.SIGN, a.id(), a.dues().signDue());
      put(found, Deadline.FIRST_CONTACT, a.id(), a.dues().contactDue());
      put(found, Deadline.INTERIM_FEEDBACK, a.id(), a.dues().interimDue());
      put(found, Deadline.RETURN_WINDOW, a.id(), a.work().returnUntil());
    }
    return found;
  }

  /// Those that still mean something: what is answered already keeps the due time it had. A recheck
  /// may open a closed order again, with its citizen clock and its cap.
  static Map<Key, Instant> running(Order order) {
    var found = all(order);
    found.keySet().removeIf(key -> !isRunning(order, key));
    return found;
  }

  private static boolean isRunning(Order order, Key key) {
    if (!order.state().isOpen()) {
      return key.deadline() == Deadline.CITIZEN || key.deadline() == Deadline.CAP;
    }
    if (key.assignment() == null) {
      return key.deadline() != Deadline.CALLBACK || order.state() == OrderState.PENDING_CALLBACK;
    }
    Assignment a = order.findAssignment(key.assignment()).orElseThrow();
    if (a.round() != order.round() || !a.state().isLive()) {
      return false;
    }
    boolean owed = a.role() != AssignmentRole.CC;
    return switch (key.deadline()) {
      case HANDLE -> true;
      case SIGN -> owed && a.state() == AssignmentState.DISPATCHED;
      case FIRST_CONTACT -> owed && a.attempts().isEmpty();
      case INTERIM_FEEDBACK -> owed && a.work().feedbackAt() == null;
      case RETURN_WINDOW -> a.state() == AssignmentState.SIGNED && !a.work().returnSpent();
      case CITIZEN, DISPATCH, CALLBACK, CAP, REVIEW_DATE -> false;
    };
  }

  static void move(OrderBuilder builder, OrderFact.DueTimeMove moved) {
    String part = moved.assignment();
    if (part != null) {
      builder.assignment(part, a -> move(a, moved));
      return;
    }
    switch (moved.deadline()) {
      case CITIZEN -> builder.citizen = moved.to();
      case DISPATCH -> builder.dispatch = moved.to();
      case HANDLE -> builder.handle = moved.to();
      case CALLBACK -> builder.callback = moved.to();
      case CAP -> builder.cap = moved.to();
      case REVIEW_DATE, SIGN, FIRST_CONTACT, INTERIM_FEEDBACK, RETURN_WINDOW ->
          throw new IllegalArgumentException("No calendar moves " + moved);
    }
  }

  private static void move(AssignmentBuilder a, OrderFact.DueTimeMove moved) {
    switch (moved.deadline()) {
      case HANDLE -> a.due = moved.to();
      case SIGN -> a.signDue = moved.to();
      case FIRST_CONTACT -> a.contactDue = moved.to();
      case INTERIM_FEEDBACK -> a.interimDue = moved.to();
      case RETURN_WINDOW -> a.returnUntil = moved.to();
      case CITIZEN, DISPATCH, CALLBACK, CAP, REVIEW_DATE ->
          throw new IllegalArgumentException("No part of a unit has " + moved);
    }
  }

  private static void put(
      Map<Key, Instant> into, Deadline deadline, @Nullable String part, @Nullable Instant due) {
    if (due != null) {
      into.put(new Key(deadline, part), due);
    }
  }
}
