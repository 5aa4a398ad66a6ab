package vigil.telephony.steps;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.Ids;
import vigil.telephony.LegOrder.Result;
import vigil.telephony.PartyRole;
import vigil.telephony.SeatRefusal;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallLife;
import vigil.telephony.life.CallOutcome.Decision;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallState;
import vigil.telephony.life.CallStep;
import vigil.telephony.media.MediaLeg;
import vigil.telephony.media.SdesKeys;
import vigil.telephony.media.SrtpKey;
import vigil.telephony.sip.CryptoSdp;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Sdp;
import vigil.telephony.store.CallStore.Change;

/// The phones that we ring, whoever is to come: a seat for a waiting caller, a manager who is
/// woken. All but `place` runs in the call's mailbox.
final class SeatPhones {
  private static final Logger LOG = LoggerFactory.getLogger(SeatPhones.class);

  /// Keys are short words from a prompt's folder, never a path.
  private static final String PROMPT_NAME = "[a-z0-9-]{1,64}";

  private final CallContext context;
  private final ActiveCalls calls;
  private final LegSignalling signalling;
  private final LegFactory legs;

  SeatPhones(CallContext context, ActiveCalls calls, LegSignalling signalling) {
    this.context = context;
    this.calls = calls;
    this.signalling = signalling;
    this.legs = new LegFactory(context);
  }

  void ring(String call, String offer, String address, Duration ringTime) {
    ActiveCall cell = calls.find(call);
    if (cell == null || offer.equals(cell.card().offer())) {
      return;
    }
    if (cell.card().state() != CallState.WAITING) {
      LOG.info("Call {}: offer {} came while it was {}", call, offer, cell.card().state());
      context.notifyListeners(listener -> listener.refused(call, offer, SeatRefusal.UNREACHABLE));
      return;
    }
    Optional<Leg> made = leg(call, Dialog.Role.SEAT, offer, address);
    if (made.isEmpty()) {
      LOG.info("Call {}: no phone is registered for {}", call, address);
      context.notifyListeners(listener -> listener.refused(call, offer, SeatRefusal.UNREACHABLE));
      return;
    }
    Leg seat = made.get();
    rung(cell, seat, new CallStep.Ring(CallLeg.offered(seat.id(), address, offer)), ringTime);
  }

  /// Rings somebody who is to come into a call.
  ///
  /// @param isSeat at an agent's place
  /// @param inviting the step that the leg with this id comes by
  Result invite(
      ActiveCall cell,
      String address,
      boolean isSeat,
      Function<String, CallStep> inviting,
      Duration ringTime) {
    Dialog.Role role = isSeat ? Dialog.Role.SEAT : Dialog.Role.CALLED;
    Optional<Leg> made = leg(cell.id(), role, null, address);
    if (made.isEmpty()) {
      return Result.UNREACHABLE;
    }
    Leg leg = made.get();
    return rung(cell, leg, inviting.apply(leg.id()), ringTime) ? Result.DONE : Result.NOT_NOW;
  }

  private boolean rung(ActiveCall cell, Leg leg, CallStep step, Duration ringTime) {
    if (!calls.step(cell, step, null, leg.dialog())) {
      context.media.freeLeg(leg.id());
      return false;
    }
    cell.enter(leg);
    context.enter(leg);
    signalling.ring(leg, ringTime);
    return true;
  }

  /// Whoever picked up in the moment in which the offer was taken back is let go again.
  void withdraw(String call, String offer) {
    ActiveCall cell = calls.find(call);
    CallLeg leg = cell == null ? null : cell.card().findOffered(offer).orElse(null);
    if (cell != null && leg != null) {
      CallStep step =
          leg.isComing() ? new CallStep.Withdraw(leg.id()) : new CallStep.Release(leg.id());
      calls.step(cell, step, null);
    }
  }

  /// Calls someone who hears a prompt.
  String place(String address, String prompt, Duration ringTime) {
    if (!prompt.matches(PROMPT_NAME)) {
      throw new IllegalArgumentException("A prompt's name is a short word, not " + prompt);
    }
    String id = Ids.next(context.clock);
    context.mailboxes.post(id, () -> start(id, address, prompt, ringTime));
    return id;
  }

  private void start(String id, String address, String prompt, Duration ringTime) {
    Optional<Leg> made = leg(id, Dialog.Role.CALLED, null, address);
    String legId = made.map(Leg::id).orElse(id + ".none");
    CallRecord card =
        CallRecord.placed(
            id, prompt, context.now(), CallLeg.called(legId, PartyRole.DUTY_MANAGER, address));
    if (made.isEmpty()) {
      var step = new CallStep.Refuse(legId, SeatRefusal.UNREACHABLE);
      if (new CallLife(card).take(step, context.now()) instanceof Decision over) {
        context.write(Change.of(over.after(), over.facts()));
      }
      return;
    }
    Leg leg = made.get();
    context.write(Change.of(card, List.of(), leg.dialog()));
    ActiveCall cell = new ActiveCall(card);
    cell.enter(leg);
    calls.enter(cell);
    context.enter(leg);
    signalling.ring(leg, ringTime);
  }

  private Optional<Leg> leg(String call, Dialog.Role role, @Nullable String offer, String address) {
    return legs.create(
        calls, new Dialog.Party(LegFactory.nextId(call), call, role, offer), address);
  }

  /// Sends sound where the far side says.
  ///
  /// @return false when media refuses to send there
  static boolean hear(CallContext context, Leg leg, Sdp said) {
    SrtpKey ours =
        CryptoSdp.findOurs(leg.dialog().session().localSdp()).map(CryptoSdp::key).orElse(null);
    return openLeg(context, leg.call(), leg.id(), said, ours).isPresent() || !context.media.isUp();
  }

  /// Makes or updates a leg as its far side described it.
  ///
  /// @param ours what we seal with where the far side does
  static Optional<MediaLeg> openLeg(
      CallContext context, String call, String leg, Sdp said, @Nullable SrtpKey ours) {
    return context.media.openLeg(
        call,
        leg,
        said.isHeld() || said.webrtc() != null ? null : said.remote(),
        said.codecs().getFirst().name(),
        said.events(),
        said.ours().word(),
        said.webrtc() == null ? null : said.webrtc().credentials(),
        said.crypto() == null ? null : new SdesKeys(ours, said.crypto().key()));
  }
}
