package vigil.telephony.steps;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.telephony.LegOrder;
import vigil.telephony.LegOrder.Party;
import vigil.telephony.LegOrder.Result;
import vigil.telephony.PartyRole;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallStep;
import vigil.telephony.life.LegGoal;
import vigil.telephony.life.LegState;

/// Orders of those who are in a call or watch over it, each done in the call's mailbox.
final class LegOrders {
  /// Those who are called have a minute to pick up; an emergency desk may be busy with others.
  private static final Duration RING_TIME = Duration.ofSeconds(60);

  /// A phone of this house, which is in one call; a number may be many telephones.
  private static final String PHONE = "sip:";

  private final CallContext context;
  private final ActiveCalls calls;
  private final SeatPhones phones;

  LegOrders(CallContext context, ActiveCalls calls, SeatPhones phones) {
    this.context = context;
    this.calls = calls;
    this.phones = phones;
  }

  Result take(String call, LegOrder order) {
    return context.mailboxes.ask(call, () -> take(calls.find(call), order));
  }

  private Result take(@Nullable ActiveCall cell, LegOrder order) {
    if (cell == null) {
      return Result.NO_CALL;
    }
    if (order instanceof LegOrder.Supervise supervise) {
      return supervise(cell, supervise);
    }
    Optional<CallLeg> by = at(cell, order.by());
    return by.isEmpty() ? Result.NOT_IN_CALL : take(cell, order, by.get());
  }

  private Result take(ActiveCall cell, LegOrder order, CallLeg by) {
    return switch (order) {
      case LegOrder.Consult(var _, var whom) ->
          invite(cell, whom, LegGoal.CONSULT, by.id(), CallStep.Consult::new);
      case LegOrder.Transfer(var _, var whom) ->
          invite(cell, whom, LegGoal.TRANSFER, by.id(), CallStep.Transfer::new);
      case LegOrder.CallOff(var _) -> callOff(cell, by);
      case LegOrder.Join(var _) -> step(cell, new CallStep.Join(by.id()));
      case LegOrder.HandOver(var _) -> step(cell, new CallStep.HandOver(by.id()));
      case LegOrder.Hold(var _) -> citizen(cell, by, LegState.JOINED, CallStep.Hold::new);
      case LegOrder.Resume(var _) -> citizen(cell, by, LegState.HELD, CallStep.Resume::new);
      case LegOrder.PauseRecording(var _) -> result(calls.recordings().pause(cell, by.id()));
      case LegOrder.ResumeRecording(var _) -> result(calls.recordings().resume(cell, by.id()));
      case LegOrder.Supervise supervise -> supervise(cell, supervise);
      case LegOrder.Listen(var _) -> step(cell, new CallStep.Listen(by.id()));
      case LegOrder.Whisper(var _) -> step(cell, new CallStep.Whisper(by.id()));
      case LegOrder.Barge(var _) -> step(cell, new CallStep.Barge(by.id()));
      case LegOrder.TakeOver(var _) -> step(cell, new CallStep.TakeOver(by.id()));
      case LegOrder.Leave(var _) -> step(cell, new CallStep.Leave(by.id(), EndReason.SEAT_HUNG_UP));
    };
  }

  /// The party that talks or listens at an address.
  private static Optional<CallLeg> at(ActiveCall cell, String address) {
    return cell.card().live().stream()
        .filter(leg -> !leg.address().isEmpty() && leg.address().equals(address))
        .filter(leg -> !leg.isComing())
        .findFirst();
  }

  private Result step(ActiveCall cell, CallStep step) {
    return result(calls.step(cell, step, null));
  }

  private static Result result(boolean isDone) {
    return isDone ? Result.DONE : Result.NOT_NOW;
  }

  /// How a party that was asked for becomes a step.
  private interface Inviting {
    CallStep of(CallLeg leg);
  }

  private Result invite(
      ActiveCall cell, Party whom, LegGoal goal, String partner, Inviting inviting) {
    if (at(cell, whom.address()).isPresent()) {
      return Result.NOT_NOW;
    }
    if (whom.address().startsWith(PHONE) && calls.isEngaged(whom.address())) {
      return Result.BUSY;
    }
    return phones.invite(
        cell,
        whom.address(),
        whom.role() == PartyRole.AGENT,
        leg ->
            inviting.of(CallLeg.wanted(leg, whom.role(), goal, whom.id(), whom.address(), partner)),
        RING_TIME);
  }

  /// Who is rung at the wish of this party, else who was asked by it.
  private Result callOff(ActiveCall cell, CallLeg by) {
    return cell.card().live().stream()
        .filter(leg -> leg.isComing() && by.id().equals(leg.partner()))
        .findFirst()
        .map(leg -> step(cell, new CallStep.Withdraw(leg.id())))
        .orElseGet(() -> step(cell, new CallStep.Drop(by.id())));
  }

  /// How a party becomes a step.
  private interface OfLeg {
    CallStep of(String leg);
  }

  private Result citizen(ActiveCall cell, CallLeg by, LegState stands, OfLeg what) {
    return by.state() != LegState.JOINED
        ? Result.NOT_NOW
        : cell.card()
            .citizen()
            .filter(leg -> leg.state() == stands)
            .map(leg -> step(cell, what.of(leg.id())))
            .orElse(Result.NOT_NOW);
  }

  /// The agent who has the call is the one who is listened to.
  private Result supervise(ActiveCall cell, LegOrder.Supervise order) {
    Optional<CallLeg> agent =
        cell.card().live().stream()
            .filter(leg -> leg.role() == PartyRole.AGENT && leg.state().isTalking())
            .findFirst();
    if (agent.isEmpty() || agent.get().address().equals(order.by())) {
      return Result.NOT_NOW;
    }
    return invite(
        cell,
        new Party(PartyRole.LEADER, order.who(), order.by()),
        order.isWhisper() ? LegGoal.WHISPER : LegGoal.LISTEN,
        agent.get().id(),
        leg -> new CallStep.Supervise(leg, order.reason()));
  }
}
