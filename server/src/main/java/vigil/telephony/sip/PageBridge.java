package vigil.telephony.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One web page's phone (RFC 7118): between its WebSocket, over which whole messages come, and the
/// line's UDP, to which it is a proxy without state (RFC 3261, 16.11) on a port of its own. So to
/// the line a page is one more phone, and all that binds a phone to where it speaks from holds.
///
/// Who is signed in was asked before: the page registers here, as that person's phone and no other;
/// it can begin no call.
public final class PageBridge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageBridge.class);

  private static final Duration PORT_FREE_WITHIN = Duration.ofSeconds(1);
  private static final String KEEP_ALIVE = "\r\n\r\n";
  private static final String ALIVE = "\r\n";

  private final DatagramSocket socket;
  private final SipMessageFactory messages;
  private final PageRegistration registration;
  private final PageSide page;
  private volatile @Nullable Thread listener;

  /// Ends our branches: a request and its CANCEL or ACK keep the same one, and no page has
  /// another's, whatever it says.
  private final String branchTail = "." + SipMessageFactory.token();

  /// The WebSocket's side.
  public interface PageSide {
    /// Sends one whole message.
    void send(String message);
  }

  /// A bridge that listens once it is started.
  ///
  /// @param socket connected to the line
  PageBridge(
      DatagramSocket socket,
      SipMessageFactory messages,
      PageRegistration registration,
      PageSide page) {
    this.socket = socket;
    this.messages = messages;
    this.registration = registration;
    this.page = page;
  }

  void start() {
    listener = Thread.ofVirtual().name("page-" + registration.extension()).start(this::listen);
  }

  public String extension() {
    return registration.extension();
  }

  /// Takes one message of the page.
  public void receive(String message) {
    if (message.equals(KEEP_ALIVE)) {
      page.send(ALIVE);
      return;
    }
    if (message.length() > MessageBounds.MOST_BYTES || message.indexOf(0) >= 0) {
      LOG.debug("A page of {} said what is no message", extension());
      return;
    }
    if (!isPlain(message)) {
      LOG.debug("A page of {} said what can be read in two ways", extension());
      return;
    }
    try {
      if (message.startsWith("SIP/2.0 ")) {
        forward(messages.stored(message));
      } else {
        request(messages.parseRequest(message));
      }
    } catch (ParseException | SipException | IOException | RuntimeException e) {
      LOG.debug("A message of the page of {} was dropped: {}", extension(), e.getMessage());
    }
  }

  /// Whether each line of the head ends with CR LF and none is the rest of another: two readers
  /// then see the same headers.
  private static boolean isPlain(String message) {
    int end = message.indexOf("\r\n\r\n");
    if (end <= 0) {
      return false;
    }
    return Arrays.stream(message.substring(0, end).split("\r\n", -1))
        .noneMatch(line ->
            line.startsWith(" ")
                || line.startsWith("\t")
                || line.indexOf('\r') >= 0
                || line.indexOf('\n') >= 0);
  }

  private void request(Request request) throws ParseException, SipException, IOException {
    if (request.getMethod().equals(Request.REGISTER)) {
      page.send(registration.handle(request, socket.getLocalPort(), messages).toString());
    } else if (!Headers.tag(Headers.toTag(request)).isEmpty()
        && request.getHeader(ViaHeader.NAME) instanceof ViaHeader via
        && via.getBranch() != null) {
      request.addFirst(messages.udpVia(here(), via.getBranch() + branchTail));
      forward(request);
    } else if (!request.getMethod().equals(Request.ACK)) {
      page.send(messages.response(Response.FORBIDDEN, request, null, null).toString());
    }
  }

  /// The line answers to whom the top `Via` names.
  private InetSocketAddress here() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  /// Sends what was read, not what was said: the line sees the message that was looked at.
  private void forward(Message read) throws IOException {
    byte[] bytes = read.toString().getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length));
  }

  /// What the line says, until the socket is closed.
  private void listen() {
    byte[] buffer = new byte[MessageBounds.MOST_BYTES];
    while (!socket.isClosed()) {
      try {
        var packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        String message = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
        page.send(message.startsWith("SIP/2.0 ") ? withoutVia(message) : message);
      } catch (ParseException | RuntimeException e) {
        LOG.debug("The line said what nobody can read to the page of {}", extension());
      } catch (IOException e) {
        // The line is away for a moment (ICMP), or this is the end.
        LOG.debug("Nothing comes to the page of {}: {}", extension(), e.getMessage());
      }
    }
  }

  /// A page drops a response with more than its own `Via` (RFC 3261, 8.1.3.3).
  private String withoutVia(String message) throws ParseException {
    Response response = messages.stored(message);
    boolean isOurs =
        Optional.ofNullable(Headers.branch(response))
            .filter(branch -> branch.endsWith(branchTail))
            .isPresent();
    if (isOurs) {
      response.removeFirst(ViaHeader.NAME);
    }
    return response.toString();
  }

  /// The page is no phone any more. Its port is free only once nobody listens there: the next page
  /// of the same person wants it.
  @Override
  public void close() {
    try {
      registration.end();
    } catch (RuntimeException away) {
      LOG.warn("The page of {} stays registered until its time is over", extension(), away);
    } finally {
      socket.close();
    }
    Thread listening = listener;
    if (listening == null || listening == Thread.currentThread()) {
      return;
    }
    try {
      listening.join(PORT_FREE_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The user that a URI of a page names; empty where there is none.
  static Optional<String> user(SipURI uri) {
    return Optional.ofNullable(uri.getUser()).filter(user -> user.matches("[A-Za-z0-9]{1,32}"));
  }
}
