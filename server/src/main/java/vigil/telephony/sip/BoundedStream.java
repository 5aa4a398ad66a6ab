package vigil.telephony.sip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// What comes over one connection, within our bounds of size and time.
final class BoundedStream extends FilterInputStream {
  /// A connection over which nothing comes for so long is closed. A trunk keeps its own alive by
  /// OPTIONS or empty lines (RFC 5626, section 4.4.1).
  static final Duration IDLE = Duration.ofMinutes(10);

  /// From the first byte of a message to its last one.
  static final Duration WHOLE = Duration.ofSeconds(10);

  private final Socket socket;
  private final ConnectionEnds ends;
  private final StreamBounds bounds = new StreamBounds();
  private long begun;

  BoundedStream(Socket socket, InputStream in, ConnectionEnds ends) {
    super(in);
    this.socket = socket;
    this.ends = ends;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    boolean isOver = true;
    try {
      socket.setSoTimeout(patience());
      int many = super.read(into, from, most);
      if (many > 0) {
        long known = bounds.begun();
        bounds.read(into, from, many);
        begun = bounds.begun() == known ? begun : System.nanoTime();
      }
      isOver = many < 0;
      return many;
    } finally {
      if (isOver) {
        ends.add(socket.getInetAddress(), socket.getPort(), bounds.isWithin());
      }
    }
  }

  private int patience() throws SocketTimeoutException {
    if (!bounds.isWithin()) {
      return Math.toIntExact(IDLE.toMillis());
    }
    long left = WHOLE.minusNanos(System.nanoTime() - begun).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException("A message on a stream takes too long");
    }
    return Math.toIntExact(left);
  }
}
