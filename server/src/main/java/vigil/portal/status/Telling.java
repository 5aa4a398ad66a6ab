package vigil.portal.status;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.casework.Deadline;
import vigil.casework.Order.CallbackResult;
import vigil.casework.OrderFact;
import vigil.portal.status.Story.Dot;
import vigil.portal.status.Story.Mark;

/// Folds an order's facts into its story. The ledger alone is read, and nobody's name or words are
/// in there.
public final class Telling {
  private final Map<Mark, Instant> reached = new EnumMap<>(Mark.class);
  private String number = "";
  private @Nullable String parent;
  private @Nullable String lead;
  private @Nullable Instant due;
  private boolean open = true;
  private boolean mayRate;
  private boolean heard;
  private Phrase now = Phrase.RECEIVED;
  private Phrase next = Phrase.NEXT_DISPATCH;

  private Telling() {}

  public static Telling of(List<? extends OrderFact> facts) {
    Telling telling = new Telling();
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
  public Story story(@Nullable Telling joined, @Nullable Words unit) {
    Telling rest = joined == null ? this : joined;
    List<Dot> dots =
        List.of(
            new Dot(Mark.RECEIVED, reached.get(Mark.RECEIVED), Phrase.DOT_RECEIVED.words()),
            rest.dot(Mark.WITH_UNIT, Phrase.DOT_WITH_UNIT),
            rest.dot(Mark.HANDLED, Phrase.DOT_HANDLED),
            rest.dot(Mark.CLOSED, Phrase.DOT_CLOSED));
    return new Story(
        number,
        rest.open,
        joined == null ? mayRate : !heard && joined.isReplied(),
        joined == null && open,
        unit,
        rest.open ? rest.due : null,
        dots,
        joined == null || !rest.open ? rest.now.words() : Phrase.MERGED.words(),
        rest.next.words());
  }

  /// Whether there is a reply that those who were merged into it may speak of.
  private boolean isReplied() {
    return reached.containsKey(Mark.HANDLED);
  }

  private Dot dot(Mark mark, Phrase label) {
    return new Dot(mark, reached.get(mark), label.words());
  }

  private void take(OrderFact fact) {
    switch (fact) {
      case OrderFact.IntakeFact intake -> intake(intake);
      case OrderFact.UnitFact unit -> unit(unit);
      case OrderFact.RoundFact round -> round(round);
      case OrderFact.RequestFact request -> request(request);
      case OrderFact.UrgingFact urging -> urging(urging);
    }
  }

  private void intake(OrderFact.IntakeFact fact) {
    switch (fact) {
      case OrderFact.Registered it -> {
        number = it.number();
        due = it.citizenDue();
        reached.put(Mark.RECEIVED, it.on().at());
      }
      case OrderFact.Amended it -> due = it.citizenDue();
      case OrderFact.Submitted _ -> say(Phrase.WAITS_FOR_DISPATCH, Phrase.NEXT_DISPATCH);
      case OrderFact.Answered it -> {
        reached.put(Mark.HANDLED, it.on().at());
        end(Phrase.ANSWERED, it.on().at());
      }
      case OrderFact.AnswerTakenBack _ -> {
        open = true;
        reached.remove(Mark.HANDLED);
        reached.remove(Mark.CLOSED);
        say(Phrase.RECEIVED, Phrase.NEXT_DISPATCH);
      }
      case OrderFact.EmergencyTransferred it -> end(Phrase.EMERGENCY, it.on().at());
      case OrderFact.NotAccepted it -> end(Phrase.NOT_ACCEPTED, it.on().at());
      case OrderFact.Withdrawn it -> end(Phrase.WITHDRAWN, it.on().at());
      case OrderFact.Merged it -> {
        parent = it.into();
        end(Phrase.MERGED, it.on().at());
      }
      case OrderFact.AccusedNamed _ -> {
        // Whom it accuses is no news of how it goes on.
      }
      case OrderFact.ConferenceCalled _, OrderFact.ConferenceConcluded _ ->
          say(Phrase.WAITS_FOR_DISPATCH, Phrase.NEXT_DISPATCH);
    }
  }

  private void unit(OrderFact.UnitFact fact) {
    switch (fact) {
      case OrderFact.Dispatched it -> {
        lead = it.lead().unit();
        reached.putIfAbsent(Mark.WITH_UNIT, it.on().at());
        say(Phrase.WITH_UNIT, Phrase.NEXT_SIGN);
      }
      case OrderFact.Signed _ -> say(Phrase.SIGNED, Phrase.NEXT_HANDLE);
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
          say(it.attempt().reached() ? Phrase.CONTACTED : Phrase.TRIED, Phrase.NEXT_HANDLE);
      case OrderFact.Reported _ -> say(Phrase.REPORTED, Phrase.NEXT_CHECK);
      case OrderFact.Accepted _ -> say(Phrase.REPORTED, Phrase.NEXT_CHECK);
      case OrderFact.SentBack _ -> say(Phrase.SENT_BACK, Phrase.NEXT_HANDLE);
      case OrderFact.HandlingStarted _,
          OrderFact.Redispatched _,
          OrderFact.FeedbackGiven _,
          OrderFact.Relayed _ ->
          next = Phrase.NEXT_HANDLE;
    }
  }

  private void waits() {
    lead = null;
    reached.remove(Mark.WITH_UNIT);
    say(Phrase.WAITS_FOR_DISPATCH, Phrase.NEXT_DISPATCH);
  }

  private void round(OrderFact.RoundFact fact) {
    switch (fact) {
      case OrderFact.Audited it -> {
        if (it.passed()) {
          reached.put(Mark.HANDLED, it.on().at());
          mayRate = true;
          say(Phrase.HANDLED, Phrase.NEXT_RATE);
        } else {
          say(Phrase.SENT_BACK, Phrase.NEXT_HANDLE);
        }
      }
      case OrderFact.CalledBack it -> {
        heard |= it.attempt().result() != CallbackResult.UNREACHABLE;
        if (it.attempt().result() == CallbackResult.DISSATISFIED) {
          mayRate = false;
          say(Phrase.NOT_SOLVED, Phrase.NEXT_RECHECK);
        }
      }
      case OrderFact.CallbackWaived _, OrderFact.Archived _ -> {}
      case OrderFact.Closed it -> end(ending(it.ending()), it.on().at());
      case OrderFact.RecheckOrdered it -> {
        open = true;
        mayRate = false;
        due = it.due();
        reached.remove(Mark.HANDLED);
        reached.remove(Mark.CLOSED);
        say(Phrase.RECHECK, Phrase.NEXT_HANDLE);
      }
    }
  }

  private static Phrase ending(OrderFact.Ending ending) {
    return switch (ending) {
      case ANSWERED -> Phrase.ANSWERED;
      case SATISFIED, ACCEPTED -> Phrase.SATISFIED;
      case UNREACHABLE -> Phrase.UNREACHABLE;
      case WAIVED -> Phrase.CLOSED;
      case DISSATISFIED -> Phrase.CLOSED_UNHAPPY;
    };
  }

  private void request(OrderFact.RequestFact fact) {
    switch (fact) {
      case OrderFact.Extended it -> {
        due = it.citizenDue();
        say(Phrase.EXTENDED, Phrase.NEXT_HANDLE);
      }
      case OrderFact.Shelved it -> {
        due = it.reviewOn();
        say(Phrase.SHELVED, Phrase.NEXT_REVIEW);
      }
      case OrderFact.DeclaredDifficult it -> {
        due = it.reviewOn();
        say(Phrase.DIFFICULT, Phrase.NEXT_REVIEW);
      }
      case OrderFact.Resumed _ -> say(Phrase.WITH_UNIT, Phrase.NEXT_HANDLE);
      case OrderFact.RequestAsked _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.TimeAnswered _,
          OrderFact.AssistGranted _,
          OrderFact.ExcludedFromScoring _ -> {}
    }
  }

  private void urging(OrderFact.UrgingFact fact) {
    switch (fact) {
      case OrderFact.UrgencyRaised it -> due = it.citizenDue();
      case OrderFact.Absorbed it -> due = it.citizenDue();
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

  private void say(Phrase how, Phrase then) {
    now = how;
    next = then;
  }

  private void end(Phrase how, Instant at) {
    open = false;
    mayRate = false;
    reached.put(Mark.CLOSED, at);
    say(how, Phrase.NEXT_NOTHING);
  }
}
