package vigil.portal.status;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.CitizenClock;
import vigil.casework.Deadline;
import vigil.casework.Order.CallbackAttempt;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.portal.status.PublicOrderStatus.Milestone;
import vigil.portal.status.PublicOrderStatus.MilestoneKind;

/// Folds an order's facts into its story. The ledger alone is read, and nobody's name or words are
/// in there.
public final class PublicOrderStatusBuilder {
  /// What tells how one citizen was asked, and of nobody else.
  private static final Set<StatusPhrase> OF_ONE_CITIZEN =
      EnumSet.of(StatusPhrase.SATISFIED, StatusPhrase.UNREACHABLE, StatusPhrase.CLOSED_UNHAPPY);

  private final Map<MilestoneKind, Instant> reached = new EnumMap<>(MilestoneKind.class);
  private String number = "";
  private @Nullable String parent;
  private @Nullable String lead;
  private @Nullable Instant due;
  private @Nullable Instant citizenDue;
  private boolean open = true;
  private boolean isAwaitedByOthers;
  private boolean mayRate;
  private boolean isReplied;
  private @Nullable CallbackAttempt said;
  private @Nullable Instant saidAt;
  private @Nullable Instant roundSince;
  private @Nullable Instant endAgreedAt;
  private StatusPhrase phrase = StatusPhrase.RECEIVED;
  private StatusPhrase next = StatusPhrase.NEXT_DISPATCH;

  private PublicOrderStatusBuilder() {}

  public static PublicOrderStatusBuilder replay(List<? extends OrderFact> facts) {
    PublicOrderStatusBuilder telling = new PublicOrderStatusBuilder();
    facts.forEach(telling::take);
    return telling;
  }

  /// The order it was joined to, which tells the rest.
  public @Nullable String parent() {
    return parent;
  }

  /// The unit that leads.
  public @Nullable String lead() {
    return lead;
  }

  public boolean isOpen() {
    return open;
  }

  /// The story of an order, of which all but the beginning is told by the order it was joined to.
  ///
  /// @param unit the lead's names
  public PublicOrderStatus build(
      @Nullable PublicOrderStatusBuilder joined, @Nullable BilingualText unit) {
    PublicOrderStatusBuilder rest = joined == null ? this : joined;
    List<Milestone> dots =
        List.of(
            new Milestone(
                MilestoneKind.RECEIVED,
                reached.get(MilestoneKind.RECEIVED),
                StatusPhrase.DOT_RECEIVED.words()),
            rest.dot(MilestoneKind.WITH_UNIT, StatusPhrase.DOT_WITH_UNIT),
            rest.dot(MilestoneKind.HANDLED, StatusPhrase.DOT_HANDLED),
            rest.dot(
                MilestoneKind.CLOSED,
                rest.phrase == StatusPhrase.WITHDRAWN
                    ? StatusPhrase.DOT_WITHDRAWN
                    : StatusPhrase.DOT_CLOSED));
    return new PublicOrderStatus(
        number,
        rest.open,
        new PublicOrderStatus.AllowedSteps(
            joined == null ? mayRate : joined.isReplied && !hasSpokenOf(joined),
            joined == null && open && !isAwaitedByOthers),
        unit,
        rest.open ? rest.due : null,
        dots,
        (joined == null ? phrase : phraseOf(joined)).words(),
        (joined == null ? next : nextOf(joined)).words());
  }

  /// Whether this citizen said something of the present round of the order it was joined to.
  private boolean hasSpokenOf(PublicOrderStatusBuilder joined) {
    Instant since = joined.roundSince;
    return saidAt != null && (since == null || !saidAt.isBefore(since));
  }

  /// What this citizen said, or did not say; never what the other one did.
  private StatusPhrase phraseOf(PublicOrderStatusBuilder joined) {
    if (!joined.isReplied || !hasSpokenOf(joined)) {
      return joined.open ? StatusPhrase.MERGED : joined.closedForAll();
    }
    if (isUnhappy()) {
      return joined.isClosedAfter(saidAt) ? StatusPhrase.CLOSED_UNHAPPY : unhappy(said);
    }
    return joined.open ? StatusPhrase.MERGED_HEARD : StatusPhrase.SATISFIED;
  }

  /// Nobody rings whoever was joined to another: only what they say by themselves comes next.
  private StatusPhrase nextOf(PublicOrderStatusBuilder joined) {
    if (!joined.isReplied) {
      return joined.next;
    }
    if (!hasSpokenOf(joined)) {
      return StatusPhrase.NEXT_TELL;
    }
    if (isUnhappy() && !joined.isClosedAfter(saidAt)) {
      return StatusPhrase.NEXT_RECHECK;
    }
    return joined.open ? StatusPhrase.NEXT_TOGETHER : StatusPhrase.NEXT_NOTHING;
  }

  private boolean isUnhappy() {
    return said != null && said.result() == CallbackResult.DISSATISFIED;
  }

  /// Whether that word was known when it was closed, or when that was agreed to anew.
  private boolean isClosedAfter(@Nullable Instant word) {
    return endAgreedAt != null && word != null && !endAgreedAt.isBefore(word);
  }

  /// How it ended, without what its own citizen said of it.
  private StatusPhrase closedForAll() {
    return OF_ONE_CITIZEN.contains(phrase) ? StatusPhrase.CLOSED : phrase;
  }

  private static StatusPhrase unhappy(@Nullable CallbackAttempt said) {
    boolean isUnsolved = said != null && Boolean.FALSE.equals(said.solved());
    return isUnsolved ? StatusPhrase.NOT_SOLVED : StatusPhrase.NOT_SATISFIED;
  }

  private Milestone dot(MilestoneKind mark, StatusPhrase label) {
    return new Milestone(mark, reached.get(mark), label.words());
  }

  private void take(OrderFact fact) {
    switch (fact) {
      case OrderFact.IntakeFact intake -> intake(intake);
      case OrderFact.ConferenceFact _ ->
          say(StatusPhrase.WAITS_FOR_DISPATCH, StatusPhrase.NEXT_DISPATCH);
      case OrderFact.UnitFact unit -> unit(unit);
      case OrderFact.RoundFact round -> round(round);
      case OrderFact.RequestFact request -> request(request);
      case OrderFact.PriorityFact urging -> urging(urging);
    }
    CitizenClock.findDue(fact).ifPresent(moved -> citizenDue = moved);
  }

  private void intake(OrderFact.IntakeFact fact) {
    switch (fact) {
      case OrderFact.Registered it -> {
        number = it.number();
        due = it.citizenDue();
        reached.put(MilestoneKind.RECEIVED, it.on().at());
      }
      case OrderFact.Amended it -> due = it.citizenDue();
      case OrderFact.Submitted _ ->
          say(StatusPhrase.WAITS_FOR_DISPATCH, StatusPhrase.NEXT_DISPATCH);
      case OrderFact.Answered it -> {
        reached.put(MilestoneKind.HANDLED, it.on().at());
        end(StatusPhrase.ANSWERED, it.on().at());
      }
      case OrderFact.AnswerTakenBack _ -> {
        reopen();
        say(StatusPhrase.RECEIVED, StatusPhrase.NEXT_DISPATCH);
      }
      case OrderFact.EmergencyTransferred it -> end(StatusPhrase.EMERGENCY, it.on().at());
      case OrderFact.NotAccepted it -> end(StatusPhrase.NOT_ACCEPTED, it.on().at());
      case OrderFact.Withdrawn it -> end(StatusPhrase.WITHDRAWN, it.on().at());
      case OrderFact.Merged it -> {
        parent = it.into();
        end(StatusPhrase.MERGED, it.on().at());
      }
      case OrderFact.AccusedNamed _ -> {
        // Whom it accuses is no news of how it goes on.
      }
    }
  }

  private void unit(OrderFact.UnitFact fact) {
    switch (fact) {
      case OrderFact.Dispatched it -> {
        lead = it.lead().unit();
        reached.putIfAbsent(MilestoneKind.WITH_UNIT, it.on().at());
        say(StatusPhrase.WITH_UNIT, StatusPhrase.NEXT_SIGN);
      }
      case OrderFact.Signed _ -> say(StatusPhrase.SIGNED, StatusPhrase.NEXT_HANDLE);
      case OrderFact.Returned it -> {
        if (it.dispatchDue() != null) {
          waits();
        }
      }
      case OrderFact.PartTakenBack it -> {
        if (it.dispatchDue() != null) {
          waits();
        }
      }
      case OrderFact.Recalled _ -> waits();
      case OrderFact.Contacted it ->
          say(
              it.attempt().reached() ? StatusPhrase.CONTACTED : StatusPhrase.TRIED,
              StatusPhrase.NEXT_HANDLE);
      case OrderFact.Reported _ -> say(StatusPhrase.REPORTED, StatusPhrase.NEXT_CHECK);
      case OrderFact.Accepted _ -> say(StatusPhrase.REPORTED, StatusPhrase.NEXT_CHECK);
      case OrderFact.SentBack _ -> say(StatusPhrase.SENT_BACK, StatusPhrase.NEXT_HANDLE);
      case OrderFact.HandlingStarted _,
          OrderFact.Redispatched _,
          OrderFact.FeedbackGiven _,
          OrderFact.Relayed _ ->
          next = StatusPhrase.NEXT_HANDLE;
    }
  }

  private void waits() {
    lead = null;
    mayRate = false;
    isReplied = false;
    reached.remove(MilestoneKind.WITH_UNIT);
    reached.remove(MilestoneKind.HANDLED);
    say(StatusPhrase.WAITS_FOR_DISPATCH, StatusPhrase.NEXT_DISPATCH);
  }

  private void round(OrderFact.RoundFact fact) {
    switch (fact) {
      case OrderFact.Audited it -> {
        if (it.passed()) {
          reached.put(MilestoneKind.HANDLED, it.on().at());
          mayRate = true;
          isReplied = true;
          say(StatusPhrase.HANDLED, StatusPhrase.NEXT_RATE);
        } else {
          say(StatusPhrase.SENT_BACK, StatusPhrase.NEXT_HANDLE);
        }
      }
      case OrderFact.CalledBack it -> heard(it);
      case OrderFact.CallbackWaived _ -> {}
      case OrderFact.Archived _ -> isReplied = false;
      case OrderFact.Closed it -> {
        isReplied = true;
        end(ending(it.ending()), it.on().at());
      }
      case OrderFact.RecheckOrdered it -> {
        reopen();
        roundSince = it.on().at();
        due = it.due();
        say(StatusPhrase.RECHECK, StatusPhrase.NEXT_HANDLE);
      }
    }
  }

  private void heard(OrderFact.CalledBack fact) {
    if (fact.attempt().result() == CallbackResult.UNREACHABLE) {
      return;
    }
    said = fact.attempt();
    saidAt = fact.on().at();
    mayRate = false;
    say(isUnhappy() ? unhappy(said) : StatusPhrase.HEARD, StatusPhrase.NEXT_RECHECK);
  }

  private StatusPhrase ending(OrderFact.Ending ending) {
    return switch (ending) {
      case ANSWERED -> StatusPhrase.ANSWERED;
      case SATISFIED, ACCEPTED -> StatusPhrase.SATISFIED;
      case UNREACHABLE -> StatusPhrase.UNREACHABLE;
      case WAIVED -> StatusPhrase.CLOSED;
      case DISSATISFIED -> endedByAgreement();
    };
  }

  /// How it ended though somebody is dissatisfied: where one who was merged into it said so, that
  /// is not its own citizen's word.
  private StatusPhrase endedByAgreement() {
    if (!hasSpokenOf(this)) {
      return StatusPhrase.CLOSED;
    }
    return isUnhappy() ? StatusPhrase.CLOSED_UNHAPPY : StatusPhrase.SATISFIED;
  }

  private void request(OrderFact.RequestFact fact) {
    switch (fact) {
      case OrderFact.Extended it when !it.citizenDue().equals(citizenDue) -> {
        due = it.citizenDue();
        say(StatusPhrase.EXTENDED, StatusPhrase.NEXT_HANDLE);
      }
      case OrderFact.Extended _ -> {
        // A unit alone has more time.
      }
      case OrderFact.Shelved it -> {
        due = it.reviewOn();
        say(StatusPhrase.SHELVED, StatusPhrase.NEXT_REVIEW);
      }
      case OrderFact.DeclaredDifficult it -> {
        due = it.reviewOn();
        say(StatusPhrase.DIFFICULT, StatusPhrase.NEXT_REVIEW);
      }
      case OrderFact.Resumed _ -> say(StatusPhrase.WITH_UNIT, StatusPhrase.NEXT_HANDLE);
      case OrderFact.RequestApproved it when !open && it.kind() == RequestKind.CLOSE_DISSATISFIED ->
          endAgreedAt = it.on().at();
      case OrderFact.RequestAsked _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.TimeAnswered _,
          OrderFact.AssistGranted _,
          OrderFact.ExcludedFromScoring _ -> {}
    }
  }

  private void urging(OrderFact.PriorityFact fact) {
    switch (fact) {
      case OrderFact.UrgencyRaised it -> due = it.citizenDue();
      case OrderFact.Absorbed it -> {
        due = it.citizenDue();
        isAwaitedByOthers = true;
      }
      case OrderFact.Rescheduled it ->
          it.moved().stream()
              .filter(moved -> moved.deadline() == Deadline.CITIZEN)
              .forEach(moved -> due = moved.to());
      case OrderFact.Supervised _,
          OrderFact.Reminded _,
          OrderFact.LeaderNoted _,
          OrderFact.FellOverdue _ -> {}
    }
  }

  private void say(StatusPhrase how, StatusPhrase then) {
    phrase = how;
    next = then;
  }

  private void end(StatusPhrase how, Instant at) {
    open = false;
    mayRate = false;
    endAgreedAt = at;
    reached.put(MilestoneKind.CLOSED, at);
    say(how, StatusPhrase.NEXT_NOTHING);
  }

  private void reopen() {
    open = true;
    mayRate = false;
    isReplied = false;
    endAgreedAt = null;
    reached.remove(MilestoneKind.HANDLED);
    reached.remove(MilestoneKind.CLOSED);
  }
}
