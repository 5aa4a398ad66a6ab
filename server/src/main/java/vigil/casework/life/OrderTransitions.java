package vigil.casework.life;

import static vigil.casework.OrderState.ANSWERED;
import static vigil.casework.OrderState.ARCHIVED;
import static vigil.casework.OrderState.CLOSED;
import static vigil.casework.OrderState.CONFERRING;
import static vigil.casework.OrderState.DIFFICULT;
import static vigil.casework.OrderState.DRAFT;
import static vigil.casework.OrderState.IN_HANDLING;
import static vigil.casework.OrderState.MERGED;
import static vigil.casework.OrderState.NOT_ACCEPTED;
import static vigil.casework.OrderState.PENDING_CALLBACK;
import static vigil.casework.OrderState.PENDING_DISPATCH;
import static vigil.casework.OrderState.RECHECK;
import static vigil.casework.OrderState.SHELVED;
import static vigil.casework.OrderState.TRANSFERRED_EMERGENCY;
import static vigil.casework.OrderState.UNDER_REVIEW;
import static vigil.casework.OrderState.WITHDRAWN;

import vigil.casework.AssignmentStep;
import vigil.casework.OrderState;
import vigil.casework.Step;
import vigil.kernel.TransitionTable;

/// The life of an order: rules 3 as data. The number of the step stands beside its arrows. A step
/// that keeps the state is an arrow back to it.
public final class OrderTransitions {
  private OrderTransitions() {}

  public static final TransitionTable<OrderState, Step> TABLE =
      TransitionTable.of(
          // 1, and 2 to 5: what an agent does with a draft
          arrow(DRAFT, Step.Amend.class, DRAFT),
          arrow(DRAFT, Step.Answer.class, ANSWERED),
          arrow(ANSWERED, Step.Close.class, CLOSED),
          arrow(CLOSED, Step.TakeBackAnswer.class, DRAFT),
          arrow(DRAFT, Step.TransferEmergency.class, TRANSFERRED_EMERGENCY),
          arrow(DRAFT, Step.Refuse.class, NOT_ACCEPTED),
          arrow(DRAFT, Step.Submit.class, PENDING_DISPATCH),
          // 6: an open order is merged
          arrow(DRAFT, Step.Merge.class, MERGED),
          arrow(PENDING_DISPATCH, Step.Merge.class, MERGED),
          arrow(CONFERRING, Step.Merge.class, MERGED),
          arrow(IN_HANDLING, Step.Merge.class, MERGED),
          arrow(SHELVED, Step.Merge.class, MERGED),
          arrow(DIFFICULT, Step.Merge.class, MERGED),
          // 7
          arrow(PENDING_DISPATCH, Step.Confer.class, CONFERRING),
          arrow(CONFERRING, Step.GiveOpinion.class, CONFERRING),
          arrow(CONFERRING, Step.Conclude.class, PENDING_DISPATCH),
          // 8
          arrow(PENDING_DISPATCH, Step.Amend.class, PENDING_DISPATCH),
          arrow(PENDING_DISPATCH, Step.Dispatch.class, IN_HANDLING),
          // 8, with another platform as the lead; and taking it back from there
          arrow(PENDING_DISPATCH, Step.Forward.class, IN_HANDLING),
          arrow(RECHECK, Step.Forward.class, IN_HANDLING),
          arrow(IN_HANDLING, Step.Recall.class, PENDING_DISPATCH),
          // rules 9.2: whom it accuses, said in time or later; the accused lead is out
          arrow(DRAFT, Step.NameAccused.class, DRAFT),
          arrow(PENDING_DISPATCH, Step.NameAccused.class, PENDING_DISPATCH),
          arrow(CONFERRING, Step.NameAccused.class, CONFERRING),
          arrow(IN_HANDLING, Step.NameAccused.class, IN_HANDLING),
          arrow(IN_HANDLING, Step.NameAccused.class, PENDING_DISPATCH),
          arrow(UNDER_REVIEW, Step.NameAccused.class, UNDER_REVIEW),
          arrow(UNDER_REVIEW, Step.NameAccused.class, PENDING_DISPATCH),
          arrow(PENDING_CALLBACK, Step.NameAccused.class, PENDING_CALLBACK),
          arrow(PENDING_CALLBACK, Step.NameAccused.class, PENDING_DISPATCH),
          arrow(RECHECK, Step.NameAccused.class, RECHECK),
          arrow(SHELVED, Step.NameAccused.class, SHELVED),
          arrow(DIFFICULT, Step.NameAccused.class, DIFFICULT),
          // rules 9.4: the hotline asks a citizen whom the unit may not know
          arrow(IN_HANDLING, Step.Relay.class, IN_HANDLING),
          // 10: the lead is out; or an assist is, and the order goes on
          arrow(IN_HANDLING, AssignmentStep.Arbitrate.class, PENDING_DISPATCH),
          arrow(IN_HANDLING, AssignmentStep.Arbitrate.class, IN_HANDLING),
          // 12, 13: agreeing to assists and to more time
          arrow(IN_HANDLING, Step.Decide.class, IN_HANDLING),
          // 13: whoever sent the order says what it thinks of more time
          arrow(PENDING_DISPATCH, Step.AnswerTime.class, PENDING_DISPATCH),
          arrow(CONFERRING, Step.AnswerTime.class, CONFERRING),
          arrow(IN_HANDLING, Step.AnswerTime.class, IN_HANDLING),
          arrow(UNDER_REVIEW, Step.AnswerTime.class, UNDER_REVIEW),
          arrow(PENDING_CALLBACK, Step.AnswerTime.class, PENDING_CALLBACK),
          arrow(RECHECK, Step.AnswerTime.class, RECHECK),
          arrow(SHELVED, Step.AnswerTime.class, SHELVED),
          arrow(DIFFICULT, Step.AnswerTime.class, DIFFICULT),
          // 15, 16
          arrow(IN_HANDLING, AssignmentStep.Review.class, UNDER_REVIEW),
          arrow(IN_HANDLING, AssignmentStep.Review.class, IN_HANDLING),
          arrow(UNDER_REVIEW, Step.Audit.class, PENDING_CALLBACK),
          arrow(UNDER_REVIEW, Step.Audit.class, IN_HANDLING),
          // 17
          arrow(PENDING_CALLBACK, Step.CallBack.class, CLOSED),
          arrow(PENDING_CALLBACK, Step.CallBack.class, PENDING_CALLBACK),
          arrow(PENDING_CALLBACK, Step.WaiveCallback.class, CLOSED),
          // 17: closed though dissatisfied, by a second person
          arrow(PENDING_CALLBACK, Step.AskClosing.class, PENDING_CALLBACK),
          arrow(PENDING_CALLBACK, Step.Decide.class, CLOSED),
          // 17: agreed to anew, where a merged citizen is dissatisfied once it was closed
          arrow(CLOSED, Step.AskClosing.class, CLOSED),
          arrow(CLOSED, Step.Decide.class, CLOSED),
          // 6: whoever was merged is asked too, once there is a reply
          arrow(MERGED, Step.CallBack.class, MERGED),
          // 18, 21: until it is archived
          arrow(PENDING_CALLBACK, Step.Recheck.class, RECHECK),
          arrow(CLOSED, Step.Recheck.class, RECHECK),
          arrow(RECHECK, Step.Dispatch.class, IN_HANDLING),
          // 19: listed once two people agree, taken up again on the review date
          arrow(PENDING_DISPATCH, Step.AskShelve.class, PENDING_DISPATCH),
          arrow(IN_HANDLING, Step.AskShelve.class, IN_HANDLING),
          arrow(PENDING_DISPATCH, Step.AskDifficult.class, PENDING_DISPATCH),
          arrow(IN_HANDLING, Step.AskDifficult.class, IN_HANDLING),
          arrow(IN_HANDLING, Step.AskExclusion.class, IN_HANDLING),
          arrow(PENDING_CALLBACK, Step.AskExclusion.class, PENDING_CALLBACK),
          arrow(PENDING_DISPATCH, Step.Decide.class, PENDING_DISPATCH),
          arrow(PENDING_CALLBACK, Step.Decide.class, PENDING_CALLBACK),
          arrow(PENDING_DISPATCH, Step.Decide.class, SHELVED),
          arrow(PENDING_DISPATCH, Step.Decide.class, DIFFICULT),
          arrow(IN_HANDLING, Step.Decide.class, SHELVED),
          arrow(IN_HANDLING, Step.Decide.class, DIFFICULT),
          arrow(SHELVED, Step.Resume.class, PENDING_DISPATCH),
          arrow(SHELVED, Step.Resume.class, IN_HANDLING),
          arrow(DIFFICULT, Step.Resume.class, PENDING_DISPATCH),
          arrow(DIFFICULT, Step.Resume.class, IN_HANDLING),
          // 20
          arrow(PENDING_DISPATCH, Step.Supervise.class, PENDING_DISPATCH),
          arrow(CONFERRING, Step.Supervise.class, CONFERRING),
          arrow(IN_HANDLING, Step.Supervise.class, IN_HANDLING),
          arrow(RECHECK, Step.Supervise.class, RECHECK),
          arrow(PENDING_DISPATCH, Step.Remind.class, PENDING_DISPATCH),
          arrow(CONFERRING, Step.Remind.class, CONFERRING),
          arrow(IN_HANDLING, Step.Remind.class, IN_HANDLING),
          arrow(RECHECK, Step.Remind.class, RECHECK),
          arrow(PENDING_DISPATCH, Step.RaiseUrgency.class, PENDING_DISPATCH),
          arrow(CONFERRING, Step.RaiseUrgency.class, CONFERRING),
          arrow(IN_HANDLING, Step.RaiseUrgency.class, IN_HANDLING),
          arrow(PENDING_DISPATCH, Step.NoteLeader.class, PENDING_DISPATCH),
          arrow(CONFERRING, Step.NoteLeader.class, CONFERRING),
          arrow(IN_HANDLING, Step.NoteLeader.class, IN_HANDLING),
          // 21
          arrow(CLOSED, Step.Archive.class, ARCHIVED),
          // WITHDRAWN: the citizen takes it back while it is open
          arrow(DRAFT, Step.Withdraw.class, WITHDRAWN),
          arrow(PENDING_DISPATCH, Step.Withdraw.class, WITHDRAWN),
          arrow(CONFERRING, Step.Withdraw.class, WITHDRAWN),
          arrow(IN_HANDLING, Step.Withdraw.class, WITHDRAWN),
          arrow(UNDER_REVIEW, Step.Withdraw.class, WITHDRAWN),
          arrow(PENDING_CALLBACK, Step.Withdraw.class, WITHDRAWN),
          arrow(RECHECK, Step.Withdraw.class, WITHDRAWN),
          arrow(SHELVED, Step.Withdraw.class, WITHDRAWN),
          arrow(DIFFICULT, Step.Withdraw.class, WITHDRAWN),
          // rules 4.1: a due time passes, the state stays
          arrow(DRAFT, Step.Lapse.class, DRAFT),
          arrow(PENDING_DISPATCH, Step.Lapse.class, PENDING_DISPATCH),
          arrow(CONFERRING, Step.Lapse.class, CONFERRING),
          arrow(IN_HANDLING, Step.Lapse.class, IN_HANDLING),
          arrow(UNDER_REVIEW, Step.Lapse.class, UNDER_REVIEW),
          arrow(PENDING_CALLBACK, Step.Lapse.class, PENDING_CALLBACK),
          arrow(RECHECK, Step.Lapse.class, RECHECK),
          arrow(SHELVED, Step.Lapse.class, SHELVED),
          arrow(DIFFICULT, Step.Lapse.class, DIFFICULT),
          // rules 4.10: a calendar was entered; a closed order counts too while it may be rechecked
          arrow(DRAFT, Step.Reschedule.class, DRAFT),
          arrow(ANSWERED, Step.Reschedule.class, ANSWERED),
          arrow(PENDING_DISPATCH, Step.Reschedule.class, PENDING_DISPATCH),
          arrow(CONFERRING, Step.Reschedule.class, CONFERRING),
          arrow(IN_HANDLING, Step.Reschedule.class, IN_HANDLING),
          arrow(UNDER_REVIEW, Step.Reschedule.class, UNDER_REVIEW),
          arrow(PENDING_CALLBACK, Step.Reschedule.class, PENDING_CALLBACK),
          arrow(RECHECK, Step.Reschedule.class, RECHECK),
          arrow(SHELVED, Step.Reschedule.class, SHELVED),
          arrow(DIFFICULT, Step.Reschedule.class, DIFFICULT),
          arrow(CLOSED, Step.Reschedule.class, CLOSED),
          // what it was merged into is due no later than it
          arrow(MERGED, Step.Reschedule.class, MERGED));

  /// Not the generic one: the compiler takes minutes to infer the types of a table of such calls.
  private static TransitionTable.Transition<OrderState, Step> arrow(
      OrderState from, Class<? extends Step> step, OrderState to) {
    return TransitionTable.arrow(from, step, to);
  }
}
