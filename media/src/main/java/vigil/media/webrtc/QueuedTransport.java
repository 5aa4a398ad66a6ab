package vigil.media.webrtc;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/// What a handshake reads from and writes to: the socket is the tick thread's, the handshake waits
/// in a thread of its own.
final class QueuedTransport implements DatagramTransport {
  /// Room for a flight of some fragments; what comes beyond it is sent again.
  private static final int MOST_WAITING = 16;

  /// Larger than any datagram that comes here.
  private static final int RECEIVE_LIMIT = 1500;

  /// Fits into every way of the internet, as browsers send too.
  private static final int SEND_LIMIT = 1200;

  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final DatagramSender out;

  QueuedTransport(DatagramSender out) {
    this.out = out;
  }

  /// A datagram came; without room the oldest is lost, as on any network.
  void add(byte[] datagram) {
    while (!waiting.offer(datagram)) {
      waiting.poll();
    }
  }

  @Override
  public int getReceiveLimit() {
    return RECEIVE_LIMIT;
  }

  @Override
  public int getSendLimit() {
    return SEND_LIMIT;
  }

  @Override
  public int receive(byte[] into, int at, int length, int waitMillis) throws IOException {
    try {
      byte @Nullable [] datagram = waiting.poll(waitMillis, TimeUnit.MILLISECONDS);
      if (datagram == null) {
        return -1;
      }
      int size = Math.min(length, datagram.length);
      System.arraycopy(datagram, 0, into, at, size);
      return size;
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The leg is closed");
    }
  }

  @Override
  public void send(byte[] from, int at, int length) throws IOException {
    out.send(from, at, length);
  }

  @Override
  public void close() {}
}
