package vigil.casework.life;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
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
      Set.of(Step.CallBack.class, Step.WaiveCallback.class, Step.AskClosing.class);

  /// Who closes what, and who is asked once more (rules 3.17). After "dissatisfied" nobody closes
  /// it alone; the citizen's own link is open at any hour, and for another word.
  @Nullable Refusal findRefusal(Class<? extends OrderStep> step, Instant at) {
    if (order.state() == OrderState.MERGED) {
      return ofMerged(at);
    }
    var unhappy = order.dissatisfaction().orElse(null);
    if (step == Step.AskClosing.class) {
      return unhappy == null ? new Refusal.NotDissatisfied() : null;
    }
    if (step == Step.CallBack.class && by.isCitizen()) {
      return null;
    }
    if (unhappy != null) {
      return new Refusal.Dissatisfied(unhappy.at());
    }
    return step == Step.WaiveCallback.class ? null : callHindrance(at);
  }

  private @Nullable Refusal callHindrance(Instant at) {
    return CallbackRules.findRefusal(
        order.listCurrentCallbacks(), known.limits().profile().callbacks(), at);
  }

  /// Every merged citizen is asked as well (rules 3.6), once, as soon as the order they wait for
  /// has its reply.
  private @Nullable Refusal ofMerged(Instant at) {
    Order awaited = known.into();
    boolean isReplied =
        awaited != null
            && (awaited.state() == OrderState.PENDING_CALLBACK
                || awaited.state() == OrderState.CLOSED);
    boolean isAnswered =
        order.callbacks().stream().anyMatch(c -> c.result() != Order.CallbackResult.UNREACHABLE);
    if (!isReplied || isAnswered) {
      return new Refusal.NotNow(OrderState.MERGED.name(), List.of());
    }
    return by.isCitizen() ? null : callHindrance(at);
  }

  /// Only the citizen answers by the link of an SMS, and by nothing else.
  static Order.CallbackWay wayOf(Actor by) {
    return by.isCitizen() ? Order.CallbackWay.SMS_LINK : Order.CallbackWay.PHONE;
  }

  Outcome callBack(Step.CallBack call, FactRecorder recorder, Instant at) {
    if (call.way() != wayOf(by)) {
      return new Refusal.LinkIsTheCitizens();
    }
    var attempt =
        new Order.CallbackAttempt(
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
    return switch (call.result()) {
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
