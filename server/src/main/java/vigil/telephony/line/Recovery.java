package vigil.telephony.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallCard;
import vigil.telephony.life.CallOut;
import vigil.telephony.life.CallState;
import vigil.telephony.life.CallStep;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Dialog.Role;

/// What a server does that finds calls of an earlier life: who talks goes on talking, who waits
/// goes on waiting, who heard the greeting is in the queue, and a phone that rang is let go.
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Exchange exchange;
  private final Calls calls;
  private final Seats seats;
  private final CallOuts outs;
  private final Arrivals arrivals;
  private final Wires wires;
  private final List<Leg> toCancel = new ArrayList<>();
  private final List<Leg> toAnswer = new ArrayList<>();
  private final List<Cell> toEnd = new ArrayList<>();

  Recovery(
      Exchange exchange, Calls calls, Seats seats, CallOuts outs, Arrivals arrivals, Wires wires) {
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
    for (Dialog dialog : exchange.store.dialogs()) {
      dialogs.computeIfAbsent(dialog.call(), _ -> new ArrayList<>()).add(dialog.recovered());
    }
    List<CallCard> living = exchange.store.living();
    for (CallCard card : living) {
      call(card, dialogs.getOrDefault(card.id(), List.of()));
    }
    for (CallOut out : exchange.store.livingOut()) {
      outs.recover(
          out, dialogs.getOrDefault(out.id(), List.of()).stream().findFirst().orElse(null));
    }
    if (!living.isEmpty()) {
      LOG.info("{} calls of an earlier life of this server are taken over", living.size());
    }
  }

  private void call(CallCard card, List<Dialog> dialogs) {
    Cell cell = new Cell(card);
    for (Dialog dialog : dialogs) {
      Leg leg = new Leg(dialog.role() == Role.CALLER ? calls : seats, dialog);
      exchange.enter(leg);
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
            exchange.write(leg, leg.dialog().in(Phase.ENDED));
            wires.giveUp(leg);
            exchange.media.freeLeg(leg.id());
          });
    }
    for (Leg leg : toAnswer) {
      exchange.mailboxes.post(leg.call(), () -> wires.answerUntilAck(leg));
    }
    for (Cell cell : toEnd) {
      LOG.warn("Call {} of an earlier life has no caller and ends", cell.id());
      exchange.mailboxes.post(cell.id(), () -> calls.end(cell, EndReason.LINE_LOST, null));
    }
    outs.resume();
  }
}
