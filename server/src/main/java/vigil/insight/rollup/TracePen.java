package vigil.insight.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.OrderFact;

/// Writes a trace on with one fact after another.
public final class TracePen {
  private final Trace before;
  private int version;
  private String type;
  private @Nullable String category;
  private @Nullable String district;
  private @Nullable String accused;
  private boolean isAnswered;
  private boolean isExcluded;
  private @Nullable Instant due;
  private final List<Instant> lapsed;
  private boolean isOwing;
  private final List<Trace.Turn> turns;
  private final List<Trace.Mark> marks;
  private final List<String> hands;
  private int returns;
  private int rechecks;
  private @Nullable String outcome;
  private boolean isCalled;
  private boolean isReached;
  private @Nullable Boolean contacted;
  private @Nullable Instant closedAt;
  private boolean isOnTime;

  private TracePen(Trace trace) {
    before = trace;
    version = trace.version();
    type = trace.type();
    category = trace.category();
    district = trace.district();
    accused = trace.accused();
    isAnswered = trace.isAnswered();
    isExcluded = trace.isExcluded();
    due = trace.due();
    lapsed = new ArrayList<>(trace.lapsed());
    isOwing = trace.isOwing();
    turns = new ArrayList<>(trace.turns());
    marks = new ArrayList<>(trace.marks());
    hands = new ArrayList<>(trace.hands());
    returns = trace.returns();
    rechecks = trace.rechecks();
    outcome = trace.outcome();
    isCalled = trace.isCalled();
    isReached = trace.isReached();
    contacted = trace.contacted();
    closedAt = trace.closedAt();
    isOnTime = trace.isOnTime();
  }

  /// The trace after a fact; the same one where the fact is in it already. Null as long as the
  /// order was not registered.
  public static @Nullable Trace after(@Nullable Trace trace, OrderFact fact) {
    if (trace == null) {
      return fact instanceof OrderFact.Registered born ? born(born) : null;
    }
    if (fact.version() <= trace.version()) {
      return trace;
    }
    var pen = new TracePen(trace);
    pen.version = fact.version();
    switch (fact) {
      case OrderFact.IntakeFact f -> pen.intake(f);
      case OrderFact.UrgingFact f -> pen.urging(f);
      case OrderFact.UnitFact f -> pen.units(f);
      case OrderFact.RoundFact f -> pen.rounds(f);
      case OrderFact.RequestFact f -> pen.requests(f);
    }
    return pen.done();
  }

  private static Trace born(OrderFact.Registered f) {
    return new Trace(
        f.on().order(),
        f.version(),
        f.origin().at(),
        f.origin().channel().name(),
        f.appeal().type().name(),
        f.appeal().category(),
        f.appeal().district(),
        f.appeal().accusedUnit(),
        false,
        false,
        null,
        List.of(),
        false,
        List.of(),
        List.of(),
        List.of(),
        0,
        0,
        null,
        false,
        false,
        null,
        null,
        false);
  }

  private void intake(OrderFact.IntakeFact fact) {
    switch (fact) {
      case OrderFact.Amended f -> about(f.appeal());
      case OrderFact.Submitted f -> about(f.appeal());
      case OrderFact.Answered _ -> isAnswered = true;
      case OrderFact.Merged _, OrderFact.Withdrawn _ -> isOwing = false;
      case OrderFact.Registered _,
          OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.ConferenceCalled _,
          OrderFact.ConferenceConcluded _ -> {}
    }
  }

  private void about(Order.Appeal appeal) {
    type = appeal.type().name();
    category = appeal.category();
    district = appeal.district();
    accused = appeal.accusedUnit();
  }

  private void urging(OrderFact.UrgingFact fact) {
    switch (fact) {
      case OrderFact.Absorbed f -> shorten(f.due());
      case OrderFact.UrgencyRaised f -> shorten(f.due());
      case OrderFact.Supervised f -> shorten(f.due());
      case OrderFact.FellOverdue f -> {
        boolean ours = f.assignment() == null || isLead(f.assignment());
        if (f.clock().name().equals("HANDLE") && ours) {
          lapsed.add(f.due());
        }
      }
      case OrderFact.Rescheduled f -> f.moved().forEach(m -> move(m, f.on().at()));
      case OrderFact.Reminded _, OrderFact.LeaderNoted _ -> {}
    }
  }

  private void shorten(@Nullable Instant to) {
    if (to != null && due != null && to.isBefore(due)) {
      due = to;
    }
  }

  /// What had passed by the old calendar and has not by the new one was never late.
  private void move(OrderFact.Moved moved, Instant at) {
    switch (moved.deadline()) {
      case HANDLE -> {
        if (moved.assignment() == null || isLead(moved.assignment())) {
          due = moved.to();
          lapsed.removeIf(l -> moved.to().isAfter(at) && l.equals(moved.from()));
        }
      }
      case FIRST_CONTACT ->
          turns.replaceAll(
              t -> t.assignment().equals(moved.assignment()) ? t.contactDue(moved.to()) : t);
      default -> {
        // No figure depends on the other clocks.
      }
    }
  }

  private void units(OrderFact.UnitFact fact) {
    switch (fact) {
      case OrderFact.Dispatched f -> {
        var lead = f.lead();
        turns.add(
            new Trace.Turn(
                lead.id(), lead.unit(), f.on().at(), lead.contactDue(), lead.limit(), false, null));
        hands.clear();
        lapsed.clear();
        due = lead.due();
        isOwing = true;
      }
      case OrderFact.Returned f -> returned(f);
      case OrderFact.Recalled _ -> handBack();
      case OrderFact.Redispatched f ->
          f.parts().stream()
              .map(OrderFact.Part::unit)
              .filter(unit -> !hands.contains(unit) && !unit.equals(lead()))
              .forEach(hands::add);
      case OrderFact.Contacted f -> contact(f);
      case OrderFact.Reported f -> {
        if (isLead(f.assignment())) {
          outcome = f.result().name();
          isOwing = false;
        }
      }
      case OrderFact.SentBack f -> isOwing |= isLead(f.assignment());
      case OrderFact.Signed _,
          OrderFact.HandlingStarted _,
          OrderFact.Accepted _,
          OrderFact.FeedbackGiven _ -> {}
    }
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
    hands.clear();
    due = null;
    isOwing = false;
  }

  /// Any of those who work on it may have got in touch; the earliest counts, told in any order.
  private void contact(OrderFact.Contacted f) {
    if (turns.isEmpty() || !f.attempt().reached()) {
      return;
    }
    var turn = turns.getLast();
    Instant first = turn.contactedAt();
    if (first == null || f.attempt().at().isBefore(first)) {
      turns.set(turns.size() - 1, turn.contacted(f.attempt().at()));
    }
  }

  private void rounds(OrderFact.RoundFact fact) {
    switch (fact) {
      case OrderFact.Audited f -> isOwing |= !f.passed();
      case OrderFact.CalledBack f -> called(f);
      case OrderFact.Closed f -> {
        closedAt = f.on().at();
        isOnTime = f.onTime();
        isOwing = false;
      }
      case OrderFact.RecheckOrdered f -> {
        rechecks++;
        mark(f, lead(), Measure.RECHECKS.bit());
        due = f.due();
        lapsed.clear();
        closedAt = null;
        isCalled = false;
        isReached = false;
        contacted = null;
        isOwing = false;
      }
      case OrderFact.CallbackWaived _, OrderFact.Archived _ -> {}
    }
  }

  /// Every answer counts, also one that a recheck took up: none is left out (domain 6).
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
        }
      }
      case OrderFact.ExcludedFromScoring _ -> isExcluded = true;
      case OrderFact.Shelved _, OrderFact.DeclaredDifficult _ -> isOwing = false;
      case OrderFact.Resumed f -> isOwing = f.to().name().equals("IN_HANDLING");
      case OrderFact.RequestAsked _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.TimeAnswered _,
          OrderFact.AssistGranted _ -> {}
    }
  }

  private void mark(OrderFact fact, String unit, long mask) {
    if (mask != 0) {
      marks.add(new Trace.Mark(fact.on().at(), unit, mask));
    }
  }

  private String lead() {
    return Trace.lead(turns);
  }

  private boolean isLead(@Nullable String assignment) {
    return !turns.isEmpty() && Objects.equals(turns.getLast().assignment(), assignment);
  }

  private Trace done() {
    return new Trace(
        before.order(),
        version,
        before.at(),
        before.channel(),
        type,
        category,
        district,
        accused,
        isAnswered,
        isExcluded,
        due,
        lapsed,
        isOwing,
        turns,
        marks,
        hands,
        returns,
        rechecks,
        outcome,
        isCalled,
        isReached,
        contacted,
        closedAt,
        isOnTime);
  }
}
