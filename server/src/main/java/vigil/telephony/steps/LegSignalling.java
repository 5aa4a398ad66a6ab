package vigil.telephony.steps;

import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import javax.sip.ClientTransaction;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.SeatRefusal;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Headers;
import vigil.telephony.sip.Peers;
import vigil.telephony.sip.SipMessageFactory;
import vigil.telephony.sip.Transport;

/// The moves of one leg that are the same whoever owns it: ring and cancel, answer until ACK, BYE.
final class LegSignalling {
  private static final Logger LOG = LoggerFactory.getLogger(LegSignalling.class);

  /// T1 and T2 of RFC 3261: our 200 is sent again at these distances, usually for 64 T1 in all.
  private static final Duration T1 = Duration.ofMillis(500);

  private static final Duration T2 = Duration.ofSeconds(4);
  private static final Duration ACK_WITHIN = T1.multipliedBy(64);

  private final CallContext context;
  private final List<String> trunks;
  private final SessionTimers timers;
  private final CarrierDialing carriers;
  private final ReliableProvisionals provisionals;

  LegSignalling(CallContext context, List<String> trunks) {
    this.context = context;
    this.trunks = trunks;
    this.timers = new SessionTimers(context);
    this.carriers = new CarrierDialing(context);
    this.provisionals = new ReliableProvisionals(context, this);
  }

  SessionTimers timers() {
    return timers;
  }

  /// Sends the INVITE of a leg whose dialog is stored.
  void ring(Leg leg, Duration ringTime) {
    leg.setRingTime(ringTime);
    leg.setInvite(begun(leg));
    if (leg.invite() == null) {
      couldNotRing(leg);
      return;
    }
    Duration first = context.times.provisional();
    Duration soon = first.compareTo(ringTime) < 0 ? first : ringTime;
    leg.setRingTimer(context.alarms.alarm(soon, leg.call(), () -> checkAlive(leg, ringTime, soon)));
  }

  /// A server that stops says nothing of a call that its next life takes over.
  private void couldNotRing(Leg leg) {
    if (!context.wire().isStopping() && !isRungAgain(leg, null)) {
      leg.party().failed(leg, leg.silence());
      context.leave(leg);
    }
  }

  private @Nullable ClientTransaction begun(Leg leg) {
    try {
      SipMessageFactory messages = context.wire().messages();
      return context
          .wire()
          .begin(
              leg.way() == null
                  ? messages.invite(leg.dialog())
                  : messages.inviteByCarrier(leg.dialog(), leg.proof()));
    } catch (RuntimeException e) {
      LOG.warn("Call {}: a phone could not be rung", leg.call(), e);
      return null;
    }
  }

  private void checkAlive(Leg leg, Duration ringTime, Duration spent) {
    if (leg.isGivenUp() || leg.dialog().phase() != Phase.INVITED) {
      return;
    }
    if (!leg.isAlive() && isRungAgain(leg, null)) {
      return;
    }
    if (!leg.isAlive()) {
      leg.party().failed(leg, leg.silence());
      giveUp(leg);
      return;
    }
    leg.setRingTimer(
        context.alarms.alarm(
            ringTime.minus(spent),
            leg.call(),
            () -> {
              if (!leg.isGivenUp() && leg.dialog().phase() == Phase.INVITED) {
                leg.party().failed(leg, SeatRefusal.NO_ANSWER);
                giveUp(leg);
              }
            }));
  }

  /// Ends a ringing that nobody wants any more. A CANCEL waits for the first sign of life (RFC
  /// 3261, 9.1); a 200 that crosses it is acknowledged and ended at once.
  void giveUp(Leg leg) {
    leg.giveUp();
    leg.setRingTimer(null);
    if (leg.invite() == null) {
      context.wire().send(context.wire().messages().cancel(leg.dialog()));
    } else if (leg.isAlive()) {
      context.wire().cancel(leg.invite());
    } else {
      context.wire().forget(leg.invite());
    }
    leaveLater(leg);
  }

  void leaveLater(Leg leg) {
    context.alarms.after(ACK_WITHIN, leg.call(), () -> context.leave(leg));
  }

  void responded(Leg leg, Response response) {
    int status = response.getStatusCode();
    if (status > 100 && status < 300) {
      carriers.tookCall(leg, status);
    }
    if (status < 200) {
      provisional(leg, response);
      return;
    }
    leg.setRingTimer(null);
    if (status >= 300 && leg.invite() == null) {
      context.wire().send(context.wire().messages().ackRefusal(leg.dialog(), response));
    }
    if (status < 300) {
      accepted(leg, response);
    } else if (!leg.isGivenUp() && leg.dialog().phase() == Phase.INVITED) {
      if (isRungAgain(leg, response)) {
        return;
      }
      leg.party().failed(leg, PhoneRefusals.of(leg, status));
      context.leave(leg);
    } else if (leg.dialog().phase() != Phase.CONFIRMED) {
      context.leave(leg);
    }
  }

  private void provisional(Leg leg, Response response) {
    boolean isFirst = !leg.isAlive();
    leg.markAlive();
    boolean isDue = provisionals.isDue(leg, response);
    if (leg.isGivenUp() && isFirst && leg.invite() != null) {
      context.wire().cancel(leg.invite());
    } else if (isDue
        && !leg.isGivenUp()
        && leg.dialog().phase() == Phase.INVITED
        && response.getStatusCode() > 100) {
      leg.markRung();
      leg.party().ringing(leg, isHeardEarly(leg, response));
    }
  }

  /// Whether a leg that a carrier did not take is tried once more.
  private boolean isRungAgain(Leg leg, @Nullable Response refusal) {
    if (!carriers.isReadyAgain(leg, refusal, this::giveUp)) {
      return false;
    }
    ring(leg, leg.ringTime());
    return true;
  }

  /// Announcements before the answer (RFC 3960): heard by whoever waits for this phone.
  private boolean isHeardEarly(Leg leg, Response response) {
    return context
        .parseAnswer(leg, SipMessageFactory.body(response))
        .filter(said -> SeatPhones.hear(context, leg, said))
        .isPresent();
  }

  /// Our INVITE got no answer within its transaction's life.
  void timedOut(Leg leg) {
    if (!leg.isGivenUp() && leg.dialog().phase() == Phase.INVITED) {
      leg.party().failed(leg, leg.silence());
    }
    context.leave(leg);
  }

  private void accepted(Leg leg, Response ok) {
    Dialog dialog = leg.dialog();
    boolean isAgain =
        dialog.phase() == Phase.CONFIRMED
            && java.util.Objects.equals(dialog.id().remoteTag(), Headers.toTag(ok));
    if (isAgain) {
      context.wire().send(context.wire().messages().ack(dialog, Headers.cseq(ok)));
    } else if (dialog.phase() == Phase.INVITED && !leg.isGivenUp()) {
      if (carriers.isUnsealed(leg, ok)) {
        refuseUnsealed(leg, ok);
      } else {
        leg.party().answered(leg, ok);
      }
    } else {
      refuseLate(leg, ok);
    }
  }

  /// A carrier whose sound is sealed answered in the clear: it is let go, and the next one is
  /// asked.
  private void refuseUnsealed(Leg leg, Response ok) {
    LOG.warn("Call {}: its carrier answered without SRTP and is let go", leg.call());
    refuseLate(leg, ok);
    if (!isRungAgain(leg, ok)) {
      leg.party().failed(leg, SeatRefusal.NOT_CARRIED);
      context.leave(leg);
    }
  }

  /// A 200 that crossed our CANCEL, or a second branch of a fork: acknowledged, then ended.
  void refuseLate(Leg leg, Response ok) {
    Dialog stray = confirmed(leg, ok);
    context.wire().send(context.wire().messages().ack(stray, Headers.cseq(ok)));
    context.wire().begin(context.wire().messages().inDialogRequest(stray.nextCseq(), Request.BYE));
  }

  /// What the far side says of its sound: in its 200, or reliably before (RFC 3262, section 5).
  static String description(Leg leg, Response ok) {
    String body = SipMessageFactory.body(ok);
    return body.isBlank() ? leg.early().findAnswer(Headers.tag(Headers.toTag(ok))) : body;
  }

  /// The dialog that an answer to our INVITE makes; where we rang when it names no place that we
  /// could or would speak to.
  Dialog confirmed(Leg leg, Response ok) {
    Dialog dialog = leg.dialog();
    boolean isRecovered = leg.invite() == null;
    String said = Headers.toTag(ok);
    String tag = said == null ? "" : said;
    String rung = dialog.route().remoteTarget();
    Transport way = Peers.transport(List.of(), rung);
    List<String> routes = Peers.routes(Headers.routes(ok, true), Peers.host(rung), trunks, way);
    String target =
        Headers.target(ok).map(c -> Peers.resolveAnsweredContact(c, routes, rung)).orElse(rung);
    long used = dialog.sequence().localCseq() + (isRecovered ? Dialog.RECOVERY_MARGIN : 0);
    Dialog counted = dialog.afterCseq(Math.max(used, leg.early().findCseq(tag)));
    Dialog made = counted.accepted(tag, target, routes, description(leg, ok));
    return context.wire().messages().canSpeakTo(made)
        ? made
        : counted.accepted(tag, rung, List.of(), description(leg, ok));
  }

  /// Sends a stored 200 again and again until its ACK.
  void answerUntilAck(Leg leg) {
    resendAfter(leg, T1, Duration.ZERO);
  }

  private void resendAfter(Leg leg, Duration pause, Duration spent) {
    leg.setResendTimer(context.alarms.alarm(pause, leg.call(), () -> resend(leg, pause, spent)));
  }

  private void resend(Leg leg, Duration pause, Duration before) {
    String answer = leg.dialog().answer();
    if (answer == null) {
      return;
    }
    Duration spent = before.plus(pause);
    if (spent.compareTo(context.times.acknowledged()) >= 0) {
      LOG.info("Call {}: nobody acknowledged our answer", leg.call());
      giveUpOnAck(leg);
      return;
    }
    resendNow(answer);
    Duration twice = pause.multipliedBy(2);
    resendAfter(leg, twice.compareTo(T2) > 0 ? T2 : twice, spent);
  }

  /// Whose ACK never came is in the dialog all the same, and is told that it ends (RFC 3261,
  /// 13.3.1.4 and 14.2).
  private void giveUpOnAck(Leg leg) {
    if (leg.isByeOwed()) {
      sayOwedBye(leg);
      return;
    }
    leg.update(leg.dialog().withPhase(Phase.CONFIRMED));
    leg.party().lost(leg);
  }

  /// The BYE that waited for an ACK.
  void sayOwedBye(Leg leg) {
    leg.setByeOwed(false);
    context.wire().begin(context.wire().messages().inDialogRequest(leg.dialog(), Request.BYE));
    context.leave(leg);
  }

  private void resendNow(String answer) {
    try {
      context.wire().resend(context.wire().messages().stored(answer));
    } catch (ParseException e) {
      LOG.warn("A stored answer cannot be read");
    }
  }

  /// The INVITE came again after we had answered it.
  void answerAgain(Leg leg, ServerTransaction transaction) {
    String answer = leg.dialog().answer();
    if (answer == null) {
      return;
    }
    try {
      context.wire().reply(transaction, context.wire().messages().stored(answer));
    } catch (ParseException e) {
      LOG.warn("A stored answer cannot be read");
    }
  }

  /// Nothing is heard of a phone: asks it whether it is still in the call, again and again while it
  /// is silent. One that is on hold or keeps silent answers; one that is unplugged does not, at
  /// once or later, and its call ends.
  void silent(Leg leg) {
    leg.setSilent(true);
    probe(leg);
  }

  /// Sound comes again: that is answer enough.
  void heard(Leg leg) {
    leg.setSilent(false);
    leg.setProbeTimer(null);
  }

  private void probe(Leg leg) {
    if (!leg.isSilent() || leg.dialog().phase() == Phase.ENDED) {
      return;
    }
    if (leg.dialog().phase() != Phase.CONFIRMED) {
      askAgain(leg);
      return;
    }
    context.write(leg, leg.dialog().nextCseq());
    leg.setProbeTimer(
        context.alarms.alarm(context.times.probe(), leg.call(), () -> probed(leg, true)));
    context.wire().begin(context.wire().messages().inDialogRequest(leg.dialog(), Request.OPTIONS));
  }

  void probed(Leg leg, boolean isGone) {
    leg.setProbeTimer(null);
    if (isGone && leg.dialog().phase() == Phase.CONFIRMED) {
      LOG.info("Call {}: a phone is silent and does not answer any more", leg.call());
      leg.party().lost(leg);
    } else {
      askAgain(leg);
    }
  }

  private void askAgain(Leg leg) {
    if (leg.isSilent()) {
      leg.setProbeTimer(
          context.alarms.alarm(context.times.askAgain(), leg.call(), () -> probe(leg)));
    }
  }

  /// The last word to a far side that did not hang up itself. The dialog given is already stored as
  /// ended, with the CSeq that the BYE uses.
  void bye(Leg leg, Phase before) {
    try {
      sayBye(leg, before);
    } catch (RuntimeException e) {
      LOG.warn("Call {}: no goodbye could be said to a phone", leg.call(), e);
      context.leave(leg);
    }
  }

  private void sayBye(Leg leg, Phase before) {
    switch (before) {
      case INVITED -> giveUp(leg);
      case ANSWERED -> {
        leg.setByeOwed(true);
        leaveLater(leg);
      }
      case CONFIRMED -> {
        context.wire().begin(context.wire().messages().inDialogRequest(leg.dialog(), Request.BYE));
        context.leave(leg);
      }
      case ENDED -> context.leave(leg);
    }
  }
}
