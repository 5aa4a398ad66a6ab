package vigil.telephony.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door for TLS: hands on connections whose certificate is a carrier's. Handshakes are made
/// beside each other, so that a slow one keeps nobody out.
final class TlsServerSocket extends SSLServerSocket {
  private static final Logger LOG = LoggerFactory.getLogger(TlsServerSocket.class);
  private static final String[] NOTHING = {};

  private final ServerSocket door;
  private final CarrierTls tls;
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
        if (open.incrementAndGet() > BoundedServerSocket.MOST) {
          open.decrementAndGet();
          plain.close();
        } else {
          Thread.ofVirtual().name("sip-tls-handshake").start(() -> shake(plain));
        }
      } catch (IOException e) {
        LOG.debug("A TLS connection could not be taken: {}", e.getMessage());
      }
    }
    shaken.add(Optional.empty());
  }

  private void shake(Socket plain) {
    var isOpen = new AtomicBoolean(true);
    Runnable closed =
        () -> {
          if (isOpen.getAndSet(false)) {
            open.decrementAndGet();
          }
        };
    try {
      shaken.add(Optional.of(tls.accept(plain, closed)));
    } catch (IOException | RuntimeException e) {
      LOG.info("A TLS connection from {} was refused: {}", plain.getInetAddress(), e.getMessage());
      closed.run();
      close(plain);
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
