package vigil.bench.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import vigil.bench.FreePort;

/// Many phones behind one port. What they would say and hear goes to a port that nobody reads: the
/// server sends its sound there, and hears silence.
abstract class UdpPhones implements AutoCloseable {
  private static final int BUFFER = 4 << 20;

  private final DatagramSocket socket;
  private final DatagramSocket sound;
  private final int server;

  UdpPhones(int server) throws SocketException {
    this.server = server;
    InetAddress here = InetAddress.getLoopbackAddress();
    socket = new DatagramSocket(FreePort.find(), here);
    socket.setReceiveBufferSize(BUFFER);
    sound = new DatagramSocket(FreePort.find(), here);
    Thread.ofPlatform().daemon().name("phones").start(this::listen);
  }

  /// Takes a message of the server; on one thread.
  abstract void take(SipDatagram message);

  private void listen() {
    var packet = new DatagramPacket(new byte[8192], 8192);
    while (!socket.isClosed()) {
      try {
        packet.setLength(packet.getData().length);
        socket.receive(packet);
      } catch (IOException closed) {
        return;
      }
      take(
          SipDatagram.parse(
              new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8)));
    }
  }

  void send(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    try {
      socket.send(
          new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), server));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  int server() {
    return server;
  }

  String here() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  String sdp() {
    return """
    v=0\r
    o=- 1 1 IN IP4 127.0.0.1\r
    s=-\r
    c=IN IP4 127.0.0.1\r
    t=0 0\r
    m=audio %d RTP/AVP 8\r
    a=rtpmap:8 PCMA/8000\r
    """
        .formatted(sound.getLocalPort());
  }

  /// A request of ours.
  String request(String method, String target, String from, String to, String call, int seq) {
    return """
    %1$s %2$s SIP/2.0\r
    Via: SIP/2.0/UDP %3$s;branch=z9hG4bK%9$s%1$s;rport\r
    Max-Forwards: 70\r
    From: %4$s\r
    To: %6$s\r
    Call-ID: %5$s\r
    CSeq: %7$d %8$s\r
    Contact: <sip:phone@%3$s>\r
    """
        .formatted(
            method,
            target,
            here(),
            from,
            call,
            to,
            seq,
            method,
            call.replaceAll("[^A-Za-z0-9]", ""));
  }

  @Override
  public void close() {
    socket.close();
    sound.close();
  }
}
