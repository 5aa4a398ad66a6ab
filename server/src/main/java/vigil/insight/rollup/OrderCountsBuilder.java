package vigil.insight.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.city.Units;

/// Writes a trace on with one fact after another.
public final class OrderCountsBuilder {
  private final OrderCounts before;
  private int version;
  private OrderState state;
  private OrderCounts.Subject subject;
  private boolean isAnswered;
  private boolean isExcluded;
  private @Nullable Instant due;
  private boolean isSuspended;
  private boolean isOwing;
  private @Nullable String mergedInto;
  private final DispatchesBuilder dispatches;
  private final List<OrderCounts.DayCount> marks;
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
    subject = trace.subject();
    var standing = trace.standing();
    state = standing.state();
    isAnswered = standing.isAnswered();
    isExcluded = standing.isExcluded();
    due = standing.due();
    isSuspended = standing.isSuspended();
    isOwing = standing.isOwing();
    mergedInto = standing.mergedInto();
    dispatches = new DispatchesBuilder(trace.dispatches());
    marks = new ArrayList<>(trace.marks());
    var result = trace.result();
    returns = result.returns();
    rechecks = result.rechecks();
    outcome = result.outcome();
    isCalled = result.isCalled();
    isReached = result.isReached();
    contacted = result.contacted();
    closedAt = result.closedAt();
    ending = result.ending();
  }

  /// The trace after a fact; the same one where the fact is in it already. Null as long as the
  /// order was not registered.
  ///
  /// @param units whose tree says who is below an accused unit
  public static @Nullable OrderCounts apply(
      @Nullable OrderCounts trace, OrderFact fact, Units units) {
    if (trace == null) {
      return fact instanceof OrderFact.Registered born
          ? OrderCounts.born(born).shutting(units)
          : null;
    }
    if (fact.version() <= trace.version()) {
      return trace;
    }
    var builder = new OrderCountsBuilder(trace);
    builder.version = fact.version();
    switch (fact) {
      case OrderFact.IntakeFact f -> builder.intake(f);
      case OrderFact.ConferenceFact f -> builder.confer(f);
      case OrderFact.PriorityFact f -> builder.urging(f);
      case OrderFact.UnitFact f -> builder.units(f);
      case OrderFact.RoundFact f -> builder.rounds(f);
      case OrderFact.RequestFact f -> builder.requests(f);
    }
    var after = builder.done();
    return after.subject().accusesAs(trace.subject()) ? after : after.shutting(units);
  }

  private void intake(OrderFact.IntakeFact fact) {
    switch (fact) {
      case OrderFact.Amended f -> about(f.appeal());
      case OrderFact.Submitted f -> {
        about(f.appeal());
        state = OrderState.PENDING_DISPATCH;
      }
      case OrderFact.AccusedNamed f ->
          subject =
              f.accused().equals(Order.Appeal.NOBODY)
                  ? subject.accusingNobody()
                  : subject.accusing(f.accused());
      case OrderFact.Answered _ -> answered(true, OrderState.ANSWERED);
      case OrderFact.AnswerTakenBack _ -> answered(false, OrderState.DRAFT);
      case OrderFact.Merged f -> {
        mergedInto = f.into();
        ends(OrderState.MERGED);
      }
      case OrderFact.Withdrawn _ -> ends(OrderState.WITHDRAWN);
      case OrderFact.EmergencyTransferred _ -> ends(OrderState.TRANSFERRED_EMERGENCY);
      case OrderFact.NotAccepted _ -> ends(OrderState.NOT_ACCEPTED);
      case OrderFact.Registered _ -> {}
    }
  }

  private void confer(OrderFact.ConferenceFact fact) {
    switch (fact) {
      case OrderFact.ConferenceCalled _ -> state = OrderState.CONFERRING;
      case OrderFact.ConferenceConcluded _ -> state = OrderState.PENDING_DISPATCH;
      case OrderFact.OpinionGiven _ -> {}
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
    subject = subject.about(appeal);
  }

  private void urging(OrderFact.PriorityFact fact) {
    switch (fact) {
      case OrderFact.Absorbed f -> {
        subject = subject.accusingAlso(f.accused());
        shorten(f.due());
      }
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
      case SIGN -> late(f.due(), dispatches.unit(f.assignment()), Measure.SIGNED_LATE);
      case CITIZEN, FIRST_CONTACT, INTERIM_FEEDBACK, HANDLE, CALLBACK, REVIEW_DATE -> {}
    }
  }

  private void late(Instant due, String unit, Measure as) {
    marks.add(new OrderCounts.DayCount(due.minusNanos(1), unit, as.bit()));
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
        if (moved.assignment() == null || dispatches.isLead(moved.assignment())) {
          due = moved.to();
        }
      }
      case FIRST_CONTACT -> dispatches.contactDue(moved);
      case DISPATCH -> wasNotLate(moved, at, OrderContribution.NOBODY, Measure.DISPATCHED_LATE);
      case SIGN -> wasNotLate(moved, at, dispatches.unit(moved.assignment()), Measure.SIGNED_LATE);
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
        dispatches.dispatched(f);
        due = f.lead().due();
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
      case OrderFact.Redispatched f -> dispatches.passedOn(f.parts());
      case OrderFact.Contacted f -> tried(f, f.assignment(), f.attempt());
      case OrderFact.Relayed f -> tried(f, f.assignment(), f.attempt());
      case OrderFact.Reported f -> {
        if (dispatches.isLead(f.assignment())) {
          outcome = f.result().name();
          isOwing = false;
          isSuspended = false;
        }
      }
      case OrderFact.Accepted f ->
          state = dispatches.isLead(f.assignment()) ? OrderState.UNDER_REVIEW : state;
      case OrderFact.SentBack f -> isOwing |= dispatches.isLead(f.assignment());
      case OrderFact.Signed _, OrderFact.HandlingStarted _, OrderFact.FeedbackGiven _ -> {}
    }
  }

  private void tried(OrderFact fact, String assignment, Assignment.Attempt attempt) {
    dispatches.contact(attempt);
    var as = attempt.call() == null ? Measure.CONTACTS_TYPED : Measure.CONTACTS_CALLED;
    mark(fact, dispatches.unit(assignment), as.bit());
  }

  private void returned(OrderFact.Returned f) {
    returns++;
    mark(f, f.unit(), Measure.RETURNS.bit());
    dispatches.bounced(f.assignment());
    if (f.dispatchDue() != null) {
      handBack();
    }
  }

  private void handBack() {
    if (dispatches.handBack()) {
      due = null;
      ends(OrderState.PENDING_DISPATCH);
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
        mark(f, dispatches.lead(), Measure.RECHECKS.bit());
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
    long mask = way(attempt);
    mask |= answer(attempt.contacted(), Measure.SAID_YES, Measure.SAID_NO);
    mask |= answer(attempt.solved(), Measure.SOLVED, Measure.UNSOLVED);
    switch (attempt.result()) {
      case SATISFIED -> mask |= Measure.SATISFIED.bit();
      case ACCEPTED -> mask |= Measure.ACCEPTED.bit();
      case DISSATISFIED -> mask |= Measure.DISSATISFIED.bit();
      case UNREACHABLE -> {
        mark(f, dispatches.lead(), way(attempt));
        return;
      }
    }
    isReached = true;
    mark(f, dispatches.lead(), mask);
  }

  /// The citizen's own link is neither.
  private static long way(Order.CallbackAttempt attempt) {
    if (attempt.way() != Order.CallbackWay.PHONE) {
      return 0;
    }
    return (attempt.call() == null ? Measure.CALLBACKS_TYPED : Measure.CALLBACKS_CALLED).bit();
  }

  private static long answer(@Nullable Boolean said, Measure yes, Measure no) {
    return said == null ? 0 : said ? yes.bit() : no.bit();
  }

  private void requests(OrderFact.RequestFact fact) {
    switch (fact) {
      case OrderFact.Extended f -> {
        mark(f, dispatches.lead(), Measure.EXTENSIONS.bit());
        if (dispatches.isLead(f.assignment())) {
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
      case OrderFact.AssistGranted f -> dispatches.take(f.parts());
      case OrderFact.RequestApproved _, OrderFact.TimeAnswered _ -> {}
    }
  }

  private void waits(OrderState as) {
    state = as;
    isOwing = false;
  }

  private boolean isForMoreTime(Order.RequestKind kind, @Nullable String assignment) {
    return kind == Order.RequestKind.EXTENSION && dispatches.isLead(assignment);
  }

  private void mark(OrderFact fact, String unit, long mask) {
    if (mask != 0) {
      marks.add(new OrderCounts.DayCount(fact.on().at(), unit, mask));
    }
  }

  private OrderCounts done() {
    return new OrderCounts(
        before.order(),
        version,
        before.origin(),
        subject,
        new OrderCounts.Standing(
            state, isAnswered, isExcluded, due, isSuspended, isOwing, mergedInto),
        dispatches.build(),
        new OrderCounts.Result(
            returns, rechecks, outcome, isCalled, isReached, contacted, closedAt, ending),
        marks);
  }
}
