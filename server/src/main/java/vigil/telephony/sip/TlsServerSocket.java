package vigil.telephony.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door for TLS: hands on connections whose certificate is a carrier's. Handshakes are made
/// beside each other, so that a slow one keeps nobody out.
final class TlsServerSocket extends SSLServerSocket {
  private static final Logger LOG = LoggerFactory.getLogger(TlsServerSocket.class);
  private static final String[] NOTHING = {};
  private static final long PAUSE_NANOS = 100_000_000L;
  private static final Duration SHAKEN_WITHIN = Duration.ofSeconds(5);

  /// Handshakes of one address at once: a carrier makes one or two.
  static final int MOST_SHAKING = 8;

  private final ServerSocket door;
  private final CarrierTls tls;
  private final Map<InetAddress, Integer> shaking = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();

  /// Empty once the door is closed.
  private final BlockingQueue<Optional<SSLSocket>> shaken = new LinkedBlockingQueue<>();

  TlsServerSocket(int port, int backlog, InetAddress address, CarrierTls tls) throws IOException {
    this.tls = tls;
    door = new ServerSocket();
    door.setReuseAddress(true);
    door.bind(new InetSocketAddress(address, port), backlog);
    Thread.ofPlatform().daemon().name("sip-tls-door").start(this::listen);
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        Socket plain = door.accept();
        if (isLetIn(plain.getInetAddress())) {
          Thread.ofVirtual().name("sip-tls-handshake").start(() -> shake(plain));
        } else {
          close(plain);
        }
      } catch (IOException e) {
        pause(e);
      }
    }
    shaken.add(Optional.empty());
  }

  /// Only the end of this door is one. Other failures, such as too many open files, pass.
  private void pause(IOException failure) {
    if (!door.isClosed()) {
      LOG.warn("A TLS connection could not be taken: {}", failure.getMessage());
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isLetIn(InetAddress from) {
    int here = shaking.merge(from, 1, Integer::sum);
    if (here <= MOST_SHAKING) {
      return true;
    }
    endShaking(from);
    return false;
  }

  private void endShaking(InetAddress from) {
    shaking.computeIfPresent(from, (_, many) -> many > 1 ? many - 1 : null);
  }

  /// Whoever has not proved itself by then is cut off, however busily it speaks.
  private void shake(Socket plain) {
    var isDecided = new AtomicBoolean();
    CompletableFuture.delayedExecutor(SHAKEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> {
          if (isDecided.compareAndSet(false, true)) {
            close(plain);
          }
        });
    try {
      var isOpen = new AtomicBoolean();
      SSLSocket proved = tls.accept(plain, () -> leave(isOpen));
      if (!isDecided.compareAndSet(false, true)) {
        throw new SocketException("Its handshake took too long");
      }
      enter(proved, isOpen);
    } catch (IOException | RuntimeException e) {
      isDecided.set(true);
      LOG.info("A TLS connection from {} was refused: {}", plain.getInetAddress(), e.getMessage());
      close(plain);
    } finally {
      endShaking(plain.getInetAddress());
    }
  }

  /// Only who is a carrier takes one of the places.
  private void enter(SSLSocket proved, AtomicBoolean isOpen) throws IOException {
    isOpen.set(true);
    if (open.incrementAndGet() > BoundedServerSocket.MOST) {
      proved.close();
      throw new SocketException("There are too many");
    }
    shaken.add(Optional.of(proved));
  }

  private void leave(AtomicBoolean isOpen) {
    if (isOpen.getAndSet(false)) {
      open.decrementAndGet();
    }
  }

  private static void close(Socket plain) {
    try {
      plain.close();
    } catch (IOException e) {
      LOG.debug("A connection was closed already");
    }
  }

  @Override
  public Socket accept() throws IOException {
    try {
      Optional<SSLSocket> next = shaken.take();
      if (next.isEmpty()) {
        shaken.add(next);
        throw new SocketException("The door is closed");
      }
      return next.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketException("Nobody waits at the door any more");
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  @Override
  public boolean isClosed() {
    return door.isClosed();
  }

  @Override
  public int getLocalPort() {
    return door.getLocalPort();
  }

  @Override
  public InetAddress getInetAddress() {
    return door.getInetAddress();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return NOTHING;
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {}

  @Override
  public String[] getSupportedCipherSuites() {
    return NOTHING;
  }

  @Override
  public String[] getSupportedProtocols() {
    return NOTHING;
  }

  @Override
  public String[] getEnabledProtocols() {
    return NOTHING;
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {}

  @Override
  public void setNeedClientAuth(boolean need) {}

  @Override
  public boolean getNeedClientAuth() {
    return true;
  }

  @Override
  public void setWantClientAuth(boolean want) {}

  @Override
  public boolean getWantClientAuth() {
    return false;
  }

  @Override
  public void setUseClientMode(boolean mode) {}

  @Override
  public boolean getUseClientMode() {
    return false;
  }

  @Override
  public void setEnableSessionCreation(boolean on) {}

  @Override
  public boolean getEnableSessionCreation() {
    return true;
  }
}
