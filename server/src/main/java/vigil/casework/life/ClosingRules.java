package vigil.casework.life;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.Order.CallbackAttempt;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.Flag;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.Outcome;
import vigil.casework.Outcome.Decision;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.Step.OrderStep;

/// How an order comes to its end: by what the citizen says, or without it (rules 3.17).
record ClosingRules(Order order, DecisionContext known, Actor by) {
  static final Set<Class<? extends OrderStep>> STEPS =
      Set.of(
          Step.CallBack.class,
          Step.WaiveCallback.class,
          Step.AskClosing.class,
          Step.Withdraw.class);

  /// Where there is a reply that citizens may speak of.
  private static final Set<OrderState> REPLIED =
      Set.of(OrderState.PENDING_CALLBACK, OrderState.CLOSED);

  /// Who closes what, and who is asked once more (rules 3.17). After "dissatisfied", by its own
  /// citizen or one who was merged into it, nobody closes it alone; the citizen's own link is open
  /// at any hour, and for another word.
  @Nullable Refusal findRefusal(Class<? extends OrderStep> step, Instant at) {
    if (order.state() == OrderState.MERGED) {
      return ofMerged(at);
    }
    Instant unhappy = unhappySince();
    if (step == Step.AskClosing.class) {
      return unhappy == null
          ? new Refusal.NotDissatisfied()
          : RequestRules.findOpen(step, order, null);
    }
    boolean isCitizens = step == Step.CallBack.class || step == Step.Withdraw.class;
    if (isCitizens && by.isCitizen()) {
      return null;
    }
    if (unhappy != null) {
      return new Refusal.Dissatisfied(unhappy);
    }
    return step == Step.CallBack.class ? callHindrance(at) : null;
  }

  /// Since when somebody's word waits for what becomes of it. What was said before an order was
  /// closed, its own citizen's word too, was answered by whoever closed it, or agreed that it stays
  /// so.
  private @Nullable Instant unhappySince() {
    Instant closed = order.closedAt();
    if (closed == null) {
      return order.dissatisfaction().map(CallbackAttempt::at).orElseGet(this::unhappyOthersSince);
    }
    Instant agreed = order.standing().agreedAt();
    Instant said = unhappyOthersSince();
    return said != null && said.isAfter(agreed == null ? closed : agreed) ? said : null;
  }

  /// What a merged citizen said of an earlier round is answered by this one.
  private @Nullable Instant unhappyOthersSince() {
    Instant said = known.citizens().unhappySince();
    return said != null && isOfPresentRound(order, said) ? said : null;
  }

  /// Whether a merged citizen speaks of the present round of the order that was merged into: what
  /// is said of a reply is said after that round's dispatch.
  private static boolean isOfPresentRound(Order awaited, Instant said) {
    return awaited.assignments().stream()
        .filter(part -> part.round() == awaited.round())
        .map(part -> part.mandate().assignedAt())
        .min(Comparator.naturalOrder())
        .map(begun -> !said.isBefore(begun))
        .orElse(awaited.round() == 1);
  }

  private @Nullable Refusal callHindrance(Instant at) {
    Refusal no = CallbackRules.findRefusal(known.citizens().askedForLater(), at);
    return no != null
        ? no
        : CallbackRules.findRefusal(
            order.listCurrentCallbacks(), known.limits().profile().callbacks(), at);
  }

  /// Every merged citizen is asked as well (rules 3.6), once in each round, as soon as the order
  /// they wait for has its reply; one who is not satisfied may think better of it.
  private @Nullable Refusal ofMerged(Instant at) {
    Order awaited = known.into();
    if (awaited == null || !REPLIED.contains(awaited.state())) {
      return new Refusal.NotNow(OrderState.MERGED.name(), List.of());
    }
    var said =
        order.callbacks().stream()
            .filter(c -> c.result() != CallbackResult.UNREACHABLE)
            .filter(c -> isOfPresentRound(awaited, c.at()))
            .reduce((one, later) -> later)
            .orElse(null);
    if (said == null) {
      return by.isCitizen() ? null : callHindrance(at);
    }
    if (said.result() != CallbackResult.DISSATISFIED) {
      return new Refusal.NotNow(OrderState.MERGED.name(), List.of());
    }
    return by.isCitizen() ? null : new Refusal.Dissatisfied(said.at());
  }

  /// Only the citizen answers by the link of an SMS, and by nothing else.
  static Order.CallbackWay wayOf(Actor by) {
    return by.isCitizen() ? Order.CallbackWay.SMS_LINK : Order.CallbackWay.PHONE;
  }

  Outcome callBack(Step.CallBack call, FactRecorder recorder, Instant at) {
    if (call.way() != wayOf(by)) {
      return new Refusal.LinkIsTheCitizens();
    }
    boolean isInVain = call.result() == CallbackResult.UNREACHABLE && !by.isCitizen();
    if (isInVain && !known.citizens().hasNumber()) {
      return new Refusal.NoCitizenNumber();
    }
    var attempt =
        new CallbackAttempt(
            at,
            by.id(),
            call.way(),
            call.result(),
            call.contacted(),
            call.solved(),
            null,
            call.call());
    recorder.append(on -> new OrderFact.CalledBack(on, attempt));
    if (order.state() == OrderState.MERGED) {
      return recorder.build();
    }
    return unhappyOthersSince() == null ? endBy(call.result(), recorder, at) : recorder.build();
  }

  /// One who was merged into it thought better of it: it ends by what its own citizen said last of
  /// this round, where nobody is dissatisfied any more.
  Outcome followMerged(FactRecorder recorder, Instant at) {
    if (order.state() != OrderState.PENDING_CALLBACK || unhappySince() != null) {
      return recorder.build();
    }
    return order.listCurrentCallbacks().stream()
        .reduce((one, later) -> later)
        .map(said -> endBy(said.result(), recorder, at))
        .orElseGet(recorder::build);
  }

  private Outcome endBy(CallbackResult said, FactRecorder recorder, Instant at) {
    return switch (said) {
      case SATISFIED -> close(recorder, OrderFact.Ending.SATISFIED, at);
      case ACCEPTED -> close(recorder, OrderFact.Ending.ACCEPTED, at);
      case DISSATISFIED -> recorder.build();
      case UNREACHABLE ->
          CallbackRules.isEnough(
                  recorder.order().listCurrentCallbacks(), known.limits().profile().callbacks())
              ? close(recorder, OrderFact.Ending.UNREACHABLE, at)
              : recorder.build();
    };
  }

  /// A second person agrees that it ends though somebody is dissatisfied. What is closed already is
  /// closed once, and that is agreed to anew; but not against a word that whoever asked had not
  /// heard.
  static Outcome agree(
      FactRecorder recorder, Order.Request asked, DecisionContext known, Instant at) {
    if (recorder.order().state() != OrderState.CLOSED) {
      return close(recorder, OrderFact.Ending.DISSATISFIED, at);
    }
    Instant said = known.citizens().unhappySince();
    return said != null && said.isAfter(asked.at())
        ? new Refusal.Dissatisfied(said)
        : recorder
            .append(on -> new OrderFact.RequestApproved(on, asked.kind(), asked.assignment()))
            .build();
  }

  /// On time is what is closed before it is due (rules 6.3), wherever it waited: for its unit, for
  /// the audit or for the callback.
  static Decision close(FactRecorder recorder, OrderFact.Ending ending, Instant at) {
    Order closing = recorder.order();
    Instant handle = closing.dues().handle();
    Instant due = handle == null ? closing.dues().citizen() : handle;
    boolean onTime = !closing.has(Flag.OVERDUE) && at.isBefore(due);
    return recorder.append(on -> new OrderFact.Closed(on, ending, onTime)).build();
  }
}
