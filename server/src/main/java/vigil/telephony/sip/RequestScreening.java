package vigil.telephony.sip;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sip.ServerTransaction;
import javax.sip.address.SipURI;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/// What is said at the door to each request before anyone inside hears of it (RFC 3261, section
/// 8.2).
final class RequestScreening {
  /// Registrations at once; more are told to come back.
  private static final int MOST_REGISTERING = 64;

  /// Seconds after which a refused caller or phone may try again.
  private static final String RETRY_AFTER = "5";

  /// Extensions that may be required of us. Who requires that each provisional response be
  /// acknowledged (RFC 3262) gets none but 100.
  private static final List<String> UNDERSTOOD =
      List.of(SessionTimer.TAG, SipMessageFactory.RELIABLE);

  /// What has no meaning outside a dialog.
  private static final List<String> WITHIN =
      List.of(Request.BYE, Request.INFO, Request.UPDATE, Request.PRACK);

  /// What is no dialog's, whatever tag it names.
  private static final List<String> BESIDE = List.of(Request.REGISTER, Request.CANCEL);

  private final SipSettings settings;
  private final SipEvents events;
  private final Registrar registrar;
  private final DigestAuthenticator gate;
  private final Trunks trunks;
  private final SipEndpoint wire;
  private final SourceThrottle slowdown;
  private final Semaphore registering = new Semaphore(MOST_REGISTERING);

  RequestScreening(
      SipSettings settings,
      SipEvents events,
      Registrar registrar,
      DigestAuthenticator gate,
      Trunks trunks,
      InstantSource clock,
      SipEndpoint wire) {
    this.settings = settings;
    this.events = events;
    this.registrar = registrar;
    this.gate = gate;
    this.trunks = trunks;
    this.slowdown = new SourceThrottle(trunks, registrar.phones(), events, clock);
    this.wire = wire;
  }

  /// Whether a request from there is looked at.
  boolean admits(Request request, PacketSource source) {
    return slowdown.admits(request, source);
  }

  /// What is said to who proves nothing, without a transaction: a flood of such leaves nothing here
  /// (RFC 3261, 26.3.2.4).
  ///
  /// @return empty for all others
  Optional<Response> atOnce(Request request, PacketSource source) {
    boolean isRegister = request.getMethod().equals(Request.REGISTER);
    boolean isNewCall = request.getMethod().equals(Request.INVITE) && !hasDialog(request);
    if (isRegister ? !gate.isClaimed(request, source) : isNewCall && trunks.asks(request, source)) {
      return Optional.of(gate.challenge(request, source, wire.messages()));
    }
    boolean isKnock =
        isNewCall
            ? !trunks.contains(source)
            : isWithin(request) && !events.isInDialog(request, source);
    if (!isKnock) {
      return Optional.empty();
    }
    slowdown.recordRefusal(source);
    int status = isNewCall ? Response.FORBIDDEN : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
    return Optional.of(wire.messages().response(status, request, null, null));
  }

  private static boolean isWithin(Request request) {
    return WITHIN.contains(request.getMethod())
        || (hasDialog(request) && !BESIDE.contains(request.getMethod()));
  }

  void handle(Request request, ServerTransaction transaction, PacketSource source) {
    var hops = (MaxForwardsHeader) request.getHeader(MaxForwardsHeader.NAME);
    if (hops != null && hops.getMaxForwards() <= 0) {
      refuse(483, request, transaction);
      return;
    }
    String called = Headers.user(request.getRequestURI()).orElse("");
    if (called.isEmpty() && !(request.getRequestURI() instanceof SipURI)) {
      refuse(Response.UNSUPPORTED_URI_SCHEME, request, transaction);
      return;
    }
    List<String> unsupported = unsupported(request);
    if (!unsupported.isEmpty()) {
      Response response = wire.messages().response(Response.BAD_EXTENSION, request, null, null);
      unsupported.forEach(tag -> wire.messages().header(response, "Unsupported", tag));
      wire.reply(transaction, response);
      return;
    }
    if (isWithin(request)) {
      within(request, transaction, source);
      return;
    }
    switch (request.getMethod()) {
      case Request.OPTIONS -> options(request, transaction);
      case Request.REGISTER -> register(request, transaction, source);
      case Request.CANCEL -> cancel(request, transaction, source);
      case Request.INVITE -> invite(request, transaction, called, source);
      default -> wire.reply(transaction, wire.messages().unknownMethod(request));
    }
  }

  private static List<String> unsupported(Request request) {
    if (request.getMethod().equals(Request.CANCEL)) {
      return List.of();
    }
    var names = new ArrayList<String>();
    Iterator<?> required = request.getHeaders(RequireHeader.NAME);
    while (required != null && required.hasNext()) {
      if (required.next() instanceof RequireHeader header) {
        String tag = header.getOptionTag();
        if (tag != null && !UNDERSTOOD.contains(tag.toLowerCase(Locale.ROOT))) {
          names.add(tag);
        }
      }
    }
    return names;
  }

  private void invite(
      Request request, ServerTransaction transaction, String called, PacketSource source) {
    Trunks.Verdict who = trunks.judge(request, source);
    if (who == Trunks.Verdict.STRANGER) {
      slowdown.recordRefusal(source);
      refuse(Response.FORBIDDEN, request, transaction);
    } else if (who == Trunks.Verdict.ASKED) {
      wire.reply(transaction, gate.challenge(request, source, wire.messages()));
    } else if (!Headers.inCountry(called).equals(settings.number())) {
      refuse(Response.NOT_FOUND, request, transaction);
    } else if (!hasDescription(request)) {
      refuse(Response.UNSUPPORTED_MEDIA_TYPE, request, transaction);
    } else if (events.isFull()) {
      events.refused();
      later(request, transaction);
    } else {
      events.invited(request, transaction, source);
    }
  }

  /// No body (a late offer) is fine; a body that is no session description is not.
  private static boolean hasDescription(Request request) {
    byte[] body = request.getRawContent();
    if (body == null || body.length == 0) {
      return true;
    }
    var type = (ContentTypeHeader) request.getHeader(ContentTypeHeader.NAME);
    return type != null
        && "application/sdp"
            .equals(
                (type.getContentType() + "/" + type.getContentSubType()).toLowerCase(Locale.ROOT));
  }

  private void within(Request request, ServerTransaction transaction, PacketSource source) {
    if (!hasDialog(request) || !events.receivedInDialog(request, transaction, source)) {
      slowdown.recordRefusal(source);
      refuse(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request, transaction);
    }
  }

  private static boolean hasDialog(Request request) {
    return request.getHeader(ToHeader.NAME) instanceof ToHeader to && to.getTag() != null;
  }

  private void cancel(Request request, ServerTransaction transaction, PacketSource source) {
    refuse(
        events.cancelled(request, source)
            ? Response.OK
            : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST,
        request,
        transaction);
  }

  private void options(Request request, ServerTransaction transaction) {
    int status = events.isFull() ? Response.SERVICE_UNAVAILABLE : Response.OK;
    wire.reply(transaction, wire.messages().capabilities(status, request));
  }

  private void register(Request request, ServerTransaction transaction, PacketSource source) {
    if (!registering.tryAcquire()) {
      later(request, transaction);
      return;
    }
    Thread.ofVirtual()
        .name("register")
        .start(() -> {
          try {
            Response answer = registrar.handle(request, source, wire.messages());
            if (answer.getStatusCode() == Response.FORBIDDEN) {
              slowdown.recordWrongProof(source);
            }
            wire.reply(transaction, answer);
          } catch (RuntimeException e) {
            later(request, transaction);
          } finally {
            registering.release();
          }
        });
  }

  private void later(Request request, ServerTransaction transaction) {
    Response response = wire.messages().response(Response.SERVICE_UNAVAILABLE, request, null, null);
    wire.messages().header(response, "Retry-After", RETRY_AFTER);
    wire.reply(transaction, response);
  }

  private void refuse(int status, Request request, ServerTransaction transaction) {
    wire.reply(transaction, wire.messages().response(status, request, null, null));
  }
}
