package vigil.telephony.sip;

import gov.nist.core.net.DefaultNetworkLayer;
import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// Gives the stack its UDP socket; made by the stack by its name.
public final class BoundedNetwork implements NetworkLayer {
  private static final NetworkLayer USUAL = DefaultNetworkLayer.SINGLETON;

  @Override
  public DatagramSocket createDatagramSocket() throws SocketException {
    return USUAL.createDatagramSocket();
  }

  @Override
  public DatagramSocket createDatagramSocket(int port, InetAddress address) throws SocketException {
    return new BoundedSocket(port, address);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return USUAL.createServerSocket(port, backlog, address);
  }

  @Override
  public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return USUAL.createSSLServerSocket(port, backlog, address);
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    return USUAL.createSocket(address, port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress from) throws IOException {
    return USUAL.createSocket(address, port, from);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort)
      throws IOException {
    return USUAL.createSocket(address, port, from, fromPort);
  }

  @Override
  public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
    return USUAL.createSSLSocket(address, port);
  }

  @Override
  public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress from)
      throws IOException {
    return USUAL.createSSLSocket(address, port, from);
  }

  @Override
  public void setSipStack(SipStackImpl stack) {}
}
