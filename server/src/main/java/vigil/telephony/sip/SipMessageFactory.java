package vigil.telephony.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/// Builds what we say. A message is written as the text it is and then parsed, so that nothing
/// malformed can leave.
public final class SipMessageFactory {
  static final List<String> ALLOWED =
      List.of("INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER", "INFO", "UPDATE");

  /// The extension of provisional responses that are acknowledged (RFC 3262).
  public static final String RELIABLE = "100rel";

  /// Of others, and not ours.
  private static final List<String> KNOWN =
      List.of("SUBSCRIBE", "NOTIFY", "MESSAGE", "REFER", "PUBLISH", "PRACK");

  /// As RFC 3261 recommends (8.1.1.6).
  private static final int MOST_HOPS = 70;

  private static final SecureRandom DICE = new SecureRandom();

  private final String host;
  private final int port;
  private final int tlsPort;
  private final String number;
  private final MessageFactory factory;
  private final HeaderFactory headers;

  /// @param tlsPort where carriers find us by TLS
  SipMessageFactory(String host, int port, int tlsPort, String number) {
    this.host = host;
    this.port = port;
    this.tlsPort = tlsPort;
    this.number = number;
    try {
      factory = SipFactory.getInstance().createMessageFactory();
      headers = SipFactory.getInstance().createHeaderFactory();
    } catch (PeerUnavailableException e) {
      throw new IllegalStateException("The SIP library is not there", e);
    }
  }

  /// 64 random bits, for tags and ids.
  public static String token() {
    byte[] bytes = new byte[8];
    DICE.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  public static String branch() {
    return "z9hG4bK" + token();
  }

  public String ourUri() {
    return "sip:" + number + "@" + host + ":" + port;
  }

  /// Where requests within a dialog reach us, by the way by which it came.
  String ourContact(Transport way) {
    return "sip:" + number + "@" + host + ":" + port(way) + way.parameter();
  }

  private int port(Transport way) {
    return way == Transport.TLS ? tlsPort : port;
  }

  /// How a number of ours is shown.
  public String uri(String caller) {
    return "sip:" + caller + "@" + host;
  }

  public String host() {
    return host;
  }

  /// The INVITE of a leg that we start.
  public Request invite(Dialog leg) {
    String branch = leg.sequence().branch() == null ? branch() : leg.sequence().branch();
    String more = "X-Vigil-Call: " + leg.call() + "\r\n" + allow();
    return request(
        "INVITE", leg, leg.sequence().localCseq(), branch, more, leg.session().localSdp());
  }

  /// The INVITE by which a carrier calls a number for us.
  ///
  /// @param more header lines, each with its end
  public Request inviteByCarrier(Dialog leg, String more) {
    String branch = leg.sequence().branch() == null ? branch() : leg.sequence().branch();
    String shown = "P-Asserted-Identity: <" + leg.route().localUri() + ">\r\n";
    return request(
        "INVITE",
        leg,
        leg.sequence().localCseq(),
        branch,
        shown + more + allow() + "Supported: " + RELIABLE + "\r\n",
        leg.session().localSdp());
  }

  /// A request within the dialog; its CSeq is the leg's `localCseq`.
  public Request inDialogRequest(Dialog leg, String method) {
    return request(method, leg, leg.sequence().localCseq(), branch(), "", null);
  }

  /// Whether requests within this dialog can be written: a far side to whom nobody could say BYE is
  /// none.
  public boolean canSpeakTo(Dialog leg) {
    try {
      return inDialogRequest(leg, "BYE").getRequestURI() != null;
    } catch (IllegalStateException unreadable) {
      return false;
    }
  }

  /// Refreshes a session (RFC 4028, section 7.4).
  public Request refresh(Dialog leg, SessionTimer timer) {
    String more = timer.inRequest();
    return request(Request.UPDATE, leg, leg.sequence().localCseq(), branch(), more, null);
  }

  /// Says within the dialog what we last said of our sound (RFC 3261, section 14), and keeps the
  /// session timer (RFC 4028, section 7.4).
  public Request reinvite(Dialog leg) {
    SessionTimer timer = leg.session().timer();
    String kept = timer == null ? "" : timer.inRequest();
    return request(
        "INVITE",
        leg,
        leg.sequence().localCseq(),
        branch(),
        allow() + kept,
        leg.session().localSdp());
  }

  /// Says in an answer which session timer is kept (RFC 4028, section 9).
  ///
  /// @param isSupported whether the far side knows what it is
  public void timer(Response ok, SessionTimer timer, boolean isSupported) {
    header(ok, "Session-Expires", timer.inAnswer());
    if (isSupported && !timer.isOurs()) {
      header(ok, "Require", SessionTimer.TAG);
    }
  }

  /// Acknowledges a provisional response (RFC 3262, section 7.2).
  ///
  /// @param early the dialog that the response made
  /// @param number its RSeq
  public Request prack(Dialog early, long cseq, long number, long inviteCseq) {
    String what = "RAck: %d %d INVITE\r\n".formatted(number, inviteCseq);
    return request("PRACK", early, cseq, branch(), what, null);
  }

  /// The ACK of a 2xx: a transaction of its own, the CSeq of its INVITE.
  public Request ack(Dialog leg, long inviteCseq) {
    return request("ACK", leg, inviteCseq, branch(), "", null);
  }

  /// CANCEL of our INVITE, also of one that another life of this server sent.
  public Request cancel(Dialog leg) {
    String branch = leg.sequence().branch() == null ? branch() : leg.sequence().branch();
    return request("CANCEL", leg, leg.sequence().localCseq(), branch, "", null);
  }

  /// The ACK of a refusal to an INVITE whose transaction died with an earlier life of this server.
  public Request ackRefusal(Dialog leg, Response refusal) {
    String tag = Headers.toTag(refusal);
    Dialog refused =
        leg.accepted(
            tag == null ? "" : tag, leg.route().remoteTarget(), leg.route().routes(), null);
    String branch = leg.sequence().branch() == null ? branch() : leg.sequence().branch();
    return request("ACK", refused, Headers.cseq(refusal), branch, "", null);
  }

  private String allow() {
    return "Allow: " + String.join(", ", ALLOWED) + "\r\n";
  }

  private Request request(
      String method, Dialog leg, long cseq, String branch, String more, @Nullable String sdp) {
    String toTag =
        leg.id().remoteTag() == null || leg.id().remoteTag().isEmpty()
            ? ""
            : ";tag=" + leg.id().remoteTag();
    var text = new StringBuilder();
    text.append(method).append(' ').append(leg.route().remoteTarget()).append(" SIP/2.0\r\n");
    Transport way = Peers.transport(leg.route().routes(), leg.route().remoteTarget());
    text.append(via(way, branch));
    for (String route : leg.route().routes()) {
      text.append("Route: ").append(route).append("\r\n");
    }
    text.append("Max-Forwards: ").append(MOST_HOPS).append("\r\n");
    text.append("From: <%s>;tag=%s\r\n".formatted(leg.route().localUri(), leg.id().localTag()));
    text.append("To: <%s>%s\r\n".formatted(leg.route().remoteUri(), toTag));
    text.append("Call-ID: %s\r\nCSeq: %d %s\r\n".formatted(leg.id().callId(), cseq, method));
    text.append("Contact: <").append(ourContact(way));
    text.append(">\r\nUser-Agent: Vigil\r\n").append(more);
    text.append("Content-Length: 0\r\n\r\n");
    try {
      Request request = parsed(text.toString());
      if (sdp != null) {
        request.setContent(
            sdp.getBytes(StandardCharsets.UTF_8),
            headers.createContentTypeHeader("application", "sdp"));
      }
      return request;
    } catch (ParseException e) {
      throw new IllegalStateException("We wrote a " + method + " that nobody can read", e);
    }
  }

  /// A request outside dialogs.
  ///
  /// @param head its first line, but for the version
  /// @param rest its other headers, each with its end
  Request outside(Transport way, String head, String rest) {
    String text =
        head
            + " SIP/2.0\r\n"
            + via(way, branch())
            + "Max-Forwards: %d\r\nUser-Agent: Vigil\r\n".formatted(MOST_HOPS)
            + rest
            + "Content-Length: 0\r\n\r\n";
    try {
      return parsed(text);
    } catch (ParseException e) {
      throw new IllegalStateException("We wrote a request that nobody can read: " + head, e);
    }
  }

  private String via(Transport way, String branch) {
    return "Via: SIP/2.0/%s %s:%d;branch=%s;rport\r\n".formatted(way, host, port(way), branch);
  }

  /// The `Via` of a proxy that speaks UDP.
  Header udpVia(InetSocketAddress from, String branch) throws ParseException {
    String there = from.getAddress().getHostAddress() + ":" + from.getPort();
    return headers.createHeader(
        ViaHeader.NAME, "SIP/2.0/UDP %s;branch=%s;rport".formatted(there, branch));
  }

  private Request parsed(String text) throws ParseException {
    return factory.createRequest(text);
  }

  /// A response with our tag, `Allow` and, where given, a session description.
  public Response response(
      int status, Request request, @Nullable String localTag, @Nullable String sdp) {
    try {
      Response response = factory.createResponse(status, request);
      var to = (ToHeader) response.getHeader(ToHeader.NAME);
      if (to.getTag() == null && status > 100) {
        to.setTag(localTag == null ? token() : localTag);
      }
      response.setHeader(headers.createHeader("User-Agent", "Vigil"));
      if (sdp != null || (status == Response.OK && request.getMethod().equals(Request.INVITE))) {
        response.setHeader(
            headers.createHeader("Contact", "<" + ourContact(Transport.of(request)) + ">"));
        allow(response);
      }
      if (sdp != null) {
        response.setContent(
            sdp.getBytes(StandardCharsets.UTF_8),
            headers.createContentTypeHeader("application", "sdp"));
      }
      return response;
    } catch (ParseException e) {
      throw new IllegalStateException("We wrote a response that nobody can read", e);
    }
  }

  /// Says what we know: methods and extensions.
  void allow(Response response) throws ParseException {
    response.setHeader(headers.createSupportedHeader(SessionTimer.TAG));
    for (String method : ALLOWED) {
      response.addHeader(headers.createAllowHeader(method));
    }
  }

  /// The answer to OPTIONS.
  public Response capabilities(int status, Request request) {
    Response response = withMethods(status, request);
    header(response, "Accept", "application/sdp");
    return response;
  }

  /// The refusal of a method that we do not do: one that we have heard of, or not.
  public Response unknownMethod(Request request) {
    boolean isKnown = KNOWN.contains(request.getMethod());
    return withMethods(isKnown ? Response.METHOD_NOT_ALLOWED : Response.NOT_IMPLEMENTED, request);
  }

  /// A refusal or OPTIONS answer that says which methods we know.
  private Response withMethods(int status, Request request) {
    Response response = response(status, request, null, null);
    try {
      allow(response);
    } catch (ParseException e) {
      throw new IllegalStateException("We wrote a method that nobody can read", e);
    }
    return response;
  }

  public void header(Response response, String name, String value) {
    try {
      response.addHeader(headers.createHeader(name, value));
    } catch (ParseException e) {
      throw new IllegalStateException("We wrote a header that nobody can read: " + name, e);
    }
  }

  /// Adds what a request of RFC 2543 may leave out and the stack wants.
  void complete(Request request) {
    try {
      if (request.getHeader(MaxForwardsHeader.NAME) == null) {
        request.setHeader(headers.createMaxForwardsHeader(MOST_HOPS));
      }
    } catch (InvalidArgumentException e) {
      throw new IllegalStateException("A number of hops is none", e);
    }
  }

  Request parseRequest(String text) throws ParseException {
    return factory.createRequest(text);
  }

  /// A response that was stored as text.
  public Response stored(String text) throws ParseException {
    return factory.createResponse(text);
  }

  /// The body as text; empty when there is none.
  public static String body(javax.sip.message.Message message) {
    byte[] raw = message.getRawContent();
    return raw == null ? "" : new String(raw, StandardCharsets.UTF_8);
  }
}
