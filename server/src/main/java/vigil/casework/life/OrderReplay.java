package vigil.casework.life;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.OrderHandling;
import vigil.casework.OrderStanding;
import vigil.casework.OrderState;

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

  public static Order create(OrderFact.Registered fact) {
    var dues = new Order.OwnDueTimes(fact.citizenDue(), null, null, null, null, null);
    return new Order(
        fact.on().order(),
        fact.number(),
        new OrderStanding(
            fact.version(), OrderState.DRAFT, 1, Set.copyOf(fact.flags()), null, 0, null),
        fact.origin(),
        fact.appeal(),
        dues,
        OrderHandling.NONE,
        List.of());
  }

  public static Order apply(Order order, OrderFact fact) {
    var pen = new OrderBuilder(order);
    switch (fact) {
      case OrderFact.IntakeFact f -> intake(pen, f);
      case OrderFact.PriorityFact f -> urging(pen, f);
      case OrderFact.UnitFact f -> units(pen, f, order);
      case OrderFact.RoundFact f -> rounds(pen, f, order);
      case OrderFact.RequestFact f -> requests(pen, f);
    }
    return pen.build(fact.version());
  }

  private static void intake(OrderBuilder pen, OrderFact.IntakeFact fact) {
    switch (fact) {
      case OrderFact.Registered _ -> throw new IllegalArgumentException("Born twice: " + fact);
      case OrderFact.Amended f -> {
        pen.appeal = f.appeal();
        pen.citizen = f.citizenDue();
        pen.flags.clear();
        pen.flags.addAll(f.flags());
        pen.hasten(f.steps());
      }
      case OrderFact.Answered _ -> pen.state = OrderState.ANSWERED;
      case OrderFact.AnswerTakenBack _ -> pen.draftAgain();
      case OrderFact.EmergencyTransferred _ -> pen.state = OrderState.TRANSFERRED_EMERGENCY;
      case OrderFact.NotAccepted _ -> pen.state = OrderState.NOT_ACCEPTED;
      case OrderFact.Submitted f -> {
        pen.state = OrderState.PENDING_DISPATCH;
        pen.appeal = f.appeal();
        pen.dispatch = f.dispatchDue();
      }
      case OrderFact.Merged f -> {
        pen.state = OrderState.MERGED;
        pen.parent = f.into();
        pen.cancelOwed();
      }
      case OrderFact.Withdrawn _ -> {
        pen.state = OrderState.WITHDRAWN;
        pen.callback = null;
        pen.review = null;
        pen.cancelOwed();
      }
      case OrderFact.AccusedNamed f -> named(pen, f.accused());
      case OrderFact.ConferenceCalled _ -> pen.state = OrderState.CONFERRING;
      case OrderFact.ConferenceConcluded _ -> pen.state = OrderState.PENDING_DISPATCH;
    }
  }

  private static void urging(OrderBuilder pen, OrderFact.PriorityFact fact) {
    switch (fact) {
      case OrderFact.Absorbed f -> {
        pen.urgency(f.urgency());
        pen.citizen = f.citizenDue();
        pen.alsoAccused.addAll(f.accused());
        pen.flags.addAll(f.hidden());
        pen.shorten(f.due());
        pen.hasten(f.steps());
      }
      case OrderFact.UrgencyRaised f -> {
        pen.urgency(f.to());
        pen.citizen = f.citizenDue();
        pen.shorten(f.due());
        pen.hasten(f.steps());
      }
      case OrderFact.Supervised f -> {
        pen.flags.add(Flag.SUPERVISED);
        pen.shorten(f.due());
      }
      case OrderFact.Reminded _ -> {}
      case OrderFact.LeaderNoted _ -> pen.flags.add(Flag.LEADER_ASSIGNED);
      case OrderFact.FellOverdue f -> fellOverdue(pen, f);
      case OrderFact.Rescheduled f -> rescheduled(pen, f);
    }
  }

  private static void units(OrderBuilder pen, OrderFact.UnitFact fact, Order order) {
    switch (fact) {
      case OrderFact.Dispatched f -> {
        pen.state = OrderState.IN_HANDLING;
        pen.dispatch = null;
        pen.handle = f.lead().due();
        if (f.provisional()) {
          pen.flags.add(Flag.PROVISIONAL_DUE);
        }
        f.parts().forEach(part -> pen.assignments.add(assigned(part, pen.round, f.on().at())));
      }
      case OrderFact.Signed f -> signed(pen, f);
      case OrderFact.Returned f -> returned(pen, f);
      case OrderFact.Recalled f -> waitsAgain(pen, f.dispatchDue());
      case OrderFact.PartTakenBack f -> takenBack(pen, f);
      case OrderFact.Relayed f -> {
        pen.drop(RequestKind.RELAY, f.assignment());
        attempted(pen, f.assignment(), f.attempt());
      }
      case OrderFact.Contacted f -> attempted(pen, f.assignment(), f.attempt());
      case OrderFact.HandlingStarted f -> state(pen, f.assignment(), AssignmentState.HANDLING);
      case OrderFact.Redispatched f -> {
        state(pen, f.assignment(), AssignmentState.HANDLING);
        f.parts().forEach(part -> pen.assignments.add(assigned(part, pen.round, f.on().at())));
      }
      case OrderFact.Reported f -> {
        state(pen, f.assignment(), AssignmentState.REPORTED);
        pen.drop(RequestKind.EXTENSION, f.assignment());
        pen.drop(RequestKind.ASSIST, f.assignment());
        pen.drop(RequestKind.RELAY, f.assignment());
      }
      case OrderFact.Accepted f -> {
        state(pen, f.assignment(), AssignmentState.ACCEPTED);
        if (isLead(order, f.assignment())) {
          pen.state = OrderState.UNDER_REVIEW;
          pen.drop(RequestKind.SHELVE, null);
          pen.drop(RequestKind.DIFFICULT, null);
        }
      }
      case OrderFact.SentBack f -> state(pen, f.assignment(), AssignmentState.SENT_BACK);
      case OrderFact.FeedbackGiven f ->
          pen.assignment(f.assignment(), a -> a.feedbackAt = f.on().at());
    }
  }

  private static void signed(OrderBuilder pen, OrderFact.Signed f) {
    pen.assignment(
        f.assignment(),
        a -> {
          a.state = AssignmentState.SIGNED;
          a.signedAt = f.on().at();
          a.returnUntil = f.returnUntil();
        });
  }

  /// A second unit is accused beside the first.
  private static void named(OrderBuilder pen, String accused) {
    String first = pen.appeal.accused();
    if (first == null) {
      pen.appeal = pen.appeal.accusing(accused);
    } else if (!first.equals(accused)) {
      pen.alsoAccused.add(accused);
    }
  }

  /// Whoever led it leads it no more: the order waits for another, unless it is listed.
  private static void takenBack(OrderBuilder pen, OrderFact.PartTakenBack f) {
    pen.takeBack(f.assignment());
    if (f.dispatchDue() != null) {
      waitsAgain(pen, f.dispatchDue());
      pen.callback = null;
    }
  }

  private static void attempted(OrderBuilder pen, String part, Assignment.Attempt attempt) {
    pen.assignment(
        part,
        a -> {
          a.attempts.add(attempt);
          if (attempt.reached() && a.state == AssignmentState.SIGNED) {
            a.state = AssignmentState.CONTACTED;
          }
        });
  }

  private static void rounds(OrderBuilder pen, OrderFact.RoundFact fact, Order order) {
    switch (fact) {
      case OrderFact.Audited f when f.passed() -> {
        pen.state = OrderState.PENDING_CALLBACK;
        pen.callback = f.callbackDue();
      }
      case OrderFact.Audited _ -> {
        pen.state = OrderState.IN_HANDLING;
        order.findLead().ifPresent(lead -> state(pen, lead.id(), AssignmentState.SENT_BACK));
      }
      case OrderFact.CallbackWaived _ -> pen.callback = null;
      case OrderFact.CalledBack f -> pen.callbacks.add(f.attempt().withRound(pen.round));
      case OrderFact.Closed f -> close(pen, f.on().at());
      case OrderFact.Archived _ -> pen.state = OrderState.ARCHIVED;
      case OrderFact.RecheckOrdered f -> {
        pen.state = OrderState.RECHECK;
        pen.round = f.round();
        pen.handle = f.due();
        pen.callback = null;
        pen.closedAt = null;
        pen.requests.clear();
      }
    }
  }

  private static void requests(OrderBuilder pen, OrderFact.RequestFact fact) {
    switch (fact) {
      case OrderFact.RequestAsked f -> {
        pen.requests.add(f.request());
        if (f.request().kind() == RequestKind.RETURN && f.request().assignment() != null) {
          state(pen, f.request().assignment(), AssignmentState.RETURN_PENDING);
        }
      }
      case OrderFact.RequestApproved f -> approve(pen, f);
      case OrderFact.RequestRefused f -> refused(pen, f);
      case OrderFact.Extended f -> extended(pen, f);
      case OrderFact.TimeAnswered _ -> {}
      case OrderFact.AssistGranted f -> {
        pen.drop(RequestKind.ASSIST, f.assignment());
        f.parts().forEach(part -> pen.assignments.add(assigned(part, pen.round, f.on().at())));
      }
      case OrderFact.ExcludedFromScoring _ -> {
        pen.drop(RequestKind.EXCLUDE_FROM_SCORING, null);
        pen.flags.add(Flag.EXCLUDED_FROM_SCORING);
      }
      case OrderFact.Shelved f -> list(pen, RequestKind.SHELVE, OrderState.SHELVED, f.reviewOn());
      case OrderFact.DeclaredDifficult f ->
          list(pen, RequestKind.DIFFICULT, OrderState.DIFFICULT, f.reviewOn());
      case OrderFact.Resumed f -> {
        pen.state = f.to();
        pen.review = null;
        pen.dispatch = f.dispatchDue();
      }
    }
  }

  private static void refused(OrderBuilder pen, OrderFact.RequestRefused f) {
    pen.drop(f.kind(), f.assignment());
    if (f.kind() == RequestKind.RETURN && f.assignment() != null) {
      pen.assignment(
          f.assignment(),
          a -> {
            a.state = AssignmentState.SIGNED;
            a.returnSpent = true;
          });
    }
  }

  private static void extended(OrderBuilder pen, OrderFact.Extended f) {
    pen.drop(RequestKind.EXTENSION, f.assignment());
    pen.assignment(f.assignment(), a -> a.due = f.due());
    pen.citizen = f.citizenDue();
    boolean lead =
        pen.assignments.stream()
            .anyMatch(a -> a.id().equals(f.assignment()) && a.role() == AssignmentRole.LEAD);
    if (lead) {
      pen.handle = f.due();
    }
    if (f.provisional()) {
      pen.flags.add(Flag.PROVISIONAL_DUE);
    }
  }

  private static void approve(OrderBuilder pen, OrderFact.RequestApproved fact) {
    pen.requests.replaceAll(r ->
        r.kind() == fact.kind() && Objects.equals(r.assignment(), fact.assignment())
            ? r.approvedBy(fact.on().by())
            : r);
  }

  private static void returned(OrderBuilder pen, OrderFact.Returned fact) {
    pen.drop(RequestKind.RETURN, fact.assignment());
    pen.drop(RequestKind.EXTENSION, fact.assignment());
    pen.drop(RequestKind.ASSIST, fact.assignment());
    pen.drop(RequestKind.RELAY, fact.assignment());
    state(pen, fact.assignment(), AssignmentState.RETURNED);
    pen.returns++;
    if (fact.dispatchDue() != null) {
      waitsAgain(pen, fact.dispatchDue());
    }
  }

  private static void waitsAgain(OrderBuilder pen, Instant dispatchDue) {
    pen.state = OrderState.PENDING_DISPATCH;
    pen.handle = null;
    pen.cancelOwed();
    pen.dispatch = dispatchDue;
  }

  private static void list(OrderBuilder pen, RequestKind kind, OrderState to, Instant reviewOn) {
    pen.drop(kind, null);
    pen.state = to;
    pen.review = reviewOn;
    pen.dispatch = null;
  }

  private static void close(OrderBuilder pen, Instant at) {
    pen.state = OrderState.CLOSED;
    pen.closedAt = at;
    pen.callback = null;
    pen.requests.clear();
  }

  private static void fellOverdue(OrderBuilder pen, OrderFact.FellOverdue fact) {
    pen.lapsed.add(new Order.LapsedClock(fact.clock(), fact.assignment(), fact.due()));
    if (fact.clock() == vigil.casework.Clock.Kind.HANDLE) {
      pen.flags.add(Flag.OVERDUE);
    }
  }

  /// What had passed by the old calendar and has not by the new one was never late.
  private static void rescheduled(OrderBuilder pen, OrderFact.Rescheduled fact) {
    for (OrderFact.DueTimeMove moved : fact.moved()) {
      OrderDueTimes.move(pen, moved);
      if (moved.to().isAfter(fact.on().at())) {
        pen.lapsed.removeIf(l ->
            l.clock().name().equals(moved.deadline().name())
                && Objects.equals(l.assignment(), moved.assignment())
                && l.due().equals(moved.from()));
      }
    }
    if (pen.lapsed.stream().noneMatch(l -> l.clock() == vigil.casework.Clock.Kind.HANDLE)) {
      pen.flags.remove(Flag.OVERDUE);
    }
    if (fact.provisional()) {
      pen.flags.add(Flag.PROVISIONAL_DUE);
    } else {
      pen.flags.remove(Flag.PROVISIONAL_DUE);
    }
  }

  private static void state(OrderBuilder pen, String assignment, AssignmentState to) {
    pen.assignment(assignment, a -> a.state = to);
  }

  private static boolean isLead(Order order, String assignment) {
    return order.findLead().filter(lead -> lead.id().equals(assignment)).isPresent();
  }

  private static Assignment assigned(OrderFact.NewAssignment part, int round, Instant at) {
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
