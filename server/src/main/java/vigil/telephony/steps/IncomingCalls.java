package vigil.telephony.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.Ids;
import vigil.kernel.Phone;
import vigil.telephony.LineHealth.RefusalReason;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallRecord;
import vigil.telephony.media.MediaLeg;
import vigil.telephony.media.SdesKeys;
import vigil.telephony.media.SrtpKey;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Diversions;
import vigil.telephony.sip.Headers;
import vigil.telephony.sip.PacketSource;
import vigil.telephony.sip.Peers;
import vigil.telephony.sip.Sdp;
import vigil.telephony.sip.Sealing;
import vigil.telephony.sip.SessionTimer;
import vigil.telephony.sip.SipMessageFactory;
import vigil.telephony.sip.SipSettings;
import vigil.telephony.store.CallStore.Change;

/// New calls: a leg at media, the call and its dialog stored, then 200 and the greeting.
final class IncomingCalls {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingCalls.class);

  /// After this a repeated INVITE of a call that is over would be a new call.
  private static final Duration REMEMBERED = Duration.ofSeconds(40);

  /// Seconds.
  private static final String RETRY_AFTER = "5";

  private final CallContext context;
  private final ActiveCalls calls;
  private final LegSignalling signalling;
  private final SipSettings sip;
  private final ArrivalTurns turns;
  private final Map<String, IncomingCall> arrivals = new ConcurrentHashMap<>();

  /// By who called: the number of an INVITE of an earlier life is not kept.
  private final Map<String, IncomingCall> recovered = new ConcurrentHashMap<>();

  private final Map<String, IncomingCall> unsettled = new ConcurrentHashMap<>();

  IncomingCalls(CallContext context, ActiveCalls calls, LegSignalling signalling, SipSettings sip) {
    this.context = context;
    this.calls = calls;
    this.signalling = signalling;
    this.sip = sip;
    this.turns = new ArrivalTurns(context);
  }

  /// How many are no call yet. One that is being answered is a call already and counts as that
  /// only: counted twice it would keep out the last caller for whom there is room.
  int countPending() {
    return (int) unsettled.keySet().stream().filter(call -> calls.find(call) == null).count();
  }

  boolean isPending(String call) {
    return unsettled.containsKey(call);
  }

  /// Who is refused may ask again under the next number, as after 401, 422 or 503.
  private static String key(Request request) {
    return caller(Headers.callId(request), Headers.fromTag(request)) + "|" + Headers.cseq(request);
  }

  private static String caller(String callId, @Nullable String fromTag) {
    return callId + "|" + Headers.tag(fromTag);
  }

  /// An INVITE that is known already, by an earlier life of this server perhaps.
  private @Nullable IncomingCall find(Request request) {
    IncomingCall known = arrivals.get(key(request));
    return known != null
        ? known
        : recovered.get(caller(Headers.callId(request), Headers.fromTag(request)));
  }

  void invited(Request invite, ServerTransaction transaction, PacketSource source) {
    String key = key(invite);
    long number = turns.enter();
    String id = Ids.next(context.clock);
    IncomingCall made = new IncomingCall(id, number, source, Headers.branch(invite));
    IncomingCall earlier = find(invite);
    IncomingCall known = earlier == null ? arrivals.putIfAbsent(key, made) : earlier;
    if (known != null) {
      turns.leave(number);
    }
    if (known != null && known.isMerged(Headers.branch(invite))) {
      refuse(Response.LOOP_DETECTED, invite, transaction);
      return;
    }
    if (known != null) {
      context.mailboxes.post(known.call, () -> again(known, transaction));
      return;
    }
    unsettled.put(made.call, made);
    context.mailboxes.post(
        made.call,
        () -> {
          try {
            arrive(made, invite, transaction, source);
          } catch (RuntimeException e) {
            LOG.error("A call could not be taken", e);
            undo(made);
            refuse(Response.SERVER_INTERNAL_ERROR, invite, transaction);
          } finally {
            made.isSettled = true;
            unsettled.remove(made.call);
            turns.leave(made.number);
            context.alarms.after(REMEMBERED, made.call, () -> forget(key, made));
          }
        });
  }

  /// Whatever went wrong: nothing of the call stays, stored or at media.
  private void undo(IncomingCall arrival) {
    ActiveCall cell = calls.find(arrival.call);
    if (cell == null) {
      context.media.free(arrival.call);
    } else {
      calls.end(cell, EndReason.LINE_LOST, null);
    }
  }

  private void forget(String key, IncomingCall arrival) {
    if (calls.find(arrival.call) == null) {
      arrivals.remove(key);
    } else {
      context.alarms.after(REMEMBERED, arrival.call, () -> forget(key, arrival));
    }
  }

  private void again(IncomingCall known, ServerTransaction transaction) {
    ActiveCall cell = calls.find(known.call);
    if (cell != null && cell.caller() != null) {
      signalling.answerAgain(cell.caller(), transaction);
    }
  }

  /// Notes that the caller takes an INVITE back.
  ///
  /// @return false when no INVITE is known that this could cancel, sent by the same machine
  boolean cancelled(Request cancel, PacketSource source) {
    IncomingCall arrival = find(cancel);
    if (arrival == null
        || (arrival.source != null && !arrival.source.host().equals(source.host()))) {
      return false;
    }
    arrival.isCancelled = true;
    return true;
  }

  private void arrive(
      IncomingCall arrival, Request invite, ServerTransaction transaction, PacketSource source) {
    String body = SipMessageFactory.body(invite);
    Sealing how = context.wire().sealing(source);
    Optional<Sdp> offer = context.parseOffer(body, how);
    Optional<String> target = Headers.target(invite);
    if (target.isEmpty()) {
      refuse(Response.BAD_REQUEST, invite, transaction);
      return;
    }
    Optional<Response> brief = signalling.timers().refusal(invite);
    if (brief.isPresent()) {
      context.wire().reply(transaction, brief.get());
      return;
    }
    if (!body.isBlank() && offer.isEmpty()) {
      refuse(Response.NOT_ACCEPTABLE_HERE, invite, transaction);
      return;
    }
    String leg = arrival.call + ".caller";
    Optional<MediaLeg> port = open(arrival.call, leg, offer.orElse(null), how);
    if (port.isEmpty() && offer.isPresent() && context.media.isUp()) {
      context.media.free(arrival.call);
      refuse(Response.NOT_ACCEPTABLE_HERE, invite, transaction);
      return;
    }
    if (port.isEmpty()) {
      LOG.warn("A call was refused with 503: vigil-media does not answer");
      refuseForNow(RefusalReason.NO_MEDIA, invite, transaction);
      return;
    }
    if (arrival.isCancelled) {
      context.lostTries.cancelled();
      context.media.free(arrival.call);
      refuse(Response.REQUEST_TERMINATED, invite, transaction);
      return;
    }
    answer(arrival, invite, transaction, source, offer.orElse(null), port.get());
  }

  private Optional<MediaLeg> open(String call, String leg, @Nullable Sdp offer, Sealing how) {
    if (offer == null) {
      SdesKeys ours = how == Sealing.ALWAYS ? SdesKeys.offered() : null;
      return context.media.openLeg(call, leg, null, null, null, null, null, ours);
    }
    SrtpKey ours = offer.crypto() == null ? null : SrtpKey.make();
    return SeatPhones.openLeg(context, call, leg, offer, ours);
  }

  private void answer(
      IncomingCall arrival,
      Request invite,
      ServerTransaction transaction,
      PacketSource source,
      @Nullable Sdp offer,
      MediaLeg sound) {
    SipMessageFactory messages = context.wire().messages();
    long session = context.clock.millis();
    String sdp =
        offer == null ? context.offer(sound, session, 1) : context.answer(offer, sound, session, 1);
    Response ok = messages.response(Response.OK, invite, arrival.localTag, sdp);
    for (var routes = invite.getHeaders("Record-Route"); routes.hasNext(); ) {
      ok.addHeader((javax.sip.header.Header) routes.next());
    }
    SessionTimer timer = signalling.timers().agree(invite, ok);
    Dialog dialog =
        dialog(arrival, invite, source, sound.port())
            .withTimer(timer)
            .answering(sdp, ok.toString());
    if (!messages.canSpeakTo(dialog)) {
      context.media.free(arrival.call);
      refuse(Response.BAD_REQUEST, invite, transaction);
      return;
    }
    Phone caller = caller(invite);
    String line = Diversions.findLine(invite, sip.number()).orElse(null);
    CallRecord card =
        CallRecord.arrived(arrival.call, caller, isAsserted(invite, caller), line, context.now());
    var arrived = new TelephonyFact.CallArrived(card.id(), card.version());
    var change = Change.of(card, List.of(arrived), dialog);
    var waiting =
        offer == null ? null : new WaitAnnouncement(context, arrival, invite, transaction, sdp);
    if (!store(arrival, change, invite, transaction, waiting)) {
      context.media.free(arrival.call);
      return;
    }
    Leg leg = new Leg(calls, dialog);
    if (arrival.isCancelled) {
      gone(new ActiveCall(card), leg);
      refuse(Response.REQUEST_TERMINATED, invite, transaction);
      return;
    }
    leg.recordAnswer(Headers.cseq(invite), offer == null);
    greet(new ActiveCall(card), leg, () -> context.wire().reply(transaction, ok));
  }

  /// A caller for whom the database takes too long hears that.
  ///
  /// @param waiting null where nothing can be heard before the answer
  /// @return false when there is no call, and its caller was told so
  private boolean store(
      IncomingCall arrival,
      Change change,
      Request invite,
      ServerTransaction transaction,
      @Nullable WaitAnnouncement waiting) {
    if (waiting != null) {
      waiting.begin(ArrivalTurns.SILENT, turns::noteSilence);
    }
    try {
      if (turns.write(arrival, change)) {
        return true;
      }
      context.lostTries.cancelled();
      refuse(Response.REQUEST_TERMINATED, invite, transaction);
    } catch (RuntimeException e) {
      LOG.warn("A call was refused with 503: it could not be stored: {}", e.getMessage());
      refuseForNow(RefusalReason.NOT_STORED, invite, transaction);
    } finally {
      if (waiting != null) {
        waiting.end();
      }
    }
    return false;
  }

  /// The caller took it back while it was being stored.
  private void gone(ActiveCall cell, Leg leg) {
    cell.enter(leg);
    calls.enter(cell);
    calls.end(cell, EndReason.CALLER_HUNG_UP, leg);
  }

  /// The call is stored: whatever happens from here on, it ends by itself when nobody is there.
  private void greet(ActiveCall cell, Leg leg, BooleanSupplier answered) {
    cell.enter(leg);
    calls.enter(cell);
    context.enter(leg);
    calls.greeting().endUnlessAcked(cell);
    if (!answered.getAsBoolean()) {
      LOG.warn("Call {} could not be answered", cell.id());
      calls.end(cell, EndReason.LINE_LOST, null);
      return;
    }
    signalling.answerUntilAck(leg);
    signalling.timers().begin(leg);
    calls.greeting().greet(cell);
    LOG.info("Call {} is answered and hears the greeting", cell.id());
  }

  private Dialog dialog(IncomingCall arrival, Request invite, PacketSource source, int port) {
    List<String> said = Headers.routes(invite, false);
    List<String> routes = Peers.routes(said, source.host(), sip.trunks(), source.transport());
    String contact = Headers.target(invite).orElseThrow();
    String target = Peers.resolveContact(contact, routes, source, sip.trunks());
    return Dialog.arrived(
        new Dialog.Party(arrival.call + ".caller", arrival.call, Dialog.Role.CALLER, null),
        new Dialog.Id(
            Headers.callId(invite), arrival.localTag, Headers.tag(Headers.fromTag(invite))),
        new Dialog.Route(Headers.toUri(invite), Headers.fromUri(invite), target, routes),
        Headers.cseq(invite),
        Dialog.Session.offered(port, SipMessageFactory.body(invite)));
  }

  /// Whether the carrier vouches for the caller's number (RFC 3325). That a number is withheld it
  /// may say, but not whose it is.
  private boolean isAsserted(Request invite, Phone caller) {
    return !caller.isWithheld()
        && (sip.fromIsAsserted() || Headers.assertedUser(invite).isPresent());
  }

  /// The number that the trunk asserts, else the one it presents; one that is no number, is made of
  /// zeros or is not to be told, is kept as withheld.
  private static Phone caller(Request invite) {
    if (Headers.isPrivate(invite)) {
      return Phone.WITHHELD;
    }
    String user = Headers.assertedUser(invite).orElseGet(() -> Headers.fromUser(invite));
    String here = Headers.inCountry(user);
    if (!here.matches("\\+?[0-9*#]{1,31}")) {
      return Phone.WITHHELD;
    }
    Phone said = new Phone(here);
    return said.isWithheld() ? Phone.WITHHELD : said;
  }

  private void refuse(int status, Request invite, ServerTransaction transaction) {
    context
        .wire()
        .reply(transaction, context.wire().messages().response(status, invite, null, null));
  }

  /// Another try may be taken, and this one is counted.
  private void refuseForNow(RefusalReason why, Request invite, ServerTransaction transaction) {
    SipMessageFactory messages = context.wire().messages();
    Response response = messages.response(Response.SERVICE_UNAVAILABLE, invite, null, null);
    context.lostTries.refused(why);
    messages.header(response, "Retry-After", RETRY_AFTER);
    context.wire().reply(transaction, response);
  }

  /// A server that took over knows whose INVITE made a call.
  void remember(Dialog dialog) {
    var arrival = new IncomingCall(dialog.call(), 0, null, null);
    arrival.isSettled = true;
    recovered.put(caller(dialog.id().callId(), dialog.id().remoteTag()), arrival);
  }

  List<String> calls() {
    return List.copyOf(unsettled.keySet());
  }
}
