package vigil.casework.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderVisibility;
import vigil.casework.Outcome;
import vigil.casework.Refusal;
import vigil.city.LimitKind;
import vigil.city.Unit;
import vigil.city.Units;

/// Whom an order accuses, and what follows when that becomes known late: nothing of it may stay
/// with the accused, or with a unit below it (rules 9.1 and 9.2).
record AccusationRules(Order order, DecisionContext known) {
  /// Why a word on the accused cannot stand; null when it can.
  ///
  /// @param field where it was said
  static @Nullable Refusal findUnknown(String field, @Nullable String accused, Units units) {
    if (accused == null || accused.equals(Order.Appeal.NOBODY)) {
      return null;
    }
    Unit found = units.find(accused).orElse(null);
    return found == null || found.kind() == Unit.Kind.HOTLINE
        ? new Refusal.UnknownUnit(field, accused)
        : null;
  }

  Outcome name(String accused, FactRecorder recorder, Instant at) {
    Refusal no = findUnknown("accused", accused, known.units());
    if (no != null) {
      return no;
    }
    String before = order.appeal().accused();
    if (before != null && accused.equals(Order.Appeal.NOBODY)) {
      return new Refusal.AccusedAlreadyNamed(before);
    }
    recorder.append(on -> new OrderFact.AccusedNamed(on, accused));
    return takeBack(recorder, at).build();
  }

  /// Takes the parts of the accused back, one after the other, until none is left.
  FactRecorder takeBack(FactRecorder recorder, Instant at) {
    for (Assignment part = next(recorder.order()); part != null; part = next(recorder.order())) {
      Assignment gone = part;
      Instant due = waitsAgain(recorder.order(), gone) ? dispatchDue(recorder.order(), at) : null;
      recorder.append(on -> new OrderFact.PartTakenBack(on, gone.id(), gone.unit(), due));
    }
    return recorder;
  }

  private @Nullable Assignment next(Order current) {
    return OrderVisibility.ofTheAccused(current.live(), current.accused(), known.units()).stream()
        .findFirst()
        .orElse(null);
  }

  /// A listed order waits for its review date, and for a dispatch when it is taken up again.
  private static boolean waitsAgain(Order current, Assignment part) {
    return part.role() == AssignmentRole.LEAD
        && switch (current.state()) {
          case IN_HANDLING, UNDER_REVIEW, PENDING_CALLBACK -> true;
          case DRAFT,
              ANSWERED,
              TRANSFERRED_EMERGENCY,
              NOT_ACCEPTED,
              PENDING_DISPATCH,
              CONFERRING,
              RECHECK,
              CLOSED,
              ARCHIVED,
              MERGED,
              SHELVED,
              DIFFICULT,
              WITHDRAWN ->
              false;
        };
  }

  private Instant dispatchDue(Order current, Instant at) {
    var appeal = current.appeal();
    return known.limits().due(LimitKind.DISPATCH, appeal.urgency(), appeal.type(), at).at();
  }
}
