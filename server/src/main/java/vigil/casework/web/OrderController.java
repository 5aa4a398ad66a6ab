package vigil.casework.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vigil.casework.Callers;
import vigil.casework.Casework;
import vigil.casework.Draft;
import vigil.casework.EmergencyService;
import vigil.casework.OrderCriteria;
import vigil.casework.OrderCriteria.Period;
import vigil.casework.OrderDetails;
import vigil.casework.OrderQuery;
import vigil.casework.OrderRow;
import vigil.casework.OrderState;
import vigil.casework.OrderTextMask;
import vigil.casework.Outcome;
import vigil.casework.PreviousOrder;
import vigil.casework.Refusal;
import vigil.casework.RefusalGround;
import vigil.casework.Registration;
import vigil.casework.Step;
import vigil.casework.StepForm;
import vigil.casework.steps.OrderAmendments;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Page;
import vigil.kernel.Phone;
import vigil.kernel.Problems;

/// Orders: register, look, take a step.
@RestController
@RequestMapping("/api/casework")
class OrderController {
  private static final String AMEND = StepBodies.kebab(Step.Amend.class.getSimpleName());

  private final Casework casework;
  private final ObjectProvider<Callers> callers;
  private final OrderAmendments amending;
  private final PhraseBlanks blanks;

  OrderController(
      Casework casework,
      ObjectProvider<Callers> callers,
      OrderAmendments amending,
      PhraseBlanks blanks) {
    this.casework = casework;
    this.callers = callers;
    this.amending = amending;
    this.blanks = blanks;
  }

  /// What follows the registration in the same breath; KEEP leaves a draft.
  enum FollowUpStep {
    KEEP,
    SUBMIT,
    ANSWER,
    TRANSFER_EMERGENCY,
    REFUSE
  }

  /// A registration, with the fields of what follows it.
  record NewOrder(
      DraftBody draft,
      @Nullable FollowUpStep then,
      @JsonUnwrapped AnswerFields answer,
      @JsonUnwrapped EmergencyFields emergency,
      @JsonUnwrapped RefusalFields refusal) {
    static final StepForm FORM =
        StepForm.of(
            StepForm.text("reply", Draft.LONGEST_TEXT)
                .when("type", AppealType.listAnsweredAtOnce().toArray()));

    NewOrder {
      DraftBody.require("draft", draft);
    }
  }

  /// @param script the answer script used
  /// @param reply what the citizen was answered
  record AnswerFields(
      @Nullable String script, @Size(max = Draft.LONGEST_TEXT) @Nullable String reply) {}

  /// @param service which the caller was advised to ring
  /// @param citizenTold the agent's word that the caller was told so
  record EmergencyFields(@Nullable EmergencyService service, @Nullable Boolean citizenTold) {}

  /// @param ground why it is not accepted
  /// @param told what the citizen was told of that
  /// @param running the order in progress or finished already, where that is the ground
  record RefusalFields(
      @Nullable RefusalGround ground, @Nullable String told, @Nullable String running) {}

  /// An order that is kept.
  ///
  /// @param code tell it to the citizen now; it is not shown again
  record RegisteredOrder(String id, String number, String code, int version, OrderState state) {}

  /// An order after a step.
  record StepResult(String id, int version, OrderState state) {}

  /// A step as it stands for this person.
  ///
  /// @param step as in the address: `ask-return`
  /// @param hers whether this person could take it in another state, and it is no other unit's
  /// @param fields what it asks for; null when it may not be taken
  record StepView(
      String step,
      @Nullable String assignment,
      @Nullable String unit,
      boolean allowed,
      boolean hers,
      @JsonUnwrapped RefusalView refusal,
      @Nullable List<StepForm.Field> fields) {}

  /// Why a step may not be taken.
  ///
  /// @param why the refusal's name; null when the step may be taken
  /// @param detail one sentence on it
  /// @param more the refusal's fields
  record RefusalView(
      @Nullable String why, @Nullable String detail, @Nullable Map<String, Object> more) {
    static final RefusalView NONE = new RefusalView(null, null, null);

    static RefusalView of(@Nullable Refusal no) {
      return no == null
          ? NONE
          : new RefusalView(
              no.getClass().getSimpleName(),
              RefusalProblems.detail(no),
              RefusalProblems.fields(no));
    }
  }

  @PostMapping("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  @Permit({Role.AGENT})
  RegisteredOrder register(@RequestBody NewOrder order, Staff by, HttpServletRequest request) {
    NoStoreResponse.markFields(request, "code");
    List<Step.OrderStep> then = then(order);
    blanks.refuseLeft(order.draft());
    then.forEach(blanks::refuseLeft);
    return switch (casework.register(order.draft().draft(), then, by)) {
      case Registration.Registered(var kept, var code) ->
          new RegisteredOrder(kept.id(), kept.number(), code, kept.version(), kept.state());
      case Registration.Refused(var no) -> throw RefusalProblems.problem(no);
    };
  }

  private static List<Step.OrderStep> then(NewOrder order) {
    return switch (order.then() == null ? FollowUpStep.KEEP : order.then()) {
      case KEEP -> List.of();
      case SUBMIT -> List.of(new Step.Submit());
      case ANSWER -> List.of(StepBodies.parse(order.answer(), Step.Answer.class), new Step.Close());
      case TRANSFER_EMERGENCY ->
          List.of(StepBodies.parse(order.emergency(), Step.TransferEmergency.class));
      case REFUSE -> List.of(StepBodies.parse(order.refusal(), Step.Refuse.class));
    };
  }

  /// What is looked for; null leaves a question open.
  ///
  /// @param contact that they came by
  record OrderFilter(
      @Nullable OrderState state,
      @Nullable String unit,
      @Nullable String district,
      @Nullable String category,
      @Nullable AppealType type,
      @Nullable Urgency urgency,
      @Nullable String q,
      @Nullable String contact) {
    OrderCriteria criteria(Period registered, boolean overdue) {
      return new OrderCriteria(state, type, urgency, category, district, unit, registered, overdue);
    }
  }

  /// @param mine only those that whoever asks wrote down
  @GetMapping("/orders")
  @Permit(staff = true)
  Page<OrderRow> list(
      @ParameterObject OrderFilter wanted,
      @ParameterObject Period registered,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(defaultValue = "false") boolean overdue,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit,
      Staff by) {
    return casework.list(
        new OrderQuery(
            wanted.criteria(registered, overdue),
            wanted.q(),
            wanted.contact(),
            mine ? by.id() : null,
            Cursor.parse(cursor, 2),
            Page.limit(limit)),
        by);
  }

  @GetMapping("/orders/{id}")
  @Permit(staff = true)
  OrderDetails find(@PathVariable String id, Staff by) {
    var mask = OrderTextMask.of(by.roles());
    return casework.find(id, by).map(mask::apply).orElseThrow(() -> Problems.notFound("order"));
  }

  @GetMapping("/orders/{id}/steps")
  @Permit(staff = true)
  List<StepView> steps(@PathVariable String id, Staff by) {
    return casework.listSteps(id, by).stream()
        .map(o -> {
          Refusal no = o.refusal();
          return new StepView(
              StepBodies.kebab(o.step()),
              o.assignment(),
              o.unit(),
              no == null,
              o.isOwn(),
              RefusalView.of(no),
              no == null ? o.fields() : null);
        })
        .toList();
  }

  @PostMapping("/orders/{id}/steps/{step}")
  @Permit(staff = true)
  StepResult take(
      @PathVariable String id, @PathVariable String step, @RequestBody JsonNode body, Staff by) {
    int seen = StepBodies.seen(body);
    if (step.equals(AMEND)) {
      blanks.refuseLeftInOrder(body);
    }
    Step taken =
        step.equals(AMEND)
            ? amending
                .amend(id, StepBodies.amendment(body)::apply, by)
                .orElseThrow(() -> RefusalProblems.problem(new Refusal.Unknown(id)))
            : StepBodies.ofOrder(step, body);
    blanks.refuseLeft(taken);
    return taken(casework.take(id, seen, taken, by));
  }

  @PostMapping("/assignments/{id}/steps/{step}")
  @Permit(staff = true)
  StepResult takeOfUnit(
      @PathVariable String id, @PathVariable String step, @RequestBody JsonNode body, Staff by) {
    int seen = StepBodies.seen(body);
    Step taken = StepBodies.ofAssignment(step, body);
    blanks.refuseLeft(taken);
    return taken(casework.take(id, seen, taken, by));
  }

  private static StepResult taken(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Decision(var after, _) ->
          new StepResult(after.id(), after.version(), after.state());
      case Refusal no -> throw RefusalProblems.problem(no);
    };
  }

  @GetMapping("/earlier")
  @Permit({Role.AGENT, Role.CALLBACK, Role.MANAGER})
  List<PreviousOrder> earlier(@RequestParam String call, Staff by) {
    Callers line = callers.getIfAvailable();
    Optional<Phone> phone = line == null ? Optional.empty() : line.findVisibleNumber(call, by);
    return phone.map(it -> casework.listPrevious(it, by)).orElse(List.of());
  }
}
