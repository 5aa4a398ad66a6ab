package vigil.telephony.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallState;
import vigil.telephony.life.CallStep;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Dialog.Role;

/// What a server does that finds calls of an earlier life: who talks goes on talking, who waits
/// goes on waiting, who heard the greeting is in the queue, and a phone that rang is let go: with
/// it the call to a citizen that it rang for, and its member of staff calls again.
final class CallRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(CallRecovery.class);

  private final CallContext context;
  private final ActiveCalls calls;
  private final IncomingCalls arrivals;
  private final LegSignalling signalling;
  private final List<Leg> toCancel = new ArrayList<>();
  private final List<Leg> toLetGo = new ArrayList<>();
  private final List<Leg> timed = new ArrayList<>();
  private final List<Leg> toAnswer = new ArrayList<>();
  private final List<ActiveCall> loaded = new ArrayList<>();

  CallRecovery(
      CallContext context, ActiveCalls calls, IncomingCalls arrivals, LegSignalling signalling) {
    this.context = context;
    this.calls = calls;
    this.arrivals = arrivals;
    this.signalling = signalling;
  }

  /// Loads calls and dialogs, before the wire is there and before anyone asks what is alive.
  void load() {
    Map<String, List<Dialog>> dialogs = new LinkedHashMap<>();
    for (Dialog dialog : context.store.listDialogs()) {
      dialogs.computeIfAbsent(dialog.call(), _ -> new ArrayList<>()).add(dialog.recovered());
    }
    List<CallRecord> living = context.store.listLiving();
    for (CallRecord card : living) {
      call(card, dialogs.getOrDefault(card.id(), List.of()));
    }
    if (!living.isEmpty()) {
      LOG.info("{} calls of an earlier life of this server are taken over", living.size());
    }
  }

  private void call(CallRecord card, List<Dialog> dialogs) {
    ActiveCall cell = new ActiveCall(card);
    for (Dialog dialog : dialogs) {
      Leg leg = new Leg(calls, dialog);
      context.enter(leg);
      timed.add(leg);
      if (dialog.phase() == Phase.INVITED && !card.isUnanswered()) {
        toCancel.add(leg);
        continue;
      }
      if (isAskedForKey(card, dialog)) {
        toLetGo.add(leg);
        continue;
      }
      cell.enter(leg);
      if (dialog.role() == Role.CALLER) {
        arrivals.remember(dialog);
      }
      if (dialog.phase() == Phase.ANSWERED) {
        toAnswer.add(leg);
      }
    }
    if (card.state() == CallState.GREETING) {
      admit(cell);
    }
    for (CallLeg leg : card.live()) {
      if (leg.isComing() && !card.isUnanswered()) {
        calls.takeOver(cell, new CallStep.Withdraw(leg.id()));
      }
    }
    if (cell.card().state() != CallState.ENDED) {
      calls.enter(cell);
      loaded.add(cell);
    }
  }

  private static boolean isAskedForKey(CallRecord card, Dialog dialog) {
    return card.find(dialog.leg()).filter(CallLeg::isAskedForKey).isPresent();
  }

  /// Who never acknowledged our answer waits for that.
  private void admit(ActiveCall cell) {
    Leg caller = cell.caller();
    if (caller == null || caller.wasAcked()) {
      calls.takeOver(cell, new CallStep.Admit());
    } else {
      cell.admitOnceAcked();
    }
  }

  /// The wire is there: what was on its way is brought to its end.
  void resume() {
    for (Leg leg : toCancel) {
      context.mailboxes.post(
          leg.call(),
          () -> {
            context.write(leg, leg.dialog().withPhase(Phase.ENDED));
            signalling.giveUp(leg);
            context.media.freeLeg(leg.id());
          });
    }
    for (Leg leg : toLetGo) {
      context.mailboxes.post(leg.call(), () -> letGo(leg));
    }
    for (Leg leg : toAnswer) {
      context.mailboxes.post(leg.call(), () -> signalling.answerUntilAck(leg));
    }
    for (Leg leg : timed) {
      context.mailboxes.post(leg.call(), () -> signalling.timers().begin(leg));
    }
    for (ActiveCall cell : loaded) {
      context.mailboxes.post(cell.id(), () -> endWhoIsNotThere(cell));
    }
  }

  /// A mobile that was asked for a key: its offer is made anew, to whoever is free now.
  private void letGo(Leg leg) {
    Phase before = leg.dialog().phase();
    context.write(leg, leg.dialog().nextCseq().withPhase(Phase.ENDED));
    signalling.bye(leg, before);
    context.media.freeLeg(leg.id());
  }

  /// A party without a dialog cannot be spoken to; a call without a party is none.
  private void endWhoIsNotThere(ActiveCall cell) {
    if (cell.card().isUnanswered()) {
      LOG.info("Call {} of an earlier life had reached nobody and ends", cell.id());
      calls.end(cell, EndReason.LINE_LOST, null);
      return;
    }
    if (cell.card().live().isEmpty()) {
      LOG.warn("Call {} of an earlier life has no caller and ends", cell.id());
      calls.end(cell, EndReason.LINE_LOST, null);
    }
    for (CallLeg leg : cell.card().live()) {
      if (cell.find(leg.id()) == null) {
        LOG.warn("Call {} of an earlier life has lost its party {}", cell.id(), leg.role());
        calls.leave(cell, leg.id());
      }
    }
  }
}
