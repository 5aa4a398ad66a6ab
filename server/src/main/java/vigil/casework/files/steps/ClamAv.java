package vigil.casework.files.steps;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.Content;

/// `clamd` over TCP: INSTREAM (clamd(8)), chunks of four length bytes and that many bytes, ended by
/// a length of zero; the answer is one line up to a zero byte.
final class ClamAv implements VirusScanner {
  private static final Logger log = LoggerFactory.getLogger(ClamAv.class);
  private static final byte[] INSTREAM = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_ANSWER = 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String host;
  private final int port;

  /// @param address `host:port`
  ClamAv(String address) {
    int colon = address.lastIndexOf(':');
    host = address.substring(0, colon);
    port = Integer.parseInt(address.substring(colon + 1));
  }

  @Override
  public ScanResult scan(Content file) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
      socket.setSoTimeout((int) PATIENCE.toMillis());
      send(file, socket);
      byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
      return read(new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip());
    } catch (IOException away) {
      log.warn("The scanner at {}:{} does not answer: {}", host, port, away.getMessage());
      return new ScanResult.NoAnswer();
    }
  }

  private static void send(Content file, Socket socket) throws IOException {
    var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK));
    out.write(INSTREAM);
    try (var in = file.open()) {
      byte[] part = new byte[CHUNK];
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        out.writeInt(n);
        out.write(Arrays.copyOf(part, n));
      }
    }
    out.writeInt(0);
    out.flush();
  }

  private static ScanResult read(String answer) {
    Matcher harm = FOUND.matcher(answer);
    if (harm.matches()) {
      return new ScanResult.Infected(harm.group(1));
    }
    return answer.equals("stream: OK") ? new ScanResult.Clean() : new ScanResult.NoAnswer();
  }
}
