package vigil.telephony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Await;
import vigil.media.phone.SipText;

/// Somebody on the wire who belongs to no call, at an address of their own.
final class Stranger implements AutoCloseable {
  static final String HOST = "127.0.0.2";

  /// How long something that is owed may take: a busy machine is slow.
  private static final int OWED = Math.toIntExact(Await.MOST.toMillis());

  /// How long nothing has to come until it is believed that nothing comes.
  static final int SILENCE = 2000;

  /// The numbers of requests begin here.
  private static final long FIRST = 9000;

  private final RawWire wire;
  private int patience = SILENCE;
  private int number;
  private boolean isThere;

  Stranger(InetSocketAddress server) throws IOException {
    this(server, HOST);
  }

  Stranger(InetSocketAddress server, String host) throws IOException {
    this(RawWire.udp(server, host));
  }

  Stranger(RawWire wire) {
    this.wire = wire;
  }

  /// From now on it says, when it is asked by OPTIONS and looks, that it is still there.
  void answersOptions() {
    isThere = true;
  }

  String at() {
    return wire.at();
  }

  /// Sends a request once.
  ///
  /// @return its final answer; null when none came in [#SILENCE]
  @Nullable SipText ask(
      String method, String from, String to, String callId, String more, String body)
      throws IOException {
    say(method, from, to, callId, more, body);
    return answer();
  }

  /// Sends a request once, to which there will be an answer.
  ///
  /// @return its final answer; null when none came in [Await#MOST]
  @Nullable SipText askOwed(
      String method, String from, String to, String callId, String more, String body)
      throws IOException {
    patience = OWED;
    try {
      return ask(method, from, to, callId, more, body);
    } finally {
      patience = SILENCE;
    }
  }

  /// Sends a request once and waits for nothing.
  void say(String method, String from, String to, String callId, String more, String body)
      throws IOException {
    number++;
    say(method, FIRST + number, from, to, callId, more, body);
  }

  /// Sends a request of any number once and waits for nothing.
  void say(
      String method, long cseq, String from, String to, String callId, String more, String body)
      throws IOException {
    String of = method.equals("CANCEL") ? "INVITE" : method;
    say(method, cseq, of + cseq, from, to, callId, more, body);
  }

  /// Acknowledges the answer to what was asked last.
  void ack(String from, String to, String callId, String body) throws IOException {
    String type = body.isEmpty() ? "" : "Content-Type: application/sdp";
    say("ACK", FIRST + number, "ack" + number, from, to, callId, type, body);
  }

  private void say(
      String method,
      long cseq,
      String branch,
      String from,
      String to,
      String callId,
      String more,
      String body)
      throws IOException {
    String text =
        """
        %s sip:12345@127.0.0.1 SIP/2.0
        Via: SIP/2.0/%s %s;branch=z9hG4bKstranger%d%s;rport
        Max-Forwards: 70
        From: %s
        To: %s
        Call-ID: %s
        CSeq: %d %s
        %s
        %s
        """
            .formatted(
                method,
                wire.transport(),
                at(),
                wire.port(),
                branch,
                from,
                to,
                callId,
                cseq,
                method,
                more.startsWith("Contact:") ? "" : "Contact: <sip:stranger@" + at() + ">",
                more)
            .replaceAll("\n+", "\r\n");
    SipText parsed = Objects.requireNonNull(SipText.parse(text + "\r\n"), text);
    send(new SipText(parsed.first(), parsed.headers(), body).bytes());
  }

  /// Sends bytes as they are.
  void send(byte[] bytes) throws IOException {
    wire.send(bytes);
  }

  private @Nullable SipText answer() throws IOException {
    return answer(FIRST + number);
  }

  /// Waits for the final answer to the request of a number.
  ///
  /// @return null when none came in [#SILENCE]
  @Nullable SipText answer(long cseq) throws IOException {
    SipText said = next();
    while (said != null && (!said.isResponse() || said.cseq() != cseq || said.status() < 200)) {
      said = next();
    }
    return said;
  }

  /// Speaks on in a call of another.
  void countOn(Stranger other) {
    number = Math.max(number, other.number);
  }

  /// The number of the request that was sent last.
  long cseq() {
    return FIRST + number;
  }

  /// Waits for a request.
  ///
  /// @return null when none came in [Await#MOST]
  @Nullable SipText heard(String method) throws IOException {
    return heard(method, OWED);
  }

  /// Waits for a request for some time, from one packet to the next.
  @Nullable SipText heard(String method, int millis) throws IOException {
    patience = millis;
    try {
      return next(method);
    } finally {
      patience = SILENCE;
    }
  }

  private @Nullable SipText next(String method) throws IOException {
    SipText said = next();
    while (said != null && (said.isResponse() || !said.method().equals(method))) {
      said = next();
    }
    return said;
  }

  /// Whether nothing at all has come so far.
  boolean hasHeardNothing() throws IOException {
    return wire.receive(1) == null;
  }

  /// What comes next, as long as that may take.
  @Nullable SipText nextOwed() throws IOException {
    patience = OWED;
    try {
      return next();
    } finally {
      patience = SILENCE;
    }
  }

  /// What comes next.
  ///
  /// @return null when nothing came in [#SILENCE]
  @Nullable SipText next() throws IOException {
    SipText said = receive();
    while (isThere && said != null && said.method().equals("OPTIONS") && !said.isResponse()) {
      respond(said, 200, "", "");
      said = receive();
    }
    return said;
  }

  private @Nullable SipText receive() throws IOException {
    String said = wire.receive(patience);
    return said == null ? null : SipText.parse(said);
  }

  /// Answers a request that was heard.
  ///
  /// @param more headers, or empty
  void respond(SipText request, int status, String more, String body) throws IOException {
    respond("stranger", request, status, more, body);
  }

  /// Answers as the phone of a tag.
  void respondAs(String tag, SipText request, int status, String body) throws IOException {
    respond(tag, request, status, "", body);
  }

  /// Forgets what has come so far.
  void drain() throws IOException {
    while (wire.receive(1) != null) {}
  }

  void respond(String tag, SipText request, int status, String more, String body)
      throws IOException {
    var text = new StringBuilder("SIP/2.0 " + status + " Said\r\n");
    request.all("Via").forEach(via -> text.append("Via: ").append(via).append("\r\n"));
    text.append("From: ").append(request.header("From")).append("\r\n");
    boolean isTagged = !request.parameter("To", "tag").isEmpty();
    text.append("To: ").append(request.header("To")).append(isTagged ? "" : ";tag=" + tag);
    text.append("\r\n");
    for (String name : List.of("Call-ID", "CSeq")) {
      text.append(name).append(": ").append(request.header(name)).append("\r\n");
    }
    text.append(more.contains("Contact:") ? "" : "Contact: <sip:stranger@" + at() + ">\r\n");
    text.append(more.isEmpty() ? "" : more + "\r\n");
    text.append(body.isEmpty() ? "" : "Content-Type: application/sdp\r\n");
    text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
    send(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      wire.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
