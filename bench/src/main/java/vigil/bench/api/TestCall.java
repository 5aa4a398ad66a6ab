package vigil.bench.api;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// One citizen's call to 12345, as a carrier's gateway brings it (RFC 3261): rings, is answered,
/// hangs up.
final class TestCall {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int FIRST_FINAL = 200;

  /// @param status of the final answer; 0 when none came
  /// @param nanos from the invitation until then
  record CallAnswer(int status, long nanos) {}

  private final int server;
  private final String call = UUID.randomUUID().toString();

  private TestCall(int server) {
    this.server = server;
  }

  static CallAnswer call(int server) throws IOException {
    return new TestCall(server).call();
  }

  private CallAnswer call() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (var socket = new DatagramSocket(0, here)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(here, server);
      long from = System.nanoTime();
      send(socket, request(socket, "INVITE", 1, "", sdp(here, socket.getLocalPort())));
      String answer = last(socket);
      long took = System.nanoTime() - from;
      if (answer.isEmpty()) {
        return new CallAnswer(0, took);
      }
      String to = header(answer, "To:");
      send(socket, request(socket, "ACK", 1, to, ""));
      if (status(answer) == FIRST_FINAL) {
        send(socket, request(socket, "BYE", 2, to, ""));
        last(socket);
      }
      return new CallAnswer(status(answer), took);
    }
  }

  /// The first final answer; empty when none comes.
  private static String last(DatagramSocket socket) throws IOException {
    var packet = new DatagramPacket(new byte[4096], 4096);
    try {
      while (true) {
        packet.setLength(packet.getData().length);
        socket.receive(packet);
        String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        if (text.startsWith("SIP/2.0") && status(text) >= FIRST_FINAL) {
          return text;
        }
      }
    } catch (SocketTimeoutException nothing) {
      return "";
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  private static String header(String message, String name) {
    return message
        .lines()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .orElseThrow()
        .substring(name.length())
        .strip();
  }

  private static String sdp(InetAddress here, int port) {
    return "v=0\r\no=- 1 1 IN IP4 %1$s\r\ns=-\r\nc=IN IP4 %1$s\r\nt=0 0\r\nm=audio %2$d RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n"
        .formatted(here.getHostAddress(), port);
  }

  private String request(DatagramSocket socket, String method, int seq, String to, String body) {
    String me = "127.0.0.1:" + socket.getLocalPort();
    String type = body.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
    return """
    %1$s sip:12345@127.0.0.1:%2$d SIP/2.0\r
    Via: SIP/2.0/UDP %3$s;branch=z9hG4bK%4$s%1$s;rport\r
    Max-Forwards: 70\r
    From: <sip:13800138000@127.0.0.1>;tag=%5$s\r
    To: %6$s\r
    Call-ID: %7$s\r
    CSeq: %8$d %1$s\r
    Contact: <sip:13800138000@%3$s>\r
    %9$sContent-Length: %10$d\r
    \r
    """
            .formatted(
                method,
                server,
                me,
                call.replace("-", ""),
                call.substring(0, 8),
                to.isEmpty() ? "<sip:12345@127.0.0.1>" : to,
                call,
                seq,
                type,
                body.length())
        + body;
  }

  private static void send(DatagramSocket socket, String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length));
  }
}
