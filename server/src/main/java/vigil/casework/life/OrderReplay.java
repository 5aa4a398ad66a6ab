package vigil.casework.life;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.Conference;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.OrderHandling;
import vigil.casework.OrderStanding;
import vigil.casework.OrderState;
import vigil.casework.OwnDueTimes;

/// What each fact makes of an order. An order is the fold of its facts: the store keeps the result,
/// the ledger the facts, and a replay must give the same.
public final class OrderReplay {
  private OrderReplay() {}

  /// The order that a life of facts leads to.
  ///
  /// @throws IllegalArgumentException if the first fact is no registration
  public static Order replay(List<OrderFact> facts) {
    if (!(facts.getFirst() instanceof OrderFact.Registered first)) {
      throw new IllegalArgumentException("A life begins with its registration");
    }
    Order order = create(first);
    for (OrderFact fact : facts.subList(1, facts.size())) {
      order = apply(order, fact);
    }
    return order;
  }

  /// The version of the fact by which something held no more of an order, the last time it did; of
  /// the last fact where it still holds, 0 where it never did.
  public static int findEnd(List<OrderFact> facts, Predicate<Order> holds) {
    Order order = create((OrderFact.Registered) facts.getFirst());
    boolean held = holds.test(order);
    int end = held ? order.version() : 0;
    for (OrderFact fact : facts.subList(1, facts.size())) {
      order = apply(order, fact);
      boolean still = holds.test(order);
      end = held || still ? fact.version() : end;
      held = still;
    }
    return end;
  }

  public static Order create(OrderFact.Registered fact) {
    var dues = new OwnDueTimes(fact.citizenDue(), null, null, null, null, null);
    return new Order(
        fact.on().order(),
        fact.number(),
        new OrderStanding(
            fact.version(), OrderState.DRAFT, 1, Set.copyOf(fact.flags()), null, 0, null, null),
        fact.origin(),
        fact.appeal(),
        dues,
        OrderHandling.NONE,
        List.of());
  }

  public static Order apply(Order order, OrderFact fact) {
    var builder = new OrderBuilder(order);
    switch (fact) {
      case OrderFact.IntakeFact f -> intake(builder, f);
      case OrderFact.ConferenceFact f -> confer(builder, f);
      case OrderFact.PriorityFact f -> urging(builder, f);
      case OrderFact.UnitFact f -> units(builder, f, order);
      case OrderFact.RoundFact f -> rounds(builder, f, order);
      case OrderFact.RequestFact f -> RequestReplay.apply(builder, f);
    }
    return builder.build(fact.version());
  }

  private static void intake(OrderBuilder builder, OrderFact.IntakeFact fact) {
    switch (fact) {
      case OrderFact.Registered _ -> throw new IllegalArgumentException("Born twice: " + fact);
      case OrderFact.Amended f -> {
        accusedBefore(builder, f.appeal());
        builder.appeal = f.appeal();
        builder.citizen = f.citizenDue();
        builder.flags.clear();
        builder.flags.addAll(f.flags());
        builder.hasten(f.steps());
      }
      case OrderFact.Answered _ -> builder.state = OrderState.ANSWERED;
      case OrderFact.AnswerTakenBack _ -> builder.draftAgain();
      case OrderFact.EmergencyTransferred _ -> builder.state = OrderState.TRANSFERRED_EMERGENCY;
      case OrderFact.NotAccepted _ -> builder.state = OrderState.NOT_ACCEPTED;
      case OrderFact.Submitted f -> {
        builder.state = OrderState.PENDING_DISPATCH;
        builder.appeal = f.appeal();
        builder.dispatch = f.dispatchDue();
      }
      case OrderFact.Merged f -> {
        builder.state = OrderState.MERGED;
        builder.parent = f.into();
        builder.cancelOwed();
      }
      case OrderFact.Withdrawn _ -> {
        builder.state = OrderState.WITHDRAWN;
        builder.callback = null;
        builder.review = null;
        builder.cancelOwed();
      }
      case OrderFact.AccusedNamed f -> named(builder, f.accused());
    }
  }

  private static void confer(OrderBuilder builder, OrderFact.ConferenceFact fact) {
    switch (fact) {
      case OrderFact.ConferenceCalled f -> {
        builder.state = OrderState.CONFERRING;
        builder.conference = Conference.of(f.version(), f.units());
      }
      case OrderFact.OpinionGiven f -> {
        var word = new Conference.Opinion(f.unit(), f.competent(), f.on().at(), f.on().by());
        Conference asked = Objects.requireNonNull(builder.conference);
        builder.conference = asked.with(word);
      }
      case OrderFact.ConferenceConcluded _ -> builder.state = OrderState.PENDING_DISPATCH;
    }
  }

  private static void urging(OrderBuilder builder, OrderFact.PriorityFact fact) {
    switch (fact) {
      case OrderFact.Absorbed f -> {
        builder.urgency(f.urgency());
        builder.citizen = f.citizenDue();
        builder.alsoAccused.addAll(f.accused());
        builder.flags.addAll(f.hidden());
        builder.shorten(f.due());
        builder.hasten(f.steps());
      }
      case OrderFact.UrgencyRaised f -> {
        builder.urgency(f.to());
        builder.citizen = f.citizenDue();
        builder.shorten(f.due());
        builder.hasten(f.steps());
      }
      case OrderFact.Supervised f -> {
        builder.flags.add(Flag.SUPERVISED);
        builder.shorten(f.due());
      }
      case OrderFact.Reminded _ -> {}
      case OrderFact.LeaderNoted _ -> builder.flags.add(Flag.LEADER_ASSIGNED);
      case OrderFact.FellOverdue f -> fellOverdue(builder, f);
      case OrderFact.Rescheduled f -> rescheduled(builder, f);
    }
  }

  private static void units(OrderBuilder builder, OrderFact.UnitFact fact, Order order) {
    switch (fact) {
      case OrderFact.Dispatched f -> {
        builder.state = OrderState.IN_HANDLING;
        builder.dispatch = null;
        builder.handle = f.lead().due();
        if (f.provisional()) {
          builder.flags.add(Flag.PROVISIONAL_DUE);
        }
        f.parts()
            .forEach(part -> builder.assignments.add(assigned(part, builder.round, f.on().at())));
      }
      case OrderFact.Signed f -> signed(builder, f);
      case OrderFact.Returned f -> returned(builder, f);
      case OrderFact.Recalled f -> waitsAgain(builder, f.dispatchDue());
      case OrderFact.PartTakenBack f -> takenBack(builder, f);
      case OrderFact.Relayed f -> {
        builder.drop(RequestKind.RELAY, f.assignment());
        attempted(builder, f.assignment(), f.attempt());
      }
      case OrderFact.Contacted f -> attempted(builder, f.assignment(), f.attempt());
      case OrderFact.HandlingStarted f -> state(builder, f.assignment(), AssignmentState.HANDLING);
      case OrderFact.Redispatched f -> {
        state(builder, f.assignment(), AssignmentState.HANDLING);
        f.parts()
            .forEach(part -> builder.assignments.add(assigned(part, builder.round, f.on().at())));
      }
      case OrderFact.Reported f -> {
        state(builder, f.assignment(), AssignmentState.REPORTED);
        builder.drop(RequestKind.EXTENSION, f.assignment());
        builder.drop(RequestKind.ASSIST, f.assignment());
        builder.drop(RequestKind.RELAY, f.assignment());
      }
      case OrderFact.Accepted f -> {
        state(builder, f.assignment(), AssignmentState.ACCEPTED);
        if (isLead(order, f.assignment())) {
          builder.state = OrderState.UNDER_REVIEW;
          builder.drop(RequestKind.SHELVE, null);
          builder.drop(RequestKind.DIFFICULT, null);
        }
      }
      case OrderFact.SentBack f -> state(builder, f.assignment(), AssignmentState.SENT_BACK);
      case OrderFact.FeedbackGiven f ->
          builder.assignment(f.assignment(), a -> a.feedbackAt = f.on().at());
    }
  }

  private static void signed(OrderBuilder builder, OrderFact.Signed f) {
    builder.assignment(
        f.assignment(),
        a -> {
          a.state = AssignmentState.SIGNED;
          a.signedAt = f.on().at();
          a.returnUntil = f.returnUntil();
        });
  }

  /// A unit that was accused once stays shut out: its history would tell it of that.
  private static void accusedBefore(OrderBuilder builder, Order.Appeal amended) {
    String before = builder.appeal.accused();
    if (before != null && !before.equals(amended.accused())) {
      builder.alsoAccused.add(before);
    }
  }

  /// A second unit is accused beside the first.
  private static void named(OrderBuilder builder, String accused) {
    String first = builder.appeal.accused();
    if (first == null) {
      builder.appeal = builder.appeal.accusing(accused);
    } else if (!first.equals(accused)) {
      builder.alsoAccused.add(accused);
    }
  }

  /// Whoever led it leads it no more: the order waits for another, unless it is listed.
  private static void takenBack(OrderBuilder builder, OrderFact.PartTakenBack f) {
    builder.takeBack(f.assignment());
    if (f.dispatchDue() != null) {
      waitsAgain(builder, f.dispatchDue());
      builder.callback = null;
    }
  }

  private static void attempted(OrderBuilder builder, String part, Assignment.Attempt attempt) {
    builder.assignment(
        part,
        a -> {
          a.attempts.add(attempt);
          if (attempt.reached() && a.state == AssignmentState.SIGNED) {
            a.state = AssignmentState.CONTACTED;
          }
        });
  }

  private static void rounds(OrderBuilder builder, OrderFact.RoundFact fact, Order order) {
    switch (fact) {
      case OrderFact.Audited f when f.passed() -> {
        builder.state = OrderState.PENDING_CALLBACK;
        builder.callback = f.callbackDue();
      }
      case OrderFact.Audited _ -> {
        builder.state = OrderState.IN_HANDLING;
        order.findLead().ifPresent(lead -> state(builder, lead.id(), AssignmentState.SENT_BACK));
      }
      case OrderFact.CallbackWaived _ -> builder.callback = null;
      case OrderFact.CalledBack f -> builder.callbacks.add(f.attempt().withRound(builder.round));
      case OrderFact.Closed f -> close(builder, f.on().at());
      case OrderFact.Archived _ -> {
        builder.state = OrderState.ARCHIVED;
        builder.requests.clear();
      }
      case OrderFact.RecheckOrdered f -> {
        builder.state = OrderState.RECHECK;
        builder.round = f.round();
        builder.handle = f.due();
        builder.callback = null;
        builder.closedAt = null;
        builder.agreedAt = null;
        builder.requests.clear();
      }
    }
  }

  private static void returned(OrderBuilder builder, OrderFact.Returned fact) {
    builder.drop(RequestKind.RETURN, fact.assignment());
    builder.drop(RequestKind.EXTENSION, fact.assignment());
    builder.drop(RequestKind.ASSIST, fact.assignment());
    builder.drop(RequestKind.RELAY, fact.assignment());
    state(builder, fact.assignment(), AssignmentState.RETURNED);
    builder.returns++;
    if (fact.dispatchDue() != null) {
      waitsAgain(builder, fact.dispatchDue());
    }
  }

  private static void waitsAgain(OrderBuilder builder, Instant dispatchDue) {
    builder.state = OrderState.PENDING_DISPATCH;
    builder.handle = null;
    builder.cancelOwed();
    builder.dispatch = dispatchDue;
  }

  private static void close(OrderBuilder builder, Instant at) {
    builder.state = OrderState.CLOSED;
    builder.closedAt = at;
    builder.callback = null;
    builder.requests.clear();
  }

  private static void fellOverdue(OrderBuilder builder, OrderFact.FellOverdue fact) {
    builder.lapsed.add(new Order.LapsedClock(fact.clock(), fact.assignment(), fact.due()));
    if (fact.clock() == vigil.casework.Clock.Kind.HANDLE) {
      builder.flags.add(Flag.OVERDUE);
    }
  }

  /// What had passed by the old calendar and has not by the new one was never late.
  private static void rescheduled(OrderBuilder builder, OrderFact.Rescheduled fact) {
    for (OrderFact.DueTimeMove moved : fact.moved()) {
      OrderDueTimes.move(builder, moved);
      if (moved.to().isAfter(fact.on().at())) {
        builder.lapsed.removeIf(l ->
            l.clock().name().equals(moved.deadline().name())
                && Objects.equals(l.assignment(), moved.assignment())
                && l.due().equals(moved.from()));
      }
    }
    if (builder.lapsed.stream().noneMatch(l -> l.clock() == vigil.casework.Clock.Kind.HANDLE)) {
      builder.flags.remove(Flag.OVERDUE);
    }
    if (fact.provisional()) {
      builder.flags.add(Flag.PROVISIONAL_DUE);
    } else {
      builder.flags.remove(Flag.PROVISIONAL_DUE);
    }
  }

  static void state(OrderBuilder builder, String assignment, AssignmentState to) {
    builder.assignment(assignment, a -> a.state = to);
  }

  private static boolean isLead(Order order, String assignment) {
    return order.findLead().filter(lead -> lead.id().equals(assignment)).isPresent();
  }

  static Assignment assigned(OrderFact.NewAssignment part, int round, Instant at) {
    var dues = part.dues();
    return new Assignment(
        part.id(),
        part.parent(),
        part.unit(),
        part.role(),
        AssignmentState.DISPATCHED,
        new Assignment.Mandate(round, at, part.limit(), part.legalBasis(), part.directoryVersion()),
        new Assignment.DueTimes(dues.signDue(), dues.due(), dues.interimDue(), dues.contactDue()),
        Assignment.Work.NONE);
  }
}
