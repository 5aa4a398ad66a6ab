package vigil.telephony.steps;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.media.MediaLeg;
import vigil.telephony.media.SrtpKey;
import vigil.telephony.sip.CryptoSdp;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Headers;
import vigil.telephony.sip.PacketSource;
import vigil.telephony.sip.Peers;
import vigil.telephony.sip.Sdp;
import vigil.telephony.sip.SipMessageFactory;
import vigil.telephony.sip.WebRtcSdp;

/// Requests inside a dialog, in the order of their CSeq: BYE, re-INVITE and UPDATE (hold, new
/// address), INFO (keys), OPTIONS, ACK, and what we do not do. Runs in the call's mailbox.
final class InDialogRequests {
  /// `Signal=5` of application/dtmf-relay, or the bare key of application/dtmf.
  private static final Pattern SIGNAL =
      Pattern.compile("(?:signal\\s*=\\s*)?([0-9*#a-d])\\s*(?:[\r\n].*)?", Pattern.DOTALL);

  private static final Logger LOG = LoggerFactory.getLogger(InDialogRequests.class);

  private final CallContext context;
  private final LegSignalling signalling;

  InDialogRequests(CallContext context, LegSignalling signalling) {
    this.context = context;
    this.signalling = signalling;
  }

  void handle(Leg leg, Request request, ServerTransaction transaction, PacketSource source) {
    long last = leg.dialog().sequence().remoteCseq();
    long cseq = Headers.cseq(request);
    boolean isNext = cseq <= last || (last > 0 && cseq == last + 1);
    if (isNext || leg.dialog().phase() == Phase.ENDED) {
      hearSafely(leg, request, transaction, source);
      hearFollowing(leg);
      return;
    }
    if (!leg.window().add(cseq, () -> hearSafely(leg, request, transaction, source))) {
      reply(Response.SERVER_INTERNAL_ERROR, request, transaction);
    } else {
      context.alarms.after(RequestWindow.PATIENCE, leg.call(), () -> hearUpTo(leg, cseq));
    }
  }

  /// Who asks is in no dialog with us.
  void refuse(Request request, ServerTransaction transaction) {
    reply(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request, transaction);
  }

  private void hearFollowing(Leg leg) {
    Runnable next = leg.window().pollNext(leg.dialog().sequence().remoteCseq());
    while (next != null) {
      next.run();
      next = leg.window().pollNext(leg.dialog().sequence().remoteCseq());
    }
  }

  /// A request has waited its time: what is missing before it is not waited for any longer. Those
  /// after it have a time of their own.
  private void hearUpTo(Leg leg, long cseq) {
    Runnable next = leg.window().pollUpTo(cseq);
    while (next != null) {
      next.run();
      next = leg.window().pollUpTo(cseq);
    }
    hearFollowing(leg);
  }

  private void hearSafely(
      Leg leg, Request request, ServerTransaction transaction, PacketSource source) {
    try {
      hear(leg, request, transaction, source);
    } catch (RuntimeException e) {
      LOG.error("Call {}: a {} could not be taken", leg.call(), request.getMethod(), e);
      reply(Response.SERVER_INTERNAL_ERROR, request, transaction);
    }
  }

  private void hear(Leg leg, Request request, ServerTransaction transaction, PacketSource source) {
    Dialog dialog = leg.dialog();
    if (dialog.phase() == Phase.ENDED) {
      boolean isBye = request.getMethod().equals(Request.BYE);
      reply(isBye ? Response.OK : 481, request, transaction);
      return;
    }
    if (Headers.cseq(request) <= dialog.sequence().remoteCseq()) {
      reply(Response.SERVER_INTERNAL_ERROR, request, transaction);
      return;
    }
    leg.update(dialog.withRemoteCseq(Headers.cseq(request)));
    switch (request.getMethod()) {
      case Request.BYE -> {
        reply(Response.OK, request, transaction);
        leg.setResendTimer(null);
        leg.party().hungUp(leg);
      }
      case Request.INFO -> {
        reply(Response.OK, request, transaction);
        key(SipMessageFactory.body(request)).ifPresent(key -> leg.party().key(leg, key));
      }
      case Request.INVITE, Request.UPDATE -> renegotiate(leg, request, transaction, source);
      case Request.OPTIONS ->
          send(context.wire().messages().capabilities(Response.OK, request), transaction);
      case Request.REFER -> reply(referred(request), request, transaction);
      // We send no provisional response reliably, so none waits for this (RFC 3262, section 3).
      case Request.PRACK ->
          reply(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request, transaction);
      default -> send(context.wire().messages().unknownMethod(request), transaction);
    }
  }

  /// Callers and seats are put through by the desk and not by their phones (RFC 3515, 2.4.2).
  private static int referred(Request request) {
    int targets = 0;
    for (var said = request.getHeaders("Refer-To"); said.hasNext(); said.next()) {
      targets++;
    }
    return targets == 1 ? Response.DECLINE : Response.BAD_REQUEST;
  }

  private void send(Response response, ServerTransaction transaction) {
    context.wire().reply(transaction, response);
  }

  private void reply(int status, Request request, ServerTransaction transaction) {
    send(context.wire().messages().response(status, request, null, null), transaction);
  }

  static Optional<String> key(String body) {
    Matcher found = SIGNAL.matcher(body.strip().toLowerCase(Locale.ROOT));
    return found.matches()
        ? Optional.of(found.group(1).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  private void renegotiate(
      Leg leg, Request request, ServerTransaction transaction, PacketSource source) {
    boolean isInvite = request.getMethod().equals(Request.INVITE);
    String body = SipMessageFactory.body(request);
    if (isGlare(leg, isInvite, body)) {
      reply(Response.REQUEST_PENDING, request, transaction);
      return;
    }
    Optional<Response> brief = signalling.timers().refusal(request);
    if (brief.isPresent()) {
      send(brief.get(), transaction);
      return;
    }
    Optional<Sdp> offer = context.parseOffer(leg, body, source);
    if (!body.isBlank() && offer.isEmpty()) {
      reply(Response.NOT_ACCEPTABLE_HERE, request, transaction);
      return;
    }
    Optional<MediaLeg> sound = sound(leg, offer.orElse(null));
    if (sound.isEmpty()) {
      reply(Response.NOT_ACCEPTABLE_HERE, request, transaction);
      return;
    }
    String sdp =
        isInvite || offer.isPresent()
            ? answer(leg.dialog(), offer.orElse(null), sound.get())
            : null;
    Response ok = context.wire().messages().response(Response.OK, request, null, sdp);
    Dialog after = leg.dialog().withTimer(signalling.timers().agree(request, ok));
    Optional<String> target = Headers.target(request);
    if (target.isPresent()) {
      Dialog moved =
          after.retargeted(
              Peers.resolveContact(target.get(), after.route().routes(), source, List.of()));
      after = context.wire().messages().canSpeakTo(moved) ? moved : after;
    }
    if (offer.isPresent()) {
      after = after.withRemoteSdp(body);
    }
    if (sdp != null) {
      after = isInvite ? after.answering(sdp, ok.toString()) : after.weSaid(sdp);
    }
    if (isInvite) {
      leg.recordAnswer(Headers.cseq(request), offer.isEmpty());
    }
    context.write(leg, after);
    context.wire().reply(transaction, ok);
    signalling.timers().begin(leg);
    if (isInvite) {
      signalling.answerUntilAck(leg);
    }
  }

  /// Media has heard what the far side says; empty when it will not send there.
  private Optional<MediaLeg> sound(Leg leg, @Nullable Sdp offer) {
    Dialog.Session session = leg.dialog().session();
    SrtpKey ours = CryptoSdp.findOurs(session.localSdp()).map(CryptoSdp::key).orElse(null);
    if (ours == null && offer != null && offer.crypto() != null) {
      ours = SrtpKey.make();
    }
    var page = WebRtcSdp.findOurs(session.localSdp()).orElse(null);
    var before = new MediaLeg(session.port(), page, ours);
    if (offer == null) {
      return Optional.of(before);
    }
    Optional<MediaLeg> opened = SeatPhones.openLeg(context, leg.call(), leg.id(), offer, ours);
    return opened.isPresent() || context.media.isUp() ? opened : Optional.of(before);
  }

  /// An offer while ours waits for its answer (RFC 3261, 14.2; RFC 3311, 5.2).
  private static boolean isGlare(Leg leg, boolean isInvite, String body) {
    Dialog dialog = leg.dialog();
    boolean isOurAnswerOpen = dialog.phase() == Phase.ANSWERED && leg.isOfferOurs();
    boolean isOurOfferOpen = dialog.isOfferOpen() && isInvite;
    return dialog.phase() == Phase.INVITED
        || isOurOfferOpen
        || ((isOurAnswerOpen || dialog.isOfferOpen()) && !body.isBlank());
  }

  /// The session stays, its version rises when something else is said (RFC 3264, section 8).
  private String answer(Dialog dialog, @Nullable Sdp offer, MediaLeg leg) {
    String same = described(dialog, offer, leg, dialog.session().sdpVersion());
    return same.equals(dialog.session().localSdp())
        ? same
        : described(dialog, offer, leg, dialog.session().sdpVersion() + 1);
  }

  private String described(Dialog dialog, @Nullable Sdp offer, MediaLeg leg, int version) {
    long session = Sdp.session(dialog.session().localSdp()).orElseGet(context.clock::millis);
    return offer == null
        ? context.offer(leg, session, version)
        : context.answer(offer, leg, session, version);
  }

  void acked(Leg leg, Request ack) {
    if (!leg.isAnsweredBy(Headers.cseq(ack))) {
      return;
    }
    leg.markAcked();
    leg.setResendTimer(null);
    if (leg.isByeOwed()) {
      signalling.sayOwedBye(leg);
      return;
    }
    if (leg.dialog().phase() != Phase.ANSWERED) {
      return;
    }
    Dialog after = leg.dialog().withPhase(Phase.CONFIRMED);
    String body = leg.isOfferOurs() ? SipMessageFactory.body(ack) : "";
    if (leg.isOfferOurs()) {
      after = after.withRemoteSdp(body);
    }
    context.write(leg, after);
    if (!body.isBlank()
        && !context
            .parseAnswer(leg, body)
            .map(said -> SeatPhones.hear(context, leg, said))
            .orElse(false)) {
      LOG.info("Call {}: the sound was answered to go where we send none", leg.call());
      leg.party().lost(leg);
      return;
    }
    leg.party().acked(leg);
  }
}
