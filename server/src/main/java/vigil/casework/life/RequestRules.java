package vigil.casework.life;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentStep;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.Order.Request;
import vigil.casework.Order.RequestKind;
import vigil.casework.Order.Terms;
import vigil.casework.OrderFact;
import vigil.casework.Outcome;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.Due;
import vigil.city.LimitKind;
import vigil.city.WorkingDays;

/// What is asked for and must be agreed to by two people, neither of whom asked (rules 2.2).
final class RequestRules {
  /// Rules 2.2: each passes two approvals.
  private static final int APPROVALS = 2;

  /// Closing a dissatisfied order takes a second person.
  private static final int CLOSING_APPROVALS = 1;

  /// What each step asks for that is not asked twice while it waits (rules 2.2).
  private static final Map<Class<? extends Step>, RequestKind> ASKED =
      Map.of(
          Step.AskShelve.class, RequestKind.SHELVE,
          Step.AskDifficult.class, RequestKind.DIFFICULT,
          Step.AskExclusion.class, RequestKind.EXCLUDE_FROM_SCORING,
          Step.AskClosing.class, RequestKind.CLOSE_DISSATISFIED,
          AssignmentStep.AskExtension.class, RequestKind.EXTENSION,
          AssignmentStep.AskAssist.class, RequestKind.ASSIST);

  private RequestRules() {}

  /// Why a step that asks is not offered now: the same waits already; null where nothing does.
  static @Nullable Refusal findOpen(
      Class<? extends Step> step, Order order, @Nullable String assignment) {
    RequestKind kind = ASKED.get(step);
    return kind == null ? null : findOpen(order, kind, assignment);
  }

  private static @Nullable Refusal findOpen(
      Order order, RequestKind kind, @Nullable String assignment) {
    if (kind == RequestKind.EXCLUDE_FROM_SCORING && order.has(Flag.EXCLUDED_FROM_SCORING)) {
      return new Refusal.ExcludedAlready();
    }
    return order
        .findRequest(kind, assignment)
        .<Refusal>map(open -> new Refusal.AlreadyAsked(kind, open.at()))
        .orElse(null);
  }

  static Outcome ask(
      FactRecorder recorder,
      RequestKind kind,
      @Nullable String assignment,
      @Nullable Instant reviewOn,
      Instant at) {
    if (reviewOn != null && !reviewOn.isAfter(at)) {
      return new Refusal.ReviewDatePassed(reviewOn);
    }
    return ask(recorder, kind, assignment, new Terms(null, 0, reviewOn, List.of()));
  }

  static Outcome ask(
      FactRecorder recorder, RequestKind kind, @Nullable String assignment, Terms terms) {
    Refusal open = findOpen(recorder.order(), kind, assignment);
    if (open != null) {
      return open;
    }
    return recorder
        .append(on ->
            new OrderFact.RequestAsked(
                on, new Request(kind, assignment, on.at(), on.by(), terms, List.of())))
        .build();
  }

  /// A return is arbitrated, and a question for the citizen is answered: neither is decided.
  static boolean isDecided(RequestKind kind) {
    return kind != RequestKind.RETURN && kind != RequestKind.RELAY;
  }

  static Outcome decide(
      FactRecorder recorder, Step.Decide step, DecisionContext known, Actor by, Instant at) {
    if (!isDecided(step.kind())) {
      return new Refusal.NothingAsked(step.kind());
    }
    return settle(recorder, step.kind(), step.assignment(), step.agreed(), known, by, at);
  }

  static Outcome settle(
      FactRecorder recorder,
      RequestKind kind,
      @Nullable String assignment,
      boolean agreed,
      DecisionContext known,
      Actor by,
      Instant at) {
    Request request = recorder.order().findRequest(kind, assignment).orElse(null);
    if (request == null) {
      return notFound(recorder.order(), kind, assignment);
    }
    if (by.id().equals(request.by()) || request.approvers().contains(by.id())) {
      return new Refusal.AnotherMustAgree(by.id());
    }
    if (!agreed) {
      return recorder.append(on -> new OrderFact.RequestRefused(on, kind, assignment)).build();
    }
    int needed = kind == RequestKind.CLOSE_DISSATISFIED ? CLOSING_APPROVALS : APPROVALS;
    if (request.approvers().size() + 1 < needed) {
      return recorder.append(on -> new OrderFact.RequestApproved(on, kind, assignment)).build();
    }
    return grant(recorder, request, known, at);
  }

  private static Refusal notFound(Order order, RequestKind kind, @Nullable String assignment) {
    var parts =
        order.requests().stream()
            .filter(r -> r.kind() == kind)
            .map(Request::assignment)
            .flatMap(Stream::ofNullable)
            .toList();
    return assignment == null && !parts.isEmpty()
        ? new Refusal.PartNotNamed(kind, parts)
        : new Refusal.NothingAsked(kind);
  }

  /// The sender's word on what our lead asked for is both approvals (rules 3.13). Where the lead
  /// has reported, or two here were faster, it is a line of the story and nothing else.
  ///
  /// @param given by when the sender owes the answer now; null when it gives no more time
  static Outcome answer(FactRecorder recorder, @Nullable Instant given) {
    Order order = recorder.order();
    Assignment lead = order.findLead().orElse(null);
    if (lead == null || order.findRequest(RequestKind.EXTENSION, lead.id()).isEmpty()) {
      return recorder.append(on -> new OrderFact.TimeAnswered(on, given)).build();
    }
    if (given == null) {
      return recorder
          .append(on -> new OrderFact.RequestRefused(on, RequestKind.EXTENSION, lead.id()))
          .build();
    }
    return recorder.append(on -> extended(on, order, lead, given)).build();
  }

  /// Both clocks run until the sender's due time, unless they ran longer before.
  static OrderFact.Extended extended(
      OrderFact.FactHeader on, Order order, Assignment lead, Instant given) {
    Instant citizen = order.dues().citizen();
    return new OrderFact.Extended(
        on,
        lead.id(),
        given.isAfter(lead.due()) ? given : lead.due(),
        given.isAfter(citizen) ? given : citizen,
        false,
        given);
  }

  private static Outcome grant(
      FactRecorder recorder, Request request, DecisionContext known, Instant at) {
    Order order = recorder.order();
    return switch (request.kind()) {
      case SHELVE -> list(recorder, request, at, OrderFact.Shelved::new);
      case DIFFICULT -> list(recorder, request, at, OrderFact.DeclaredDifficult::new);
      case EXCLUDE_FROM_SCORING -> recorder.append(OrderFact.ExcludedFromScoring::new).build();
      case CLOSE_DISSATISFIED -> ClosingRules.agree(recorder, request, known, at);
      case EXTENSION -> extend(recorder, request, mine(order, request), known);
      case ASSIST -> assist(recorder, request, mine(order, request), known, at);
      case RETURN -> giveBack(recorder, mine(order, request), known, at);
      case RELAY -> new Refusal.NothingAsked(RequestKind.RELAY);
    };
  }

  /// The review date lies ahead when the order is put away, not only when that is asked for.
  private static Outcome list(
      FactRecorder recorder,
      Request request,
      Instant at,
      BiFunction<OrderFact.FactHeader, Instant, OrderFact> listed) {
    Instant asked = request.terms().reviewOn();
    if (asked != null && !asked.isAfter(at)) {
      return new Refusal.ReviewDatePassed(asked);
    }
    return recorder.append(on -> listed.apply(on, asked == null ? at : asked)).build();
  }

  /// The quota of the quarter is counted when the time is given (rules 3.13), not when it is asked
  /// for.
  private static Outcome extend(
      FactRecorder recorder, Request request, Assignment mine, DecisionContext known) {
    int quota = known.limits().profile().extensions().quarterlyQuota();
    if (known.extensionsThisQuarter() >= quota) {
      return new Refusal.QuotaSpent(quota);
    }
    WorkingDays calendar = known.limits().workingDays();
    Refusal no = movesNothing(recorder.order(), mine, request.terms().days(), calendar);
    if (no != null) {
      return no;
    }
    Extension more = extension(recorder.order(), mine, request.terms().days(), calendar);
    return recorder
        .append(on ->
            new OrderFact.Extended(
                on, mine.id(), more.due(), more.citizen(), more.counted().provisional(), null))
        .build();
  }

  /// A part that is due with the part above it gets no more time by itself: that one asks.
  static @Nullable Refusal movesNothing(
      Order order, Assignment mine, int days, WorkingDays calendar) {
    Instant above = parentDue(order, mine);
    boolean isMoved = extension(order, mine, days, calendar).due().isAfter(mine.due());
    return above == null || isMoved ? null : new Refusal.DueBeyondParent(above);
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
      FactRecorder recorder, Request request, Assignment mine, DecisionContext known, Instant at) {
    var dispatching = new DispatchRules(recorder.order(), known);
    Refusal no = dispatching.mayNotAll("units", request.terms().units());
    if (no != null) {
      return no;
    }
    var parts = dispatching.below(mine, request.terms().units(), mine.due(), at);
    return recorder.append(on -> new OrderFact.AssistGranted(on, mine.id(), parts)).build();
  }

  private static Outcome giveBack(
      FactRecorder recorder, Assignment mine, DecisionContext known, Instant at) {
    var appeal = recorder.order().appeal();
    Instant due =
        mine.role() == AssignmentRole.LEAD
            ? known.limits().due(LimitKind.DISPATCH, appeal.urgency(), appeal.type(), at).at()
            : null;
    return recorder.append(on -> new OrderFact.Returned(on, mine.id(), mine.unit(), due)).build();
  }

  static @Nullable Instant parentDue(Order order, Assignment mine) {
    return mine.parent() == null
        ? null
        : order.findAssignment(mine.parent()).map(Assignment::due).orElse(null);
  }

  private static Assignment mine(Order order, Request request) {
    String id = request.assignment();
    if (id == null) {
      throw new IllegalStateException(request.kind() + " belongs to an assignment");
    }
    return order.findAssignment(id).orElseThrow();
  }
}
