package vigil.bench.rtp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The anchor: rtpengine in user space (Debian's `rtpengine-daemon`), driven by its ng protocol. It
/// relays packets and, when asked, records them as pcap; it has no jitter buffer on this path.
public final class RtpEngine implements MediaUnderLoad {
  private static final Path BINARY = Path.of("/usr/bin/rtpengine");
  private static final Pattern PORT = Pattern.compile("m=audio (\\d+)");
  private static final int TRIES = 40;

  private final Process process;
  private final DatagramSocket socket;
  private final int port;
  private int cookie;

  public static boolean isInstalled() {
    return Files.isExecutable(BINARY);
  }

  public RtpEngine(Path folder) throws IOException {
    socket = new DatagramSocket();
    socket.setSoTimeout(250);
    try (var free = new DatagramSocket()) {
      port = free.getLocalPort();
    }
    process =
        new ProcessBuilder(
                BINARY.toString(),
                "--config-file=none",
                "--foreground",
                "--log-stderr",
                "--log-level=2",
                "--table=-1",
                "--interface=127.0.0.1",
                "--listen-ng=127.0.0.1:" + port,
                "--port-min=30000",
                "--port-max=32700",
                "--recording-method=pcap",
                "--recording-dir=" + Files.createDirectories(folder.resolve("rtpengine-rec")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String pong = ask("d7:command4:pinge");
    if (!pong.contains("pong")) {
      throw new IOException("rtpengine says " + pong);
    }
  }

  /// Sends one ng message until it is answered; the cookie makes a repeat harmless.
  private String ask(String message) throws IOException {
    byte[] bytes = ("c" + ++cookie + " " + message).getBytes(StandardCharsets.UTF_8);
    byte[] buffer = new byte[65_535];
    for (int i = 0; i < TRIES; i++) {
      socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
      var packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException again) {
        continue;
      }
      String answer = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
      if (answer.startsWith("c" + cookie + " ")) {
        return answer;
      }
    }
    throw new IOException("rtpengine does not answer");
  }

  @Override
  public Ports call(String call, int firstPhone, int secondPhone, boolean recorded)
      throws IOException {
    String more = text("from-tag", call + "-a") + (recorded ? text("record call", "yes") : "");
    String offered = sdp("offer", call, firstPhone, more);
    String answered = sdp("answer", call, secondPhone, more + text("to-tag", call + "-b"));
    return new Ports(port(answered), port(offered));
  }

  private String sdp(String command, String call, int phone, String more) throws IOException {
    String sdp =
        """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        c=IN IP4 127.0.0.1
        t=0 0
        m=audio %d RTP/AVP 8
        a=rtpmap:8 PCMA/8000
        """
            .formatted(phone)
            .replace("\n", "\r\n");
    return ask(
        "d"
            + text("command", command)
            + text("call-id", call)
            + more
            + text("ICE", "remove")
            + text("sdp", sdp)
            + "e");
  }

  private static String text(String key, String value) {
    return key.length() + ":" + key + value.length() + ":" + value;
  }

  private static int port(String answer) throws IOException {
    Matcher port = PORT.matcher(answer);
    if (!port.find()) {
      throw new IOException("rtpengine gave no port: " + answer);
    }
    return Integer.parseInt(port.group(1));
  }

  @Override
  public void free(String call) throws IOException {
    ask(
        "d"
            + text("command", "delete")
            + text("call-id", call)
            + text("from-tag", call + "-a")
            + "12:delete delayi0e"
            + "e");
  }

  @Override
  public Duration cpu() {
    return MediaUnderLoad.cpu(process);
  }

  @Override
  public void close() {
    socket.close();
    process.destroy();
    process.onExit().join();
  }
}
