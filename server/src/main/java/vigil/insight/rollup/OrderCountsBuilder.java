package vigil.insight.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;

/// Writes a trace on with one fact after another.
public final class OrderCountsBuilder {
  private final OrderCounts before;
  private int version;
  private OrderState state;
  private String type;
  private @Nullable String category;
  private @Nullable String district;
  private @Nullable String accused;
  private boolean isAnswered;
  private boolean isExcluded;
  private @Nullable Instant due;
  private boolean isSuspended;
  private boolean isOwing;
  private final List<OrderCounts.DispatchSpan> turns;
  private final List<OrderCounts.DayCount> marks;
  private final List<OrderCounts.Part> parts;
  private final List<String> hands;
  private int returns;
  private int rechecks;
  private @Nullable String outcome;
  private boolean isCalled;
  private boolean isReached;
  private @Nullable Boolean contacted;
  private @Nullable Instant closedAt;
  private OrderFact.@Nullable Ending ending;

  private OrderCountsBuilder(OrderCounts trace) {
    before = trace;
    version = trace.version();
    state = trace.state();
    type = trace.type();
    category = trace.category();
    district = trace.district();
    accused = trace.accused();
    isAnswered = trace.isAnswered();
    isExcluded = trace.isExcluded();
    due = trace.due();
    isSuspended = trace.isSuspended();
    isOwing = trace.isOwing();
    turns = new ArrayList<>(trace.turns());
    marks = new ArrayList<>(trace.marks());
    parts = new ArrayList<>(trace.parts());
    hands = new ArrayList<>(trace.hands());
    returns = trace.returns();
    rechecks = trace.rechecks();
    outcome = trace.outcome();
    isCalled = trace.isCalled();
    isReached = trace.isReached();
    contacted = trace.contacted();
    closedAt = trace.closedAt();
    ending = trace.ending();
  }

  /// The trace after a fact; the same one where the fact is in it already. Null as long as the
  /// order was not registered.
  public static @Nullable OrderCounts apply(@Nullable OrderCounts trace, OrderFact fact) {
    if (trace == null) {
      return fact instanceof OrderFact.Registered born ? OrderCounts.born(born) : null;
    }
    if (fact.version() <= trace.version()) {
      return trace;
    }
    var pen = new OrderCountsBuilder(trace);
    pen.version = fact.version();
    switch (fact) {
      case OrderFact.IntakeFact f -> pen.intake(f);
      case OrderFact.PriorityFact f -> pen.urging(f);
      case OrderFact.UnitFact f -> pen.units(f);
      case OrderFact.RoundFact f -> pen.rounds(f);
      case OrderFact.RequestFact f -> pen.requests(f);
    }
    return pen.done();
  }

  private void intake(OrderFact.IntakeFact fact) {
    switch (fact) {
      case OrderFact.Amended f -> about(f.appeal());
      case OrderFact.Submitted f -> {
        about(f.appeal());
        state = OrderState.PENDING_DISPATCH;
      }
      case OrderFact.AccusedNamed f ->
          accused = f.accused().equals(Order.Appeal.NOBODY) ? accused : f.accused();
      case OrderFact.Answered _ -> answered(true, OrderState.ANSWERED);
      case OrderFact.AnswerTakenBack _ -> answered(false, OrderState.DRAFT);
      case OrderFact.Merged _ -> ends(OrderState.MERGED);
      case OrderFact.Withdrawn _ -> ends(OrderState.WITHDRAWN);
      case OrderFact.EmergencyTransferred _ -> ends(OrderState.TRANSFERRED_EMERGENCY);
      case OrderFact.NotAccepted _ -> ends(OrderState.NOT_ACCEPTED);
      case OrderFact.ConferenceCalled _ -> state = OrderState.CONFERRING;
      case OrderFact.ConferenceConcluded _ -> state = OrderState.PENDING_DISPATCH;
      case OrderFact.Registered _ -> {}
    }
  }

  private void answered(boolean isSo, OrderState as) {
    isAnswered = isSo;
    closedAt = null;
    state = as;
  }

  private void ends(OrderState as) {
    waits(as);
    isSuspended = false;
  }

  private void about(Order.Appeal appeal) {
    type = appeal.type().name();
    category = appeal.category();
    district = appeal.district();
    accused = appeal.accused();
  }

  private void urging(OrderFact.PriorityFact fact) {
    switch (fact) {
      case OrderFact.Absorbed f -> shorten(f.due());
      case OrderFact.UrgencyRaised f -> shorten(f.due());
      case OrderFact.Supervised f -> shorten(f.due());
      case OrderFact.FellOverdue f -> fellOverdue(f);
      case OrderFact.Rescheduled f -> f.moved().forEach(m -> move(m, f.on().at()));
      case OrderFact.Reminded _, OrderFact.LeaderNoted _ -> {}
    }
  }

  /// A due time at 24:00 passed on the day that it ends. The unit clock needs no mark: it is late
  /// as long as it is open and overdue.
  private void fellOverdue(OrderFact.FellOverdue f) {
    switch (f.clock()) {
      case DISPATCH -> late(f.due(), OrderContribution.NOBODY, Measure.DISPATCHED_LATE);
      case SIGN -> late(f.due(), unit(f.assignment()), Measure.SIGNED_LATE);
      case CITIZEN, FIRST_CONTACT, INTERIM_FEEDBACK, HANDLE, CALLBACK, REVIEW_DATE -> {}
    }
  }

  private void late(Instant due, String unit, Measure as) {
    marks.add(new OrderCounts.DayCount(due.minusNanos(1), unit, as.bit()));
  }

  private String unit(@Nullable String assignment) {
    return parts.stream()
        .filter(part -> part.assignment().equals(assignment))
        .map(OrderCounts.Part::unit)
        .findFirst()
        .orElse(OrderContribution.NOBODY);
  }

  private void shorten(@Nullable Instant to) {
    if (to != null && due != null && to.isBefore(due)) {
      due = to;
    }
  }

  /// What had passed by the old calendar and has not by the new one was never late.
  private void move(OrderFact.DueTimeMove moved, Instant at) {
    switch (moved.deadline()) {
      case HANDLE -> {
        if (moved.assignment() == null || isLead(moved.assignment())) {
          due = moved.to();
        }
      }
      case FIRST_CONTACT ->
          turns.replaceAll(
              t -> t.assignment().equals(moved.assignment()) ? t.contactDue(moved.to()) : t);
      case DISPATCH -> wasNotLate(moved, at, OrderContribution.NOBODY, Measure.DISPATCHED_LATE);
      case SIGN -> wasNotLate(moved, at, unit(moved.assignment()), Measure.SIGNED_LATE);
      case CITIZEN, INTERIM_FEEDBACK, CALLBACK, RETURN_WINDOW, REVIEW_DATE, CAP -> {}
    }
  }

  private void wasNotLate(OrderFact.DueTimeMove moved, Instant at, String unit, Measure as) {
    if (moved.to().isAfter(at)) {
      marks.remove(new OrderCounts.DayCount(moved.from().minusNanos(1), unit, as.bit()));
    }
  }

  private void units(OrderFact.UnitFact fact) {
    switch (fact) {
      case OrderFact.Dispatched f -> {
        var lead = f.lead();
        turns.add(
            new OrderCounts.DispatchSpan(
                lead.id(),
                lead.unit(),
                f.on().at(),
                lead.contactDue(),
                lead.limit(),
                false,
                false,
                null));
        hands.clear();
        parts.clear();
        take(f.parts());
        due = lead.due();
        state = OrderState.IN_HANDLING;
        isOwing = true;
        isSuspended = false;
      }
      case OrderFact.Returned f -> returned(f);
      case OrderFact.Recalled _ -> handBack();
      case OrderFact.PartTakenBack f -> {
        if (f.dispatchDue() != null) {
          handBack();
        }
      }
      case OrderFact.Redispatched f -> {
        take(f.parts());
        f.parts().stream()
            .map(OrderFact.NewAssignment::unit)
            .filter(unit -> !hands.contains(unit) && !unit.equals(lead()))
            .forEach(hands::add);
      }
      case OrderFact.Contacted f -> contact(f.attempt());
      case OrderFact.Relayed f -> contact(f.attempt());
      case OrderFact.Reported f -> {
        if (isLead(f.assignment())) {
          outcome = f.result().name();
          isOwing = false;
          isSuspended = false;
        }
      }
      case OrderFact.Accepted f -> state = isLead(f.assignment()) ? OrderState.UNDER_REVIEW : state;
      case OrderFact.SentBack f -> isOwing |= isLead(f.assignment());
      case OrderFact.Signed _, OrderFact.HandlingStarted _, OrderFact.FeedbackGiven _ -> {}
    }
  }

  private void take(List<OrderFact.NewAssignment> more) {
    more.forEach(part -> parts.add(new OrderCounts.Part(part.id(), part.unit())));
  }

  private void returned(OrderFact.Returned f) {
    returns++;
    mark(f, f.unit(), Measure.RETURNS.bit());
    turns.replaceAll(t -> t.assignment().equals(f.assignment()) ? t.bounced() : t);
    if (f.dispatchDue() != null) {
      handBack();
    }
  }

  private void handBack() {
    if (turns.isEmpty()) {
      return;
    }
    turns.set(turns.size() - 1, turns.getLast().over());
    hands.clear();
    due = null;
    ends(OrderState.PENDING_DISPATCH);
  }

  /// Any of those who work on it may have got in touch; the earliest counts, told in any order.
  private void contact(Assignment.Attempt attempt) {
    if (turns.isEmpty() || !attempt.reached()) {
      return;
    }
    var turn = turns.getLast();
    Instant first = turn.contactedAt();
    if (first == null || attempt.at().isBefore(first)) {
      turns.set(turns.size() - 1, turn.contacted(attempt.at()));
    }
  }

  private void rounds(OrderFact.RoundFact fact) {
    switch (fact) {
      case OrderFact.Audited f -> {
        state = f.passed() ? OrderState.PENDING_CALLBACK : OrderState.IN_HANDLING;
        isOwing |= !f.passed();
      }
      case OrderFact.CalledBack f -> called(f);
      case OrderFact.Closed f -> {
        closedAt = f.on().at();
        ending = f.ending();
        ends(OrderState.CLOSED);
      }
      case OrderFact.RecheckOrdered f -> {
        rechecks++;
        mark(f, lead(), Measure.RECHECKS.bit());
        due = f.due();
        outcome = null;
        closedAt = null;
        isCalled = false;
        isReached = false;
        contacted = null;
        ends(OrderState.RECHECK);
      }
      case OrderFact.Archived _ -> state = OrderState.ARCHIVED;
      case OrderFact.CallbackWaived _ -> {}
    }
  }

  /// Every answer counts, also one that a recheck took up: none is left out (rules 6.3).
  private void called(OrderFact.CalledBack f) {
    var attempt = f.attempt();
    isCalled = true;
    if (attempt.contacted() != null) {
      contacted = attempt.contacted();
    }
    long mask = answer(attempt.contacted(), Measure.SAID_YES, Measure.SAID_NO);
    mask |= answer(attempt.solved(), Measure.SOLVED, Measure.UNSOLVED);
    switch (attempt.result()) {
      case SATISFIED -> mask |= Measure.SATISFIED.bit();
      case ACCEPTED -> mask |= Measure.ACCEPTED.bit();
      case DISSATISFIED -> mask |= Measure.DISSATISFIED.bit();
      case UNREACHABLE -> {
        return;
      }
    }
    isReached = true;
    mark(f, lead(), mask);
  }

  private static long answer(@Nullable Boolean said, Measure yes, Measure no) {
    return said == null ? 0 : said ? yes.bit() : no.bit();
  }

  private void requests(OrderFact.RequestFact fact) {
    switch (fact) {
      case OrderFact.Extended f -> {
        mark(f, lead(), Measure.EXTENSIONS.bit());
        if (isLead(f.assignment())) {
          due = f.due();
          isSuspended = false;
        }
      }
      case OrderFact.RequestAsked f ->
          isSuspended |= isForMoreTime(f.request().kind(), f.request().assignment());
      case OrderFact.RequestRefused f -> isSuspended &= !isForMoreTime(f.kind(), f.assignment());
      case OrderFact.ExcludedFromScoring _ -> isExcluded = true;
      case OrderFact.Shelved _ -> waits(OrderState.SHELVED);
      case OrderFact.DeclaredDifficult _ -> waits(OrderState.DIFFICULT);
      case OrderFact.Resumed f -> {
        state = f.to();
        isOwing = f.to() == OrderState.IN_HANDLING;
      }
      case OrderFact.AssistGranted f -> take(f.parts());
      case OrderFact.RequestApproved _, OrderFact.TimeAnswered _ -> {}
    }
  }

  private void waits(OrderState as) {
    state = as;
    isOwing = false;
  }

  private boolean isForMoreTime(Order.RequestKind kind, @Nullable String assignment) {
    return kind == Order.RequestKind.EXTENSION && isLead(assignment);
  }

  private void mark(OrderFact fact, String unit, long mask) {
    if (mask != 0) {
      marks.add(new OrderCounts.DayCount(fact.on().at(), unit, mask));
    }
  }

  private String lead() {
    return OrderCounts.lead(turns);
  }

  private boolean isLead(@Nullable String assignment) {
    return !turns.isEmpty() && Objects.equals(turns.getLast().assignment(), assignment);
  }

  private OrderCounts done() {
    return new OrderCounts(
        before.order(),
        version,
        before.number(),
        before.at(),
        before.channel(),
        before.contact(),
        state,
        type,
        category,
        district,
        accused,
        isAnswered,
        isExcluded,
        due,
        isSuspended,
        isOwing,
        turns,
        marks,
        parts,
        hands,
        returns,
        rechecks,
        outcome,
        isCalled,
        isReached,
        contacted,
        closedAt,
        ending);
  }
}
