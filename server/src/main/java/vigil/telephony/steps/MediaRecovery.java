package vigil.telephony.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallState;
import vigil.telephony.life.CallStep;
import vigil.telephony.life.LegGoal;
import vigil.telephony.media.MediaLeg;
import vigil.telephony.media.PageCredentials;
import vigil.telephony.media.SdesKeys;
import vigil.telephony.sip.CryptoSdp;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Sdp;
import vigil.telephony.sip.WebRtcSdp;

/// What is done for calls that vigil-media does not know any more: their dialogs live, only our end
/// of the sound is elsewhere. Each leg is opened anew, what the call sounds like is said again, and
/// each phone is told the new place.
final class MediaRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(MediaRecovery.class);

  /// Calls in a second: of two legs, so many cost a fifth of a core, and a thousand are whole again
  /// in ten seconds.
  private static final int PACE = 100;

  /// A call whose dialogs could not be stored is tried again.
  private static final Duration STORE_AGAIN = Duration.ofSeconds(30);

  private final CallContext context;
  private final ActiveCalls calls;
  private final LegSignalling signalling;
  private final SeatPhones phones;
  private final Reinvites reinvites;

  /// What an earlier life of media was to be told is of no use to the next.
  private final AtomicLong turns = new AtomicLong();

  MediaRecovery(
      CallContext context,
      ActiveCalls calls,
      LegSignalling signalling,
      SeatPhones phones,
      Reinvites reinvites) {
    this.context = context;
    this.calls = calls;
    this.signalling = signalling;
    this.phones = phones;
    this.reinvites = reinvites;
  }

  /// Restores calls one after the other, those first in which somebody talks, then the oldest.
  void restoreAll(List<ActiveCall> lost) {
    long turn = turns.incrementAndGet();
    var order = new ArrayList<>(lost);
    order.sort(
        Comparator.comparing((ActiveCall cell) -> cell.card().state() != CallState.TALKING)
            .thenComparing(ActiveCall::id));
    for (int i = 0; i < order.size(); i++) {
      ActiveCall cell = order.get(i);
      cell.setSoundLost(true);
      Duration pause = Duration.ofSeconds(i).dividedBy(PACE);
      List<String> legs = cell.card().live().stream().map(CallLeg::id).toList();
      context.alarms.after(pause, cell.id(), () -> restore(cell, turn, legs));
    }
    if (!order.isEmpty()) {
      LOG.warn("vigil-media lost {} calls: their sound is restored", order.size());
    }
  }

  /// @param legs those that were there when media was lost: who came since is where media is now
  private void restore(ActiveCall cell, long turn, List<String> legs) {
    if (calls.find(cell.id()) != cell || turn != turns.get()) {
      return;
    }
    try {
      restore(cell, legs);
    } catch (RuntimeException e) {
      context.alarms.after(STORE_AGAIN, cell.id(), () -> restore(cell, turn, legs));
      throw e;
    }
  }

  private void restore(ActiveCall cell, List<String> legs) {
    if (cell.card().isUnanswered()) {
      calls.end(cell, EndReason.LINE_LOST, null);
      return;
    }
    List<CallLeg> lost =
        cell.card().live().stream().filter(leg -> legs.contains(leg.id())).toList();
    Map<Leg, MediaLeg> opened = open(cell, lost);
    if (!context.media.isUp()) {
      LOG.info("Call {}: vigil-media is away again", cell.id());
      return;
    }
    List<CallLeg> rung = lost.stream().filter(this::isRung).toList();
    rung.forEach(leg -> calls.step(cell, new CallStep.Withdraw(leg.id()), null));
    cell.setSoundLost(false);
    if (calls.find(cell.id()) != cell) {
      return;
    }
    sound(cell, lost, opened);
    rung.forEach(leg -> ringAgain(cell, leg));
  }

  private void sound(ActiveCall cell, List<CallLeg> lost, Map<Leg, MediaLeg> opened) {
    calls.sayAgain(cell);
    opened.forEach(reinvites::say);
    for (CallLeg party : lost) {
      Leg leg = cell.find(party.id());
      if (leg != null && !opened.containsKey(leg) && isAnswered(leg.dialog().phase())) {
        leg.party().lost(leg);
      }
    }
  }

  private boolean isRung(CallLeg party) {
    Leg leg = context.findLegById(party.id());
    return leg != null && leg.dialog().phase() == Phase.INVITED && !leg.isGivenUp();
  }

  /// Opens the legs of all who are there, as their far sides last described them.
  private Map<Leg, MediaLeg> open(ActiveCall cell, List<CallLeg> lost) {
    var opened = new LinkedHashMap<Leg, MediaLeg>();
    for (CallLeg party : lost) {
      Leg leg = cell.find(party.id());
      if (leg != null && isAnswered(leg.dialog().phase())) {
        signalling.heard(leg);
        open(leg).ifPresent(there -> opened.put(leg, there));
      }
    }
    return opened;
  }

  private static boolean isAnswered(Phase phase) {
    return phase == Phase.CONFIRMED || phase == Phase.ANSWERED;
  }

  /// A page has to prove itself anew, with what it says in its answer. Our key is a new one where
  /// sound is sealed, for our count begins anew.
  private Optional<MediaLeg> open(Leg leg) {
    Dialog.Session session = leg.dialog().session();
    if (WebRtcSdp.findOurs(session.localSdp()).isPresent()) {
      return context.media.openLeg(
          leg.call(), leg.id(), null, null, null, null, PageCredentials.UNKNOWN, null);
    }
    boolean isSealed = CryptoSdp.findOurs(session.localSdp()).isPresent();
    SdesKeys fresh = isSealed ? SdesKeys.offered() : SdesKeys.CLEAR;
    Optional<Sdp> said =
        Optional.ofNullable(session.remoteSdp()).flatMap(isSealed ? Sdp::parseSealed : Sdp::parse);
    return said.isPresent()
        ? SeatPhones.openLeg(context, leg.call(), leg.id(), said.get(), fresh.ours())
        : context.media.openLeg(leg.call(), leg.id(), null, null, null, null, null, fresh);
  }

  /// A phone that rang was offered the old place: it is rung anew for the same. Who was rung for
  /// anything else does not come, as when nobody answers.
  private void ringAgain(ActiveCall cell, CallLeg party) {
    Leg before = cell.find(party.id());
    Duration ringTime = before == null ? Duration.ZERO : before.ringTime();
    boolean isSeat = before != null && before.dialog().role() == Dialog.Role.SEAT;
    if (party.goal() == LegGoal.OFFER) {
      phones.ring(cell.id(), String.valueOf(party.offer()), party.address(), ringTime);
    } else if (party.goal() == LegGoal.CONSULT || party.goal() == LegGoal.TRANSFER) {
      phones.invite(cell, party.address(), isSeat, leg -> again(leg, party), ringTime);
    }
  }

  private static CallStep again(String leg, CallLeg party) {
    String partner = String.valueOf(party.partner());
    CallLeg wanted =
        CallLeg.wanted(leg, party.role(), party.goal(), party.party(), party.address(), partner);
    return party.goal() == LegGoal.TRANSFER
        ? new CallStep.Transfer(wanted)
        : new CallStep.Consult(wanted);
  }

  /// Media knows the call; a phone that was to be told of its new place may not have heard of it.
  void resume(ActiveCall cell) {
    calls.sayAgain(cell);
    for (CallLeg party : cell.card().live()) {
      Leg leg = cell.find(party.id());
      if (leg != null) {
        reinvites.sayAgain(leg);
      }
    }
  }
}
