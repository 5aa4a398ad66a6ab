package vigil.media.webrtc;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;

/// The DTLS side of one leg (RFC 5764), as the server of the handshake. A thread of its own, begun
/// with the first datagram, does the handshake and then waits for its end.
public final class DtlsKeying implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("vigil.media.webrtc");
  private static final int WAIT_MILLIS = 60_000;

  private final DtlsIdentity identity;
  private final String fingerprint;
  private final String leg;
  private final QueuedTransport transport;
  private @Nullable Thread thread;
  private volatile @Nullable SrtpKeys keys;
  private volatile boolean isClosed;

  /// A side that waits for its first datagram.
  ///
  /// @param fingerprint what the certificate of the far side must have
  /// @param leg for the log
  public DtlsKeying(DtlsIdentity identity, String fingerprint, String leg, DatagramSender out) {
    this.identity = identity;
    this.fingerprint = fingerprint;
    this.leg = leg;
    this.transport = new QueuedTransport(out);
  }

  public String fingerprint() {
    return fingerprint;
  }

  /// A datagram of DTLS came; the tick thread calls.
  public void receive(byte[] datagram) {
    if (isClosed) {
      return;
    }
    transport.add(datagram);
    if (thread == null) {
      thread = Thread.ofVirtual().name("dtls-" + leg).start(this::run);
    }
  }

  /// What seals and opens the leg's packets; null before the handshake, and after the far side
  /// closed.
  public @Nullable SrtpKeys keys() {
    return keys;
  }

  private void run() {
    var server = new PageTlsServer(identity, fingerprint);
    try {
      DTLSTransport connection = new DTLSServerProtocol().accept(server, transport);
      keys = server.keys();
      var unused = new byte[connection.getReceiveLimit()];
      while (!isClosed && !server.isClosed()) {
        // Nothing is said over it but alerts, and the last flight again when it was lost.
        connection.receive(unused, 0, unused.length, WAIT_MILLIS);
      }
    } catch (IOException | RuntimeException failed) {
      boolean isWarning = keys == null && !isClosed;
      end();
      LOG.log(
          isWarning ? WARNING : DEBUG,
          "Leg {0}: the DTLS connection of a page ended: {1}",
          leg,
          failed.getMessage());
    }
    end();
  }

  private void end() {
    keys = null;
    isClosed = true;
  }

  /// Whether it failed or came to its end: nothing is sealed by it any more.
  boolean isClosed() {
    return isClosed;
  }

  @Override
  public void close() {
    end();
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
