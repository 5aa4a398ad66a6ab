package vigil.telephony;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.media.phone.SipText;

/// Somebody on the wire who belongs to no call, at an address of his own.
final class Stranger implements AutoCloseable {
  static final String HOST = "127.0.0.2";
  private static final int MILLIS = 2000;

  private final DatagramSocket socket;
  private final InetSocketAddress server;
  private int number;

  Stranger(InetSocketAddress server) throws IOException {
    this(server, HOST);
  }

  Stranger(InetSocketAddress server, String host) throws IOException {
    this.server = server;
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
    socket.setSoTimeout(MILLIS);
  }

  String at() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  /// Sends a request once.
  ///
  /// @return its final answer; null when none came in two seconds
  @Nullable SipText ask(
      String method, String from, String to, String callId, String more, String body)
      throws IOException {
    say(method, from, to, callId, more, body);
    return answer();
  }

  /// Sends a request once and waits for nothing.
  void say(String method, String from, String to, String callId, String more, String body)
      throws IOException {
    number++;
    String text =
        """
        %s sip:12345@127.0.0.1 SIP/2.0
        Via: SIP/2.0/UDP %s;branch=z9hG4bKstranger%d%d;rport
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
                at(),
                socket.getLocalPort(),
                number,
                from,
                to,
                callId,
                9000 + number,
                method,
                more.startsWith("Contact:") ? "" : "Contact: <sip:stranger@" + at() + ">",
                more)
            .replaceAll("\n+", "\r\n");
    SipText parsed = Objects.requireNonNull(SipText.parse(text + "\r\n"), text);
    send(new SipText(parsed.first(), parsed.headers(), body).bytes());
  }

  /// Sends bytes as they are.
  void send(byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, server));
  }

  private @Nullable SipText answer() throws IOException {
    byte[] buffer = new byte[20_000];
    while (true) {
      var packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException nobody) {
        return null;
      }
      SipText said =
          SipText.parse(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8));
      if (said != null && said.cseq() == 9000 + number && said.status() >= 200) {
        return said;
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
