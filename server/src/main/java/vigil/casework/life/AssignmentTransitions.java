package vigil.casework.life;

import static vigil.casework.AssignmentState.ACCEPTED;
import static vigil.casework.AssignmentState.CANCELLED;
import static vigil.casework.AssignmentState.CONTACTED;
import static vigil.casework.AssignmentState.DISPATCHED;
import static vigil.casework.AssignmentState.HANDLING;
import static vigil.casework.AssignmentState.REPORTED;
import static vigil.casework.AssignmentState.RETURNED;
import static vigil.casework.AssignmentState.RETURN_PENDING;
import static vigil.casework.AssignmentState.SENT_BACK;
import static vigil.casework.AssignmentState.SIGNED;

import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.Step;
import vigil.kernel.TransitionTable;

/// The life of one unit's part: rules 3 as data. The number of the step stands beside its arrows.
public final class AssignmentTransitions {
  private AssignmentTransitions() {}

  public static final TransitionTable<AssignmentState, Step> TABLE =
      TransitionTable.of(
          // 9
          arrow(DISPATCHED, AssignmentStep.Sign.class, SIGNED),
          // 10: the first of two approvals keeps it pending
          arrow(SIGNED, AssignmentStep.AskReturn.class, RETURN_PENDING),
          arrow(RETURN_PENDING, AssignmentStep.Arbitrate.class, RETURN_PENDING),
          arrow(RETURN_PENDING, AssignmentStep.Arbitrate.class, RETURNED),
          arrow(RETURN_PENDING, AssignmentStep.Arbitrate.class, SIGNED),
          // 11: a try that reached nobody keeps it signed
          arrow(SIGNED, AssignmentStep.Contact.class, SIGNED),
          arrow(SIGNED, AssignmentStep.Contact.class, CONTACTED),
          arrow(CONTACTED, AssignmentStep.Contact.class, CONTACTED),
          arrow(HANDLING, AssignmentStep.Contact.class, HANDLING),
          // 12
          arrow(SIGNED, AssignmentStep.Handle.class, HANDLING),
          arrow(CONTACTED, AssignmentStep.Handle.class, HANDLING),
          arrow(SENT_BACK, AssignmentStep.Handle.class, HANDLING),
          arrow(SIGNED, AssignmentStep.Redispatch.class, HANDLING),
          arrow(CONTACTED, AssignmentStep.Redispatch.class, HANDLING),
          arrow(HANDLING, AssignmentStep.Redispatch.class, HANDLING),
          arrow(SIGNED, AssignmentStep.AskAssist.class, SIGNED),
          arrow(CONTACTED, AssignmentStep.AskAssist.class, CONTACTED),
          arrow(HANDLING, AssignmentStep.AskAssist.class, HANDLING),
          // 11, by the hotline where the unit may not know who the citizen is
          arrow(SIGNED, AssignmentStep.AskRelay.class, SIGNED),
          arrow(CONTACTED, AssignmentStep.AskRelay.class, CONTACTED),
          arrow(HANDLING, AssignmentStep.AskRelay.class, HANDLING),
          arrow(SIGNED, Step.Relay.class, CONTACTED),
          // 13
          arrow(SIGNED, AssignmentStep.AskExtension.class, SIGNED),
          arrow(CONTACTED, AssignmentStep.AskExtension.class, CONTACTED),
          arrow(HANDLING, AssignmentStep.AskExtension.class, HANDLING),
          // 14
          arrow(HANDLING, AssignmentStep.Report.class, REPORTED),
          // 15
          arrow(REPORTED, AssignmentStep.Review.class, ACCEPTED),
          arrow(REPORTED, AssignmentStep.Review.class, SENT_BACK),
          // 16: the audit sends the lead back
          arrow(ACCEPTED, Step.Audit.class, SENT_BACK),
          // 20
          arrow(SIGNED, AssignmentStep.GiveFeedback.class, SIGNED),
          arrow(CONTACTED, AssignmentStep.GiveFeedback.class, CONTACTED),
          arrow(HANDLING, AssignmentStep.GiveFeedback.class, HANDLING),
          // an accusation that becomes known later
          arrow(DISPATCHED, Step.NameAccused.class, CANCELLED),
          arrow(SIGNED, Step.NameAccused.class, CANCELLED),
          arrow(CONTACTED, Step.NameAccused.class, CANCELLED),
          arrow(HANDLING, Step.NameAccused.class, CANCELLED),
          arrow(SENT_BACK, Step.NameAccused.class, CANCELLED),
          arrow(RETURN_PENDING, Step.NameAccused.class, CANCELLED),
          arrow(REPORTED, Step.NameAccused.class, CANCELLED),
          arrow(ACCEPTED, Step.NameAccused.class, CANCELLED),
          // what ends the order, or takes its lead away, cancels what is still owed
          arrow(DISPATCHED, Step.Merge.class, CANCELLED),
          arrow(SIGNED, Step.Merge.class, CANCELLED),
          arrow(CONTACTED, Step.Merge.class, CANCELLED),
          arrow(HANDLING, Step.Merge.class, CANCELLED),
          arrow(SENT_BACK, Step.Merge.class, CANCELLED),
          arrow(RETURN_PENDING, Step.Merge.class, CANCELLED),
          arrow(DISPATCHED, Step.Withdraw.class, CANCELLED),
          arrow(SIGNED, Step.Withdraw.class, CANCELLED),
          arrow(CONTACTED, Step.Withdraw.class, CANCELLED),
          arrow(HANDLING, Step.Withdraw.class, CANCELLED),
          arrow(SENT_BACK, Step.Withdraw.class, CANCELLED),
          arrow(RETURN_PENDING, Step.Withdraw.class, CANCELLED),
          arrow(DISPATCHED, AssignmentStep.Arbitrate.class, CANCELLED),
          arrow(SIGNED, AssignmentStep.Arbitrate.class, CANCELLED),
          arrow(CONTACTED, AssignmentStep.Arbitrate.class, CANCELLED),
          arrow(HANDLING, AssignmentStep.Arbitrate.class, CANCELLED),
          arrow(SENT_BACK, AssignmentStep.Arbitrate.class, CANCELLED),
          arrow(RETURN_PENDING, AssignmentStep.Arbitrate.class, CANCELLED),
          arrow(DISPATCHED, Step.Recall.class, CANCELLED),
          arrow(SIGNED, Step.Recall.class, CANCELLED),
          arrow(CONTACTED, Step.Recall.class, CANCELLED),
          arrow(HANDLING, Step.Recall.class, CANCELLED),
          arrow(SENT_BACK, Step.Recall.class, CANCELLED),
          arrow(RETURN_PENDING, Step.Recall.class, CANCELLED));

  /// Not the generic one: the compiler takes minutes to infer the types of a table of such calls.
  private static TransitionTable.Transition<AssignmentState, Step> arrow(
      AssignmentState from, Class<? extends Step> step, AssignmentState to) {
    return TransitionTable.arrow(from, step, to);
  }
}
