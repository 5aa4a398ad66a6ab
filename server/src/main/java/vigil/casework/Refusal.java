package vigil.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.identity.Role;
import vigil.kernel.UserRefusal;

/// Why a step was not taken, holding what the person needs to know.
public sealed interface Refusal extends Outcome, UserRefusal {
  /// There is no such order or assignment, or it is not for this person to see.
  record Unknown(String id) implements Refusal {}

  /// Somebody was faster.
  ///
  /// @param version the present one
  /// @param since what changed in between, oldest first
  record Stale(int version, List<Change> since) implements Refusal {}

  /// A step was decided on a version that the order never had.
  ///
  /// @param version the present one
  record NoSuchVersion(int version) implements Refusal {}

  /// One thing that changed in between.
  ///
  /// @param kind the fact's kind, `casework.Signed`
  record Change(int version, String kind, Instant at, String by) {}

  /// The table has no such arrow from here.
  ///
  /// @param state of the order, or of the assignment
  /// @param possible what the table allows instead
  /// @param when the only states in which the step is possible; empty where more than the state is
  ///   amiss
  record NotNow(String state, List<String> possible, List<String> when) implements Refusal {
    /// What a batch kept before there were any names none.
    public NotNow {
      when = Objects.requireNonNullElse(when, List.of());
    }

    public NotNow(String state, List<String> possible) {
      this(state, possible, List.of());
    }
  }

  /// The step is the duty of other roles.
  ///
  /// @param roles whose duty it is
  record NotYourDuty(Set<Role> roles) implements Refusal {}

  /// The step is the duty of another unit.
  ///
  /// @param unit whose assignment it is, or who is the level above
  record NotYourUnit(String unit) implements Refusal {}

  /// The hotline does it itself; whoever acts for a unit does not.
  record HotlineOnly() implements Refusal {}

  /// The unit may read the order and works on nothing of it.
  record UnitHasNoPart() implements Refusal {}

  /// Staff with an interest step aside (rules 9.3).
  record AccusedStepsAside(String unit) implements Refusal {}

  record AccusedMayNotHandle(String unit) implements Refusal {}

  /// Before a complaint or report, or a letter that nobody was asked about, goes to a unit somebody
  /// says whom it accuses, or that it is nobody.
  record AccusedNotNamed(AppealType type) implements Refusal {}

  /// That the order accuses nobody is not said where somebody has said whom.
  ///
  /// @param unit that it accuses, or [Order.Appeal#NOBODY]
  record AccusedAlreadyNamed(String unit) implements Refusal {}

  /// What a citizen asked to keep is not told by an amendment.
  record SecrecyNotLifted() implements Refusal {}

  /// The unit may not know who the citizen is, so it has reached nobody: the hotline asks for it.
  record CallerHidden() implements Refusal {}

  /// The unit may know who the citizen is, and asks by itself.
  record CallerNotHidden() implements Refusal {}

  /// No unit is called so.
  ///
  /// @param field where it was said
  record UnknownUnit(String field, String unit) implements Refusal {}

  /// No such platform is known, or orders do not go there any more.
  ///
  /// @param platform empty when none is known at all
  record UnknownPlatform(String platform) implements Refusal {}

  /// A confidential order keeps its caller inside this hotline.
  record StaysInside() implements Refusal {}

  /// No order goes back to a platform that it came through.
  record CameFromThere(String platform) implements Refusal {}

  /// The platform is for other districts or categories.
  record NotForPlatform(String platform) implements Refusal {}

  /// Nobody leads it, so there is nothing to take back.
  record NothingDispatched() implements Refusal {}

  /// Others who were merged into it wait for its reply.
  ///
  /// @param joined how many
  record OthersWait(int joined) implements Refusal {}

  /// A unit has only one part in a round.
  record UnitTwice(String unit) implements Refusal {}

  record NotBelow(String unit, String above) implements Refusal {}

  record ElementsMissing(List<Order.Element> missing) implements Refusal {}

  record CategoryMissing() implements Refusal {}

  /// No script of that id is out, so nobody is answered by it.
  record UnknownScript(String script) implements Refusal {}

  /// The script is out, but does not hold today or not where the matter is.
  record ScriptDoesNotHold(String script) implements Refusal {}

  /// Only an answer at once is taken back; a unit has had this order.
  record NotAnsweredAtOnce() implements Refusal {}

  /// The answer is no longer taken back.
  ///
  /// @param since when it may be with the citizen, or with the platform that sent the order
  record AnswerIsOut(Instant since) implements Refusal {}

  /// The script is for staff only: no citizen hears or reads it.
  record ScriptIsInternal(String script) implements Refusal {}

  /// Words that go to the citizen quote a script for staff only.
  ///
  /// @param title of the script
  record InternalScriptQuoted(String title) implements Refusal {}

  /// The citizen's own words are no answer.
  record AnswerIsTheQuestion() implements Refusal {}

  /// A complaint or report that needs a site visit is not answered at once.
  record SiteVisitNeeded(AppealType type) implements Refusal {}

  record NotOpen(String id) implements Refusal {}

  /// No order is merged into itself.
  record MergedIntoItself() implements Refusal {}

  record ReturnWindowOver(Instant since) implements Refusal {}

  /// After arbitration the unit may not return it again.
  record ReturnSpent() implements Refusal {}

  record ContactFirst() implements Refusal {}

  record DueBeyondParent(Instant parentDue) implements Refusal {}

  record DuePassed(Instant due) implements Refusal {}

  record ExtensionTooLate(Instant due) implements Refusal {}

  record ExtensionDaysUnknown(List<Integer> possible) implements Refusal {}

  record QuotaSpent(int quota) implements Refusal {}

  record AlreadyAsked(Order.RequestKind kind, Instant at) implements Refusal {}

  /// Two people have agreed that it does not count in scores.
  record ExcludedAlready() implements Refusal {}

  /// Nothing of the kind waits for a decision.
  record NothingAsked(Order.RequestKind kind) implements Refusal {}

  /// Several parts may ask for it: the decision names whose request it is about.
  ///
  /// @param assignments that ask
  record PartNotNamed(Order.RequestKind kind, List<String> assignments) implements Refusal {}

  /// Two different people must agree, and neither may be the one who asked.
  record AnotherMustAgree(String by) implements Refusal {}

  record AssistsOpen(List<String> units) implements Refusal {}

  record ContactRecordMissing() implements Refusal {}

  /// Fields of the report are missing or do not fit the type of appeal.
  ///
  /// @param missing all of them
  /// @param field the first of them
  /// @param possible what the first may say; empty for free words
  record ReportIncomplete(List<String> missing, String field, List<String> possible)
      implements Refusal {
    public ReportIncomplete {
      missing = missing == null ? List.of(field) : List.copyOf(missing);
    }

    /// One field alone.
    public ReportIncomplete(String field, List<String> possible) {
      this(List.of(field), field, possible);
    }
  }

  /// A part as a copy (CC) is for reading.
  record CopyReadsOnly() implements Refusal {}

  /// The unit is asked in no conference that goes on.
  record NotInConference() implements Refusal {}

  /// The order named as in progress or finished already is neither.
  record NotRunning(String number) implements Refusal {}

  record FeedbackNotOwed(Urgency urgency) implements Refusal {}

  /// The call that an attempt names is none of this order's.
  record CallOfAnotherOrder(String call) implements Refusal {}

  /// Somebody else placed the call: who talked says what was said.
  ///
  /// @param by who
  record CallOfAnother(String by) implements Refusal {}

  /// An attempt rests on the call already.
  record CallRecordedAlready(String call) implements Refusal {}

  /// The call reached nobody, or somebody, or says neither.
  record CallSaysOtherwise(ContactCall.Result result) implements Refusal {}

  /// The step may be taken, later.
  sealed interface NotYet extends Refusal {
    /// From then on this does not stand against it any more; something else may.
    Instant notBefore();
  }

  record CallbackTooSoon(Instant notBefore) implements NotYet {}

  record OutsideCallbackHours(Instant notBefore) implements NotYet {}

  /// The attempts must lie on at least two days.
  record CallbackNeedsAnotherDay(Instant notBefore) implements NotYet {}

  /// The citizen, or one who was merged into it, is dissatisfied: it is handled again, or a second
  /// person agrees to close it.
  record Dissatisfied(Instant since) implements Refusal {}

  /// Nobody said that the citizen is dissatisfied.
  record NotDissatisfied() implements Refusal {}

  /// Only the citizen answers by the link of an SMS, and by nothing else.
  record LinkIsTheCitizens() implements Refusal {}

  /// Nobody was called in vain where there is no number to call.
  record NoCitizenNumber() implements Refusal {}

  record UrgencyNotRaised(Urgency now) implements Refusal {}

  record ReviewDatePassed(Instant reviewOn) implements Refusal {}
}
