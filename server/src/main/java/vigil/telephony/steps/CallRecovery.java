package vigil.telephony.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallState;
import vigil.telephony.life.CallStep;
import vigil.telephony.life.OutboundCall;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Dialog.Role;

/// What a server does that finds calls of an earlier life: who talks goes on talking, who waits
/// goes on waiting, who heard the greeting is in the queue, and a phone that rang is let go.
final class CallRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(CallRecovery.class);

  private final CallContext exchange;
  private final ActiveCalls calls;
  private final SeatPhones seats;
  private final OutboundCalls outs;
  private final IncomingCalls arrivals;
  private final LegSignalling wires;
  private final List<Leg> toCancel = new ArrayList<>();
  private final List<Leg> timed = new ArrayList<>();
  private final List<Leg> toAnswer = new ArrayList<>();
  private final List<ActiveCall> toEnd = new ArrayList<>();

  CallRecovery(
      CallContext exchange,
      ActiveCalls calls,
      SeatPhones seats,
      OutboundCalls outs,
      IncomingCalls arrivals,
      LegSignalling wires) {
    this.exchange = exchange;
    this.calls = calls;
    this.seats = seats;
    this.outs = outs;
    this.arrivals = arrivals;
    this.wires = wires;
  }

  /// Loads calls and dialogs, before the wire is there and before anyone asks what is alive.
  void load() {
    Map<String, List<Dialog>> dialogs = new LinkedHashMap<>();
    for (Dialog dialog : exchange.store.listDialogs()) {
      dialogs.computeIfAbsent(dialog.call(), _ -> new ArrayList<>()).add(dialog.recovered());
    }
    List<CallRecord> living = exchange.store.listLiving();
    for (CallRecord card : living) {
      call(card, dialogs.getOrDefault(card.id(), List.of()));
    }
    for (OutboundCall out : exchange.store.listLivingOutbound()) {
      outs.recover(
          out, dialogs.getOrDefault(out.id(), List.of()).stream().findFirst().orElse(null));
    }
    if (!living.isEmpty()) {
      LOG.info("{} calls of an earlier life of this server are taken over", living.size());
    }
  }

  private void call(CallRecord card, List<Dialog> dialogs) {
    ActiveCall cell = new ActiveCall(card);
    for (Dialog dialog : dialogs) {
      Leg leg = new Leg(dialog.role() == Role.CALLER ? calls : seats, dialog);
      exchange.enter(leg);
      timed.add(leg);
      if (dialog.role() == Role.CALLER) {
        cell.caller(leg);
        arrivals.remember(dialog);
        if (dialog.phase() == Phase.ANSWERED) {
          toAnswer.add(leg);
        }
      } else if (dialog.phase() == Phase.INVITED) {
        toCancel.add(leg);
      } else {
        cell.seat(leg);
      }
    }
    calls.enter(cell);
    if (cell.caller() == null) {
      toEnd.add(cell);
    } else if (card.state() == CallState.GREETING && !cell.caller().wasAcked()) {
      cell.admitOnceAcked();
    } else if (card.state() == CallState.GREETING) {
      calls.take(cell, new CallStep.Admit());
    } else if (card.state() == CallState.RINGING) {
      calls.take(cell, new CallStep.Withdraw(String.valueOf(card.offer())));
    }
  }

  /// The wire is there: what was on its way is brought to its end.
  void resume() {
    for (Leg leg : toCancel) {
      exchange.mailboxes.post(
          leg.call(),
          () -> {
            exchange.write(leg, leg.dialog().withPhase(Phase.ENDED));
            wires.giveUp(leg);
            exchange.media.freeLeg(leg.id());
          });
    }
    for (Leg leg : toAnswer) {
      exchange.mailboxes.post(leg.call(), () -> wires.answerUntilAck(leg));
    }
    for (Leg leg : timed) {
      exchange.mailboxes.post(leg.call(), () -> wires.timers().begin(leg));
    }
    for (ActiveCall cell : toEnd) {
      LOG.warn("Call {} of an earlier life has no caller and ends", cell.id());
      exchange.mailboxes.post(cell.id(), () -> calls.end(cell, EndReason.LINE_LOST, null));
    }
    outs.resume();
  }
}
