package vigil.telephony.steps;

import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.media.MediaLeg;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Headers;
import vigil.telephony.sip.Peers;
import vigil.telephony.sip.Sdp;
import vigil.telephony.sip.SipMessageFactory;

/// Tells a far side within its dialog that our sound is elsewhere (RFC 3261, section 14; RFC 3264,
/// section 8.3.1). Who does not answer, or does not take it, has no sound any more and is let go.
/// Runs in the call's mailbox.
final class Reinvites {
  private static final Logger LOG = LoggerFactory.getLogger(Reinvites.class);

  private final CallContext context;
  private final SessionTimers timers;

  Reinvites(CallContext context, SessionTimers timers) {
    this.context = context;
    this.timers = timers;
  }

  /// Says where our sound is, as soon as the dialog allows it: once our 200 is acknowledged, and
  /// the re-INVITE before this one answered.
  void say(Leg leg, MediaLeg there) {
    Dialog dialog = leg.dialog();
    String said = dialog.session().localSdp();
    if (dialog.phase() != Phase.CONFIRMED || leg.isReinviting() || said == null) {
      leg.setUnsaidSound(there);
      return;
    }
    int version = dialog.session().sdpVersion() + 1;
    String sdp = Sdp.moved(said, there, version);
    context.write(leg, dialog.moving(there.port(), sdp));
    ask(leg);
  }

  /// Says what had to wait.
  void sayUnsaid(Leg leg) {
    MediaLeg there = leg.takeUnsaidSound();
    if (there != null && leg.dialog().phase() != Phase.ENDED) {
      say(leg, there);
    }
  }

  /// Says once more what is stored and was not answered: after a glare, or by another life.
  void sayAgain(Leg leg) {
    if (leg.dialog().isOfferOpen() && !leg.isReinviting()) {
      context.write(leg, leg.dialog().nextCseq());
      ask(leg);
    }
  }

  private void ask(Leg leg) {
    long cseq = leg.dialog().sequence().localCseq();
    leg.openReinvite(
        cseq,
        context.alarms.alarm(
            context.times.probe(), leg.call(), () -> refused(leg, cseq, Response.REQUEST_TIMEOUT)));
    Request reinvite = context.wire().messages().reinvite(leg.dialog());
    if (context.wire().begin(reinvite) == null && !context.wire().isStopping()) {
      refused(leg, cseq, Response.SERVICE_UNAVAILABLE);
    }
  }

  void responded(Leg leg, Response response) {
    int status = response.getStatusCode();
    long cseq = Headers.cseq(response);
    if (status >= 300) {
      refused(leg, cseq, status);
    } else if (status >= 200 && leg.closeReinvite(cseq)) {
      accepted(leg, response);
    } else if (status >= 200) {
      ack(leg, cseq);
    }
  }

  void timedOut(Leg leg, Request reinvite) {
    refused(leg, Headers.cseq(reinvite), Response.REQUEST_TIMEOUT);
  }

  private void ack(Leg leg, long cseq) {
    context.wire().send(context.wire().messages().ack(leg.dialog(), cseq));
  }

  private void refused(Leg leg, long cseq, int status) {
    if (!leg.closeReinvite(cseq) || leg.dialog().phase() != Phase.CONFIRMED) {
      return;
    }
    if (status == Response.REQUEST_PENDING) {
      context.alarms.after(SessionTimers.afterGlare(leg.dialog()), leg.call(), () -> sayAgain(leg));
      return;
    }
    LOG.info("Call {}: a phone did not follow its sound ({})", leg.call(), status);
    leg.party().lost(leg);
  }

  private void accepted(Leg leg, Response ok) {
    long cseq = Headers.cseq(ok);
    String body = SipMessageFactory.body(ok);
    Optional<Sdp> said = context.parseAnswer(leg, body);
    if (said.isEmpty() || !SeatPhones.hear(context, leg, said.get())) {
      ack(leg, cseq);
      LOG.info("Call {}: the sound was answered to go where we send none", leg.call());
      leg.party().lost(leg);
      return;
    }
    context.write(leg, retargeted(leg.dialog(), ok).withRemoteSdp(body));
    ack(leg, cseq);
    timers.refreshed(leg, ok);
    sayUnsaid(leg);
  }

  /// Where requests go from now on (RFC 3261, 12.2.1.2).
  private Dialog retargeted(Dialog dialog, Response ok) {
    String before = dialog.route().remoteTarget();
    Dialog after =
        Headers.target(ok)
            .map(said -> Peers.resolveAnsweredContact(said, dialog.route().routes(), before))
            .map(dialog::retargeted)
            .orElse(dialog);
    return context.wire().messages().canSpeakTo(after) ? after : dialog;
  }
}
