package vigil.telephony;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One end of the wire to the line: UDP, or one connection.
interface RawWire extends AutoCloseable {
  String transport();

  /// Where it is, `ip:port`.
  String at();

  int port();

  void send(byte[] bytes) throws IOException;

  /// The next message; null when none came in time, or the other end is closed.
  @Nullable String receive(int millis) throws IOException;

  @Override
  void close() throws IOException;

  static RawWire udp(InetSocketAddress server, String host) throws IOException {
    return new Udp(
        server, new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0)));
  }

  static RawWire tcp(InetSocketAddress server, String host) throws IOException {
    var socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
    socket.connect(server);
    return new Tcp(socket, "TCP");
  }

  /// Packets.
  record Udp(InetSocketAddress server, DatagramSocket socket) implements RawWire {
    @Override
    public String transport() {
      return "UDP";
    }

    @Override
    public String at() {
      return socket.getLocalAddress().getHostAddress() + ":" + port();
    }

    @Override
    public int port() {
      return socket.getLocalPort();
    }

    @Override
    public void send(byte[] bytes) throws IOException {
      socket.send(new DatagramPacket(bytes, bytes.length, server));
    }

    @Override
    public @Nullable String receive(int millis) throws IOException {
      byte[] buffer = new byte[20_000];
      var packet = new DatagramPacket(buffer, buffer.length);
      socket.setSoTimeout(millis);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException nobody) {
        return null;
      }
      return new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  /// A stream, cut into messages by their length.
  record Tcp(Socket socket, String transport) implements RawWire {
    private static final int CLOSE_MILLIS = 10_000;
    private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length:\\s*([0-9]+)");

    @Override
    public String at() {
      return socket.getLocalAddress().getHostAddress() + ":" + port();
    }

    @Override
    public int port() {
      return socket.getLocalPort();
    }

    @Override
    public void send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    @Override
    public @Nullable String receive(int millis) throws IOException {
      socket.setSoTimeout(millis);
      var head = new ByteArrayOutputStream();
      try {
        while (!text(head).endsWith("\r\n\r\n")) {
          int one = socket.getInputStream().read();
          if (one < 0) {
            return null;
          }
          // Empty lines before a message are none of it (RFC 3261, section 7.5).
          if (head.size() > 0 || one > ' ') {
            head.write(one);
          }
        }
        Matcher length = LENGTH.matcher(text(head));
        int many = length.find() ? Integer.parseInt(length.group(1)) : 0;
        head.write(socket.getInputStream().readNBytes(many));
        return text(head);
      } catch (SocketTimeoutException | SocketException nobody) {
        return null;
      }
    }

    private static String text(ByteArrayOutputStream bytes) {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    /// Waits until the other end has closed too: before that it may take the connection for one to
    /// send the next request on.
    @Override
    public void close() throws IOException {
      try (socket) {
        socket.shutdownOutput();
        socket.setSoTimeout(CLOSE_MILLIS);
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException gone) {
        // It stays open there, or was gone already.
      }
    }
  }
}
