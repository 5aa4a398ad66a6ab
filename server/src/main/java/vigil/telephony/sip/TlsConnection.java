package vigil.telephony.sip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/// A TLS connection whose handshake is done, its messages within our bounds. What the stack still
/// wants to set is set already.
final class TlsConnection extends SSLSocket {
  private final SSLSocket real;
  private final ConnectionEnds ends;
  private final Runnable closed;
  private final List<HandshakeCompletedListener> listeners = new CopyOnWriteArrayList<>();

  /// @param closed told when it is closed, once or more often
  TlsConnection(SSLSocket real, ConnectionEnds ends, Runnable closed) {
    this.real = real;
    this.ends = ends;
    this.closed = closed;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new BoundedStream(this, real.getInputStream(), ends);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return real.getOutputStream();
  }

  @Override
  public void close() throws IOException {
    real.close();
    closed.run();
  }

  /// Nothing is left to be done but to say so.
  @Override
  public void startHandshake() {
    var done = new HandshakeCompletedEvent(this, real.getSession());
    listeners.forEach(one -> one.handshakeCompleted(done));
  }

  @Override
  public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
    listeners.remove(listener);
  }

  @Override
  public SSLSession getSession() {
    return real.getSession();
  }

  @Override
  public InetAddress getInetAddress() {
    return real.getInetAddress();
  }

  @Override
  public int getPort() {
    return real.getPort();
  }

  @Override
  public InetAddress getLocalAddress() {
    return real.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return real.getLocalPort();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return real.getLocalSocketAddress();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return real.getRemoteSocketAddress();
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    real.setSoTimeout(millis);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return real.getSoTimeout();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    real.setTcpNoDelay(on);
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    real.setKeepAlive(on);
  }

  @Override
  public boolean isConnected() {
    return real.isConnected();
  }

  @Override
  public boolean isClosed() {
    return real.isClosed();
  }

  @Override
  public boolean isBound() {
    return real.isBound();
  }

  @Override
  public boolean isInputShutdown() {
    return real.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return real.isOutputShutdown();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return real.getSupportedCipherSuites();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return real.getEnabledCipherSuites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {}

  @Override
  public String[] getSupportedProtocols() {
    return real.getSupportedProtocols();
  }

  @Override
  public String[] getEnabledProtocols() {
    return real.getEnabledProtocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {}

  @Override
  public void setUseClientMode(boolean mode) {}

  @Override
  public boolean getUseClientMode() {
    return real.getUseClientMode();
  }

  @Override
  public void setNeedClientAuth(boolean need) {}

  @Override
  public boolean getNeedClientAuth() {
    return real.getNeedClientAuth();
  }

  @Override
  public void setWantClientAuth(boolean want) {}

  @Override
  public boolean getWantClientAuth() {
    return real.getWantClientAuth();
  }

  @Override
  public void setEnableSessionCreation(boolean on) {}

  @Override
  public boolean getEnableSessionCreation() {
    return real.getEnableSessionCreation();
  }
}
