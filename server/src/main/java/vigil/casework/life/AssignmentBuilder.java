package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.OrderFact;

/// Writes an assignment's next version.
final class AssignmentBuilder {
  private final Assignment before;
  AssignmentState state;
  Instant signDue;
  Instant due;
  @Nullable Instant interimDue;
  @Nullable Instant contactDue;
  @Nullable Instant signedAt;
  @Nullable Instant returnUntil;
  boolean returnSpent;
  @Nullable Instant feedbackAt;
  final List<Assignment.Attempt> attempts;

  AssignmentBuilder(Assignment before) {
    this.before = before;
    state = before.state();
    signDue = before.dues().signDue();
    due = before.due();
    interimDue = before.dues().interimDue();
    contactDue = before.dues().contactDue();
    signedAt = before.work().signedAt();
    returnUntil = before.work().returnUntil();
    returnSpent = before.work().returnSpent();
    feedbackAt = before.work().feedbackAt();
    attempts = new ArrayList<>(before.attempts());
  }

  /// Never later than it was.
  void dueAtLatest(Instant latest) {
    due = due.isBefore(latest) ? due : latest;
  }

  void hasten(OrderFact.StepDueTimes steps) {
    if (state == AssignmentState.DISPATCHED) {
      signDue = OrderBuilder.earlier(signDue, steps.sign());
    }
    if (attempts.isEmpty() && contactDue != null && steps.contact() != null) {
      contactDue = OrderBuilder.earlier(contactDue, steps.contact());
    }
    if (feedbackAt == null) {
      interimDue = OrderBuilder.earlier(interimDue, steps.interim());
    }
  }

  Assignment build() {
    return new Assignment(
        before.id(),
        before.parent(),
        before.unit(),
        before.role(),
        state,
        before.mandate(),
        new Assignment.DueTimes(signDue, due, interimDue, contactDue),
        new Assignment.Work(signedAt, returnUntil, returnSpent, feedbackAt, attempts));
  }
}
