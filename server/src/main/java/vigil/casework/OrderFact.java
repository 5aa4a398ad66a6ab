package vigil.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order.Appeal;
import vigil.casework.Order.CallbackAttempt;
import vigil.casework.Order.Flag;
import vigil.casework.Order.Origin;
import vigil.casework.Order.Request;
import vigil.casework.Order.RequestKind;
import vigil.city.Urgency;
import vigil.kernel.Fact;

/// What happened to an order. The order's state is the fold of its facts, so the ledger alone gives
/// it back; nobody's name, number or words are in here.
public sealed interface OrderFact extends Fact {
  FactHeader on();

  @Override
  default String subject() {
    return on().order();
  }

  @Override
  default int version() {
    return on().version();
  }

  /// What happens at the hotline until units have it, or instead of that.
  sealed interface IntakeFact extends OrderFact {}

  /// What a conference on whose it is went through (rules 3.7).
  sealed interface ConferenceFact extends OrderFact {}

  /// What makes an order more pressing.
  sealed interface PriorityFact extends OrderFact {}

  /// What a unit's part in the order went through.
  sealed interface UnitFact extends OrderFact {}

  /// What ends a round or begins one.
  sealed interface RoundFact extends OrderFact {}

  /// What was asked for, and what two people made of it.
  sealed interface RequestFact extends OrderFact {}

  /// To which order, as which of its facts, when and by whom.
  record FactHeader(String order, int version, Instant at, String by) {}

  /// A unit's new part.
  record NewAssignment(
      String id,
      @Nullable String parent,
      String unit,
      AssignmentRole role,
      @JsonUnwrapped PartDueTimes dues,
      String limit,
      String legalBasis,
      String directoryVersion) {
    public Instant due() {
      return dues.due();
    }
  }

  /// By when a unit owes what of its new part.
  record PartDueTimes(
      Instant signDue, Instant contactDue, @Nullable Instant interimDue, Instant due) {}

  record Registered(
      FactHeader on,
      String number,
      Origin origin,
      Appeal appeal,
      List<Flag> flags,
      Instant citizenDue)
      implements IntakeFact {}

  /// The order's words were written anew.
  ///
  /// @param steps by when its steps are owed where it became more urgent; else null
  record Amended(
      FactHeader on,
      Appeal appeal,
      List<Flag> flags,
      Instant citizenDue,
      @Nullable StepDueTimes steps)
      implements IntakeFact {}

  /// Answered at once.
  ///
  /// @param script null where the agent used own words
  /// @param edition of the script, as it was read; null in facts of before
  record Answered(FactHeader on, @Nullable String script, @Nullable Integer edition)
      implements IntakeFact {}

  /// Whoever answered at once took it back before anybody outside heard of it.
  record AnswerTakenBack(FactHeader on) implements IntakeFact {}

  /// The caller was advised to ring an emergency service, and the agent said that this was told.
  record EmergencyTransferred(FactHeader on, EmergencyService service) implements IntakeFact {}

  /// The order is not accepted, on one of six grounds.
  ///
  /// @param running the order that is in progress or finished already; null on another ground, and
  ///   in facts of before
  record NotAccepted(FactHeader on, RefusalGround ground, @Nullable String running)
      implements IntakeFact {}

  record Submitted(FactHeader on, Appeal appeal, Instant dispatchDue) implements IntakeFact {}

  record Merged(FactHeader on, String into) implements IntakeFact {}

  /// The other side of a merge: this order took another one in.
  ///
  /// @param due the earliest due time of all; null where none was dispatched
  /// @param accused the units that the other order accuses; none in facts of before
  /// @param hidden of anonymous and confidential what the other order is; none in facts of before
  /// @param steps by when its steps are owed at the urgency that it took on; null where that was
  ///   its own already, and in facts of before
  record Absorbed(
      FactHeader on,
      String child,
      Urgency urgency,
      Instant citizenDue,
      @Nullable Instant due,
      @Nullable List<String> accused,
      @Nullable List<Flag> hidden,
      @Nullable StepDueTimes steps)
      implements PriorityFact {
    public Absorbed {
      accused = accused == null ? List.of() : List.copyOf(accused);
      hidden = hidden == null ? List.of() : List.copyOf(hidden);
    }

    @Override
    public List<String> accused() {
      return accused == null ? List.of() : accused;
    }
  }

  /// Somebody said whom the order accuses, or that it is nobody.
  ///
  /// @param accused a unit, or [Order.Appeal#NOBODY]
  record AccusedNamed(FactHeader on, String accused) implements IntakeFact {}

  /// The accusation became known when the accused, or a unit below it, already had a part: that
  /// part, what hangs below it and what it had asked for fall away.
  ///
  /// @param dispatchDue when it was the lead and the order waits for a new one
  record PartTakenBack(FactHeader on, String assignment, String unit, @Nullable Instant dispatchDue)
      implements UnitFact {}

  /// The hotline asked the citizen what a unit wanted to know.
  ///
  /// @param attempt of the part of the unit that asked: it reached the citizen through the hotline
  record Relayed(FactHeader on, String assignment, Assignment.Attempt attempt)
      implements UnitFact {}

  /// Units were asked whose it is.
  record ConferenceCalled(FactHeader on, List<String> units) implements ConferenceFact {}

  /// A unit that was asked said whether it is its own; said again, the later word stands.
  record OpinionGiven(FactHeader on, String unit, boolean competent) implements ConferenceFact {}

  record ConferenceConcluded(FactHeader on) implements ConferenceFact {}

  /// Units have it.
  ///
  /// @param parts the lead first
  record Dispatched(FactHeader on, List<NewAssignment> parts, boolean provisional)
      implements UnitFact {
    public NewAssignment lead() {
      return parts.getFirst();
    }
  }

  record Signed(FactHeader on, String assignment, Instant returnUntil) implements UnitFact {}

  record RequestAsked(FactHeader on, Request request) implements RequestFact {}

  /// The first of two agreed; or, of an order that is closed already, the one who is asked.
  record RequestApproved(FactHeader on, RequestKind kind, @Nullable String assignment)
      implements RequestFact {}

  record RequestRefused(FactHeader on, RequestKind kind, @Nullable String assignment)
      implements RequestFact {}

  /// The second agreed: the unit is out.
  ///
  /// @param dispatchDue when it was the lead and the order waits for a new one
  record Returned(FactHeader on, String assignment, String unit, @Nullable Instant dispatchDue)
      implements UnitFact {}

  /// The order was taken back from a unit or another platform, and waits for a dispatch.
  record Recalled(FactHeader on, String assignment, String unit, Instant dispatchDue)
      implements UnitFact {}

  /// A unit has more time.
  ///
  /// @param given the due time of the platform that sent the order, where that one decided; null
  ///   where two people here did
  record Extended(
      FactHeader on,
      String assignment,
      Instant due,
      Instant citizenDue,
      boolean provisional,
      @Nullable Instant given)
      implements RequestFact {}

  /// The platform that sent the order said what it thinks of more time when none was asked for any
  /// more.
  ///
  /// @param given by when it owes the answer now; null when it gives no more time
  record TimeAnswered(FactHeader on, @Nullable Instant given) implements RequestFact {}

  record AssistGranted(FactHeader on, String assignment, List<NewAssignment> parts)
      implements RequestFact {}

  record ExcludedFromScoring(FactHeader on) implements RequestFact {}

  record Shelved(FactHeader on, Instant reviewOn) implements RequestFact {}

  record DeclaredDifficult(FactHeader on, Instant reviewOn) implements RequestFact {}

  /// The order is taken up again.
  ///
  /// @param dispatchDue when it waits for a dispatch again
  record Resumed(FactHeader on, OrderState to, @Nullable Instant dispatchDue)
      implements RequestFact {}

  record Contacted(FactHeader on, String assignment, Assignment.Attempt attempt)
      implements UnitFact {}

  record HandlingStarted(FactHeader on, String assignment) implements UnitFact {}

  record Redispatched(FactHeader on, String assignment, List<NewAssignment> parts)
      implements UnitFact {}

  record Reported(
      FactHeader on,
      String assignment,
      CompletionReport.FactFinding factFinding,
      CompletionReport.AppealFinding appealFinding,
      CompletionReport.SiteCheck siteCheck,
      CompletionReport.Resolution result)
      implements UnitFact {}

  record Accepted(FactHeader on, String assignment) implements UnitFact {}

  record SentBack(FactHeader on, String assignment) implements UnitFact {}

  /// The hotline looked at the accepted report.
  ///
  /// @param callbackDue when it passed
  record Audited(FactHeader on, boolean passed, @Nullable Instant callbackDue)
      implements RoundFact {}

  record CalledBack(FactHeader on, CallbackAttempt attempt) implements RoundFact {}

  record CallbackWaived(FactHeader on) implements RoundFact {}

  /// Nothing is owed to the citizen any more.
  ///
  /// @param onTime closed before the due time of the unit clock, and no earlier one had passed
  record Closed(FactHeader on, Ending ending, boolean onTime) implements RoundFact {}

  enum Ending {
    ANSWERED,
    SATISFIED,
    ACCEPTED,
    UNREACHABLE,
    WAIVED,
    /// A second person agreed to close it though the citizen is dissatisfied.
    DISSATISFIED
  }

  /// The order is handled a second time.
  ///
  /// @param leader who takes part, a reference
  record RecheckOrdered(FactHeader on, int round, String leader, Instant due)
      implements RoundFact {}

  record Supervised(FactHeader on, @Nullable Instant due) implements PriorityFact {}

  record Reminded(FactHeader on) implements PriorityFact {}

  /// The order became more urgent.
  ///
  /// @param due of the lead's part; null where there is none
  /// @param steps by when its steps are owed at that urgency; null in facts of before, which
  ///   counted from where each clock had started
  record UrgencyRaised(
      FactHeader on,
      Urgency to,
      Instant citizenDue,
      @Nullable Instant due,
      @Nullable StepDueTimes steps)
      implements PriorityFact {}

  /// By when the steps of an order are owed from the moment of a higher urgency on: it shortens
  /// what is owed still, and brings the interim feedback with it.
  ///
  /// @param contact the first contact; null in facts of before, which left it as it was
  record StepDueTimes(Instant dispatch, Instant sign, @Nullable Instant contact, Instant interim) {}

  record LeaderNoted(FactHeader on) implements PriorityFact {}

  record FeedbackGiven(FactHeader on, String assignment, boolean solved, boolean tellCitizen)
      implements UnitFact {}

  record Withdrawn(FactHeader on) implements IntakeFact {}

  record Archived(FactHeader on) implements RoundFact {}

  /// A due time passed.
  ///
  /// @param assignment whose; null for a clock of the order
  record FellOverdue(FactHeader on, Clock.Kind clock, @Nullable String assignment, Instant due)
      implements PriorityFact {}

  /// A calendar was entered, and what is due was counted again by it.
  ///
  /// @param calendar and its version: `calendar-2027/2`
  /// @param provisional whether a due time still counts through a year that is not official
  record Rescheduled(FactHeader on, String calendar, List<DueTimeMove> moved, boolean provisional)
      implements PriorityFact {
    public Rescheduled {
      moved = List.copyOf(moved);
    }
  }

  /// A due time that moved.
  ///
  /// @param assignment whose; null for one of the order
  record DueTimeMove(Deadline deadline, @Nullable String assignment, Instant from, Instant to) {}
}
