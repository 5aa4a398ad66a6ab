package vigil.telephony.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door for connections: opened to trunks only, to so many at once. Others are closed before a
/// byte of theirs is read.
final class BoundedServerSocket extends ServerSocket {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedServerSocket.class);

  /// Each costs two threads; a trunk brings all its calls over one.
  static final int MOST = 64;

  private static final long PAUSE_NANOS = 100_000_000L;

  private final Predicate<InetAddress> isKnown;
  private final ConnectionEnds ends;
  private final AtomicInteger open = new AtomicInteger();

  BoundedServerSocket(
      int port,
      int backlog,
      InetAddress address,
      Predicate<InetAddress> isKnown,
      ConnectionEnds ends)
      throws IOException {
    super(port, backlog, address);
    this.isKnown = isKnown;
    this.ends = ends;
  }

  @Override
  public Socket accept() throws IOException {
    while (true) {
      var isOpen = new AtomicBoolean(true);
      var connection =
          new BoundedConnection(
              ends,
              () -> {
                if (isOpen.getAndSet(false)) {
                  open.decrementAndGet();
                }
              });
      open.incrementAndGet();
      if (!isAccepted(connection)) {
        continue;
      }
      ends.forget(connection.getInetAddress(), connection.getPort());
      if (isKnown.test(connection.getInetAddress()) && open.get() <= MOST) {
        return connection;
      }
      LOG.debug("A connection was closed: it is no trunk's, or there are too many");
      connection.close();
    }
  }

  /// The stack stops to listen for ever when it is told of an error: only the end of this door is
  /// one. Others, such as too many open files, pass.
  private boolean isAccepted(BoundedConnection connection) throws IOException {
    try {
      implAccept(connection);
      return true;
    } catch (IOException e) {
      connection.close();
      if (isClosed()) {
        throw e;
      }
      LOG.warn("A connection could not be taken: {}", e.getMessage());
      LockSupport.parkNanos(PAUSE_NANOS);
      return false;
    }
  }
}
