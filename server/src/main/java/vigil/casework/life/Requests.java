package vigil.casework.life;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.Order;
import vigil.casework.Order.Request;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.Outcome;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.Due;
import vigil.city.Stage;
import vigil.city.WorkingDays;

/// What is asked for and must be agreed to by two people, neither of whom asked (rules 2.2).
final class Requests {
  /// Rules 2.2: each passes two approvals.
  private static final int APPROVALS = 2;

  /// Closing a dissatisfied order takes a second person.
  private static final int CLOSING_APPROVALS = 1;

  private Requests() {}

  static Outcome ask(
      Telling telling,
      RequestKind kind,
      @Nullable String assignment,
      @Nullable Instant reviewOn,
      Instant at) {
    if (reviewOn != null && !reviewOn.isAfter(at)) {
      return new Refusal.ReviewDatePassed(reviewOn);
    }
    return ask(telling, kind, assignment, null, 0, reviewOn, List.of());
  }

  static Outcome ask(
      Telling telling,
      RequestKind kind,
      @Nullable String assignment,
      @Nullable String ground,
      int days,
      @Nullable Instant reviewOn,
      List<String> units) {
    Request open = telling.now().request(kind, assignment).orElse(null);
    if (open != null) {
      return new Refusal.AlreadyAsked(kind, open.at());
    }
    return telling
        .tell(on ->
            new OrderFact.RequestAsked(
                on,
                new Request(
                    kind, assignment, on.at(), on.by(), ground, days, reviewOn, units, List.of())))
        .done();
  }

  static Outcome decide(Telling telling, Step.Decide step, Known known, Actor by, Instant at) {
    if (step.kind() == RequestKind.RETURN || step.kind() == RequestKind.RELAY) {
      return new Refusal.NothingAsked(step.kind());
    }
    return settle(telling, step.kind(), step.assignment(), step.agreed(), known, by, at);
  }

  static Outcome settle(
      Telling telling,
      RequestKind kind,
      @Nullable String assignment,
      boolean agreed,
      Known known,
      Actor by,
      Instant at) {
    Request request = telling.now().request(kind, assignment).orElse(null);
    if (request == null) {
      return new Refusal.NothingAsked(kind);
    }
    if (by.id().equals(request.by()) || request.approvers().contains(by.id())) {
      return new Refusal.AnotherMustAgree(by.id());
    }
    if (!agreed) {
      return telling.tell(on -> new OrderFact.RequestRefused(on, kind, assignment)).done();
    }
    int needed = kind == RequestKind.CLOSE_DISSATISFIED ? CLOSING_APPROVALS : APPROVALS;
    if (request.approvers().size() + 1 < needed) {
      return telling.tell(on -> new OrderFact.RequestApproved(on, kind, assignment)).done();
    }
    return grant(telling, request, known, at);
  }

  /// The sender's word on what our lead asked for is both approvals (rules 3.13). Where the lead
  /// has reported, or two here were faster, it is a line of the story and nothing else.
  ///
  /// @param given by when the sender owes the answer now; null when it gives no more time
  static Outcome answer(Telling telling, @Nullable Instant given) {
    Order order = telling.now();
    Assignment lead = order.lead().orElse(null);
    if (lead == null || order.request(RequestKind.EXTENSION, lead.id()).isEmpty()) {
      return telling.tell(on -> new OrderFact.TimeAnswered(on, given)).done();
    }
    if (given == null) {
      return telling
          .tell(on -> new OrderFact.RequestRefused(on, RequestKind.EXTENSION, lead.id()))
          .done();
    }
    return telling.tell(on -> extended(on, order, lead, given)).done();
  }

  /// Both clocks run until the sender's due time, unless they ran longer before.
  static OrderFact.Extended extended(OrderFact.On on, Order order, Assignment lead, Instant given) {
    Instant citizen = order.dues().citizen();
    return new OrderFact.Extended(
        on,
        lead.id(),
        given.isAfter(lead.due()) ? given : lead.due(),
        given.isAfter(citizen) ? given : citizen,
        false,
        given);
  }

  private static Outcome grant(Telling telling, Request request, Known known, Instant at) {
    Order order = telling.now();
    return switch (request.kind()) {
      case SHELVE -> list(telling, request, at, OrderFact.Shelved::new);
      case DIFFICULT -> list(telling, request, at, OrderFact.DeclaredDifficult::new);
      case EXCLUDE_FROM_SCORING -> telling.tell(OrderFact.ExcludedFromScoring::new).done();
      case CLOSE_DISSATISFIED -> Endings.close(telling, OrderFact.Ending.DISSATISFIED, at);
      case EXTENSION -> extend(telling, request, mine(order, request), known);
      case ASSIST -> assist(telling, request, mine(order, request), known, at);
      case RETURN -> giveBack(telling, mine(order, request), known, at);
      case RELAY -> new Refusal.NothingAsked(RequestKind.RELAY);
    };
  }

  /// The review date lies ahead when the order is put away, not only when that is asked for.
  private static Outcome list(
      Telling telling,
      Request request,
      Instant at,
      BiFunction<OrderFact.On, Instant, OrderFact> listed) {
    Instant asked = request.reviewOn();
    if (asked != null && !asked.isAfter(at)) {
      return new Refusal.ReviewDatePassed(asked);
    }
    return telling.tell(on -> listed.apply(on, asked == null ? at : asked)).done();
  }

  /// The quota of the quarter is counted when the time is given (rules 3.13), not when it is asked
  /// for.
  private static Outcome extend(Telling telling, Request request, Assignment mine, Known known) {
    int quota = known.limits().profile().extensions().quarterlyQuota();
    if (known.extensionsThisQuarter() >= quota) {
      return new Refusal.QuotaSpent(quota);
    }
    Extension more = extension(telling.now(), mine, request.days(), known.limits().workingDays());
    return telling
        .tell(on ->
            new OrderFact.Extended(
                on, mine.id(), more.due(), more.citizen(), more.counted().provisional(), null))
        .done();
  }

  /// What an extension gives.
  ///
  /// @param counted before the part above it was looked at
  record Extension(Due counted, Instant due, Instant citizen) {}

  /// Counted from the old due time, even when it was approved after it (rules 4.8).
  static Extension extension(Order order, Assignment mine, int days, WorkingDays calendar) {
    Due counted = calendar.extend(new Due(mine.due(), false), days);
    Instant latest = parentDue(order, mine);
    Instant due = latest != null && latest.isBefore(counted.at()) ? latest : counted.at();
    Instant citizen =
        mine.role() == AssignmentRole.LEAD
            ? calendar.extend(new Due(order.dues().citizen(), false), days).at()
            : order.dues().citizen();
    return new Extension(counted, due, citizen);
  }

  private static Outcome assist(
      Telling telling, Request request, Assignment mine, Known known, Instant at) {
    var dispatching = new Dispatching(telling.now(), known);
    Refusal no = dispatching.mayNotAll(request.units());
    if (no != null) {
      return no;
    }
    var parts = dispatching.below(mine, request.units(), mine.due(), at);
    return telling.tell(on -> new OrderFact.AssistGranted(on, mine.id(), parts)).done();
  }

  private static Outcome giveBack(Telling telling, Assignment mine, Known known, Instant at) {
    var appeal = telling.now().appeal();
    Instant due =
        mine.role() == AssignmentRole.LEAD
            ? known.limits().due(Stage.DISPATCH, appeal.urgency(), appeal.type(), at).at()
            : null;
    return telling.tell(on -> new OrderFact.Returned(on, mine.id(), mine.unit(), due)).done();
  }

  static @Nullable Instant parentDue(Order order, Assignment mine) {
    return mine.parent() == null
        ? null
        : order.assignment(mine.parent()).map(Assignment::due).orElse(null);
  }

  private static Assignment mine(Order order, Request request) {
    String id = request.assignment();
    if (id == null) {
      throw new IllegalStateException(request.kind() + " belongs to an assignment");
    }
    return order.assignment(id).orElseThrow();
  }
}
