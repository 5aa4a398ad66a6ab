package vigil.casework.life;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.CompletionReport;
import vigil.casework.Order;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.OrderVisibility;
import vigil.casework.Outcome;
import vigil.casework.Platform;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.LimitKind;
import vigil.city.Urgency;

/// What becomes of an order when a unit takes a step on its part: a decision or a refusal. Pure.
///
/// @param order the whole order, since a part is never judged alone
public record AssignmentLife(Order order, Assignment assignment, DecisionContext known, Actor by) {

  /// Why a kind of step may not be taken now, as far as that does not depend on what it carries;
  /// null when it may.
  public @Nullable Refusal findRefusal(Class<? extends AssignmentStep> step, Instant at) {
    Set<Class<? extends Step>> moves = AssignmentTransitions.TABLE.listSteps(assignment.state());
    boolean ofThisRound =
        assignment.round() == order.round() && order.state() == OrderState.IN_HANDLING;
    if (!moves.contains(step) || !ofThisRound) {
      String state = ofThisRound ? assignment.state().name() : order.state().name();
      return ofThisRound
          ? new Refusal.NotNow(
              state,
              moves.stream().map(Class::getSimpleName).toList(),
              AssignmentTransitions.TABLE.listStates(step).stream().map(Enum::name).toList())
          : new Refusal.NotNow(state, List.of());
    }
    Refusal duty = StepPermissions.findRefusal(step, order, assignment, by);
    if (duty != null) {
      return duty;
    }
    return assignment.role() == AssignmentRole.CC ? new Refusal.CopyReadsOnly() : guard(step, at);
  }

  private @Nullable Refusal guard(Class<? extends AssignmentStep> step, Instant at) {
    if (step == AssignmentStep.AskReturn.class) {
      return mayReturn(at);
    }
    if (step == AssignmentStep.Arbitrate.class
        && order.findRequest(RequestKind.RETURN, assignment.id()).isEmpty()) {
      return new Refusal.NothingAsked(RequestKind.RETURN);
    }
    if (step == AssignmentStep.Handle.class && contactsFirst()) {
      return mayNotKnowCaller() ? whyHidden() : new Refusal.ContactFirst();
    }
    if (step == AssignmentStep.Contact.class && mayNotKnowCaller()) {
      return new Refusal.CallerHidden();
    }
    if (step == AssignmentStep.AskRelay.class) {
      return OrderVisibility.hidesCaller(order) ? findRelayAsked() : new Refusal.CallerNotHidden();
    }
    if (step == AssignmentStep.AskExtension.class && !at.isBefore(assignment.due())) {
      return new Refusal.ExtensionTooLate(assignment.due());
    }
    if (step == AssignmentStep.Report.class) {
      return ReportRules.tooEarly(order, assignment);
    }
    if (step == AssignmentStep.GiveFeedback.class && order.appeal().urgency() == Urgency.NORMAL) {
      return new Refusal.FeedbackNotOwed(Urgency.NORMAL);
    }
    return RequestRules.findOpen(step, order, assignment.id());
  }

  /// A part that was sent back goes on as it is: an assist may have reported without a contact.
  private boolean contactsFirst() {
    return assignment.state() == AssignmentState.SIGNED && assignment.attempts().isEmpty();
  }

  private boolean mayNotKnowCaller() {
    return OrderVisibility.hidesCaller(order) && !Platform.isPlatform(by.id());
  }

  /// The only way to a hidden citizen is a question by the hotline (rules 9.4): whoever has asked
  /// one waits for its answer.
  private Refusal whyHidden() {
    Refusal asked = findRelayAsked();
    return asked == null ? new Refusal.CallerHidden() : asked;
  }

  private @Nullable Refusal findRelayAsked() {
    return order
        .findRequest(RequestKind.RELAY, assignment.id())
        .<Refusal>map(open -> new Refusal.AlreadyAsked(RequestKind.RELAY, open.at()))
        .orElse(null);
  }

  public Outcome take(AssignmentStep step, Instant at) {
    Refusal no = findRefusal(step.getClass(), at);
    if (no != null) {
      return no;
    }
    var recorder = new FactRecorder(order, by, at);
    String id = assignment.id();
    return switch (step) {
      case AssignmentStep.Sign _ -> sign(recorder, at);
      case AssignmentStep.AskReturn(var code, _) ->
          RequestRules.ask(recorder, RequestKind.RETURN, id, Order.Terms.of(code.name()));
      case AssignmentStep.Arbitrate(var agreed, _) -> arbitrate(agreed, recorder, at);
      case AssignmentStep.Contact(var reached, var failure, _, var call) -> {
        var attempt = new Assignment.Attempt(known.nextIds().get(), at, reached, failure, call);
        yield recorder.append(on -> new OrderFact.Contacted(on, id, attempt)).build();
      }
      case AssignmentStep.Handle _ ->
          recorder.append(on -> new OrderFact.HandlingStarted(on, id)).build();
      case AssignmentStep.Redispatch(var units, var due) -> redispatch(units, due, recorder, at);
      case AssignmentStep.AskAssist(var units, _) -> askAssist(units, recorder);
      case AssignmentStep.AskRelay _ ->
          RequestRules.ask(recorder, RequestKind.RELAY, id, Order.Terms.of(null));
      case AssignmentStep.AskExtension(var ground, var days, _) ->
          askExtension(ground, days, recorder);
      case AssignmentStep.Report(var report) -> report(report, recorder, at);
      case AssignmentStep.Review(var accepted, _) ->
          recorder
              .append(
                  on -> accepted ? new OrderFact.Accepted(on, id) : new OrderFact.SentBack(on, id))
              .build();
      case AssignmentStep.GiveFeedback(var solved, _, var tell, _) ->
          recorder.append(on -> new OrderFact.FeedbackGiven(on, id, solved, tell)).build();
    };
  }

  private Outcome sign(FactRecorder recorder, Instant at) {
    Instant until =
        known
            .limits()
            .due(LimitKind.RETURN_WINDOW, order.appeal().urgency(), order.appeal().type(), at)
            .at();
    return recorder.append(on -> new OrderFact.Signed(on, assignment.id(), until)).build();
  }

  /// The window is counted when the return is agreed to, not only when it is asked for.
  private Outcome arbitrate(boolean agreed, FactRecorder recorder, Instant at) {
    Refusal no = agreed ? mayReturn(at) : null;
    return no != null
        ? no
        : RequestRules.settle(recorder, RequestKind.RETURN, assignment.id(), agreed, known, by, at);
  }

  /// Within two working days of signing, and not again after arbitration (rules 3.10), through
  /// whatever later dispatch the order came back to the unit.
  private @Nullable Refusal mayReturn(Instant at) {
    boolean isSpent =
        order.assignments().stream()
            .filter(a -> a.unit().equals(assignment.unit()))
            .anyMatch(a -> a.work().returnSpent() || a.state() == AssignmentState.RETURNED);
    if (isSpent) {
      return new Refusal.ReturnSpent();
    }
    Instant until = assignment.work().returnUntil();
    return until != null && !at.isBefore(until) ? new Refusal.ReturnWindowOver(until) : null;
  }

  private Outcome askExtension(
      AssignmentStep.ExtensionGround ground, int days, FactRecorder recorder) {
    List<Integer> possible = known.limits().profile().extensions().days();
    if (!possible.contains(days)) {
      return new Refusal.ExtensionDaysUnknown(possible);
    }
    Refusal no = RequestRules.movesNothing(order, assignment, days, known.limits().workingDays());
    if (no != null) {
      return no;
    }
    var terms = new Order.Terms(ground.name(), days, null, List.of());
    return RequestRules.ask(recorder, RequestKind.EXTENSION, assignment.id(), terms);
  }

  private Outcome askAssist(List<String> units, FactRecorder recorder) {
    Refusal no = new DispatchRules(order, known).mayNotAll("units", units);
    return no != null
        ? no
        : RequestRules.ask(
            recorder, RequestKind.ASSIST, assignment.id(), new Order.Terms(null, 0, null, units));
  }

  /// To units below one's own, due no later than oneself (rules 3.12).
  private Outcome redispatch(
      List<String> units, @Nullable Instant asked, FactRecorder recorder, Instant at) {
    Instant due = asked == null ? assignment.due() : asked;
    if (due.isAfter(assignment.due())) {
      return new Refusal.DueBeyondParent(assignment.due());
    }
    if (asked != null && !asked.isAfter(at)) {
      return new Refusal.DuePassed(asked);
    }
    var dispatching = new DispatchRules(order, known);
    Refusal no = dispatching.mayNotAll("units", units);
    if (no != null) {
      return no;
    }
    for (String unit : units) {
      if (!known.units().isWithin(unit, assignment.unit())) {
        return new Refusal.NotBelow(unit, assignment.unit());
      }
    }
    var parts = dispatching.below(assignment, units, due, at);
    return recorder.append(on -> new OrderFact.Redispatched(on, assignment.id(), parts)).build();
  }

  private Outcome report(CompletionReport report, FactRecorder recorder, Instant at) {
    Refusal no = ReportRules.findRefusal(order, assignment, report, at);
    return no != null
        ? no
        : recorder
            .append(on ->
                new OrderFact.Reported(
                    on,
                    assignment.id(),
                    report.findings().factFinding(),
                    report.findings().appealFinding(),
                    report.findings().siteCheck(),
                    report.solution().result()))
            .build();
  }
}
