package vigil.portal.orders;

import org.jspecify.annotations.Nullable;
import vigil.casework.OrderFact;
import vigil.casework.RefusalGround;

/// What a fact means in FixMyStreet's wider set of states.
final class Open311UpdateStatus {
  private Open311UpdateStatus() {}

  /// Null for what citizens are not told of.
  static @Nullable String find(OrderFact fact) {
    return switch (fact) {
      case OrderFact.IntakeFact intake -> ofIntake(intake);
      case OrderFact.ConferenceCalled _, OrderFact.ConferenceConcluded _ -> "investigating";
      case OrderFact.UnitFact unit -> ofUnit(unit);
      case OrderFact.RoundFact round -> ofRound(round);
      case OrderFact.RequestFact request -> ofRequest(request);
      case OrderFact.OpinionGiven _, OrderFact.PriorityFact _ -> null;
    };
  }

  private static @Nullable String ofIntake(OrderFact.IntakeFact fact) {
    return switch (fact) {
      case OrderFact.Registered _, OrderFact.Amended _, OrderFact.AccusedNamed _ -> null;
      case OrderFact.Submitted _, OrderFact.AnswerTakenBack _ -> "open";
      case OrderFact.Merged _ -> "duplicate";
      case OrderFact.NotAccepted it ->
          it.ground() == RefusalGround.OUTSIDE_GOVERNMENT_DUTY
              ? "not_councils_responsibility"
              : "no_further_action";
      case OrderFact.EmergencyTransferred _ -> "internal_referral";
      case OrderFact.Answered _, OrderFact.Withdrawn _ -> "closed";
    };
  }

  private static @Nullable String ofUnit(OrderFact.UnitFact fact) {
    return switch (fact) {
      case OrderFact.Dispatched _ -> "investigating";
      case OrderFact.Recalled _ -> "investigating";
      case OrderFact.Returned it -> it.dispatchDue() == null ? null : "investigating";
      case OrderFact.PartTakenBack it -> it.dispatchDue() == null ? null : "investigating";
      case OrderFact.Signed _,
          OrderFact.Contacted _,
          OrderFact.HandlingStarted _,
          OrderFact.Reported _,
          OrderFact.SentBack _ ->
          "in_progress";
      case OrderFact.Redispatched _,
          OrderFact.Accepted _,
          OrderFact.FeedbackGiven _,
          OrderFact.Relayed _ ->
          null;
    };
  }

  private static @Nullable String ofRound(OrderFact.RoundFact fact) {
    return switch (fact) {
      case OrderFact.Audited _ -> "in_progress";
      case OrderFact.Closed it ->
          switch (it.ending()) {
            case SATISFIED, ACCEPTED -> "fixed";
            case ANSWERED, UNREACHABLE, WAIVED, DISSATISFIED -> "closed";
          };
      case OrderFact.RecheckOrdered _ -> "reopen";
      case OrderFact.CalledBack _, OrderFact.CallbackWaived _, OrderFact.Archived _ -> null;
    };
  }

  private static @Nullable String ofRequest(OrderFact.RequestFact fact) {
    return switch (fact) {
      case OrderFact.Extended _, OrderFact.Resumed _ -> "in_progress";
      case OrderFact.Shelved _, OrderFact.DeclaredDifficult _ -> "action_scheduled";
      case OrderFact.RequestAsked _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.TimeAnswered _,
          OrderFact.AssistGranted _,
          OrderFact.ExcludedFromScoring _ ->
          null;
    };
  }
}
