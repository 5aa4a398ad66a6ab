package vigil.simulator;

import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.Order;
import vigil.casework.OrderState;

/// What must hold of an order after every step.
final class OrderInvariants {
  private OrderInvariants() {}

  static void check(Order order) {
    InvariantViolation.unless(isOwned(order), () -> "nobody answers for " + order);
    if (order.state() == OrderState.IN_HANDLING) {
      long leads = order.live().stream().filter(a -> a.role() == AssignmentRole.LEAD).count();
      InvariantViolation.unless(leads == 1, () -> leads + " leads: " + order);
    }
    for (Assignment a : order.live()) {
      InvariantViolation.unless(
          !order.accused().contains(a.unit()), () -> "the accused has it: " + order);
      InvariantViolation.unless(
          !a.work().returnSpent() || a.state() != AssignmentState.RETURN_PENDING,
          () -> "given back again after arbitration: " + order);
      InvariantViolation.unless(
          isDueInTime(order, a), () -> "a child is due after its parent: " + order);
    }
  }

  /// Somebody answers for an open order: an agent, a dispatcher, one lead unit, a reviewer, a
  /// caller.
  private static boolean isOwned(Order order) {
    return switch (order.state()) {
      case IN_HANDLING -> order.findLead().isPresent();
      case PENDING_DISPATCH, CONFERRING -> order.dues().dispatch() != null;
      case PENDING_CALLBACK -> order.dues().callback() != null;
      case RECHECK -> order.dues().handle() != null;
      case SHELVED, DIFFICULT -> order.dues().review() != null;
      case DRAFT, UNDER_REVIEW -> true;
      case ANSWERED, TRANSFERRED_EMERGENCY, NOT_ACCEPTED, CLOSED, ARCHIVED, MERGED, WITHDRAWN ->
          true;
    };
  }

  private static boolean isDueInTime(Order order, Assignment child) {
    var id = child.parent();
    var parent = id == null ? null : order.findAssignment(id).orElse(null);
    return parent == null || !child.isOwed() || !child.due().isAfter(parent.due());
  }
}
