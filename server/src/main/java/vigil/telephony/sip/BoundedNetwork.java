package vigil.telephony.sip;

import gov.nist.core.net.DefaultNetworkLayer;
import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import vigil.telephony.sip.CarrierSettings.Carrier;

/// Gives the stack its sockets; made by the stack by its name.
public final class BoundedNetwork implements NetworkLayer {
  /// The property of the stack that holds the trunks' addresses, parted by commas: connections come
  /// from them and go to them only.
  static final String TRUNKS = "vigil.trunks";

  private static final NetworkLayer USUAL = DefaultNetworkLayer.SINGLETON;

  /// A trunk is near; who waits for it meanwhile is a call.
  private static final int CONNECT_MILLIS = 2000;

  private final ConnectionEnds ends = new ConnectionEnds();
  private @Nullable SipStackImpl stack;
  private volatile List<Carrier> carriers = List.of();
  private volatile @Nullable CarrierTls tls;

  /// How connections end.
  ConnectionEnds ends() {
    return ends;
  }

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
    return new BoundedServerSocket(port, backlog, address, this::isTrunk, ends);
  }

  @Override
  public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return new TlsServerSocket(port, backlog, address, secured());
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    return connected(address, port, null);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress from) throws IOException {
    return connected(address, port, new InetSocketAddress(from, 0));
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(address, port, new InetSocketAddress(from, fromPort));
  }

  /// What a `Via` or a `Contact` names is connected to only where it is a trunk or a carrier.
  private Socket connected(InetAddress address, int port, @Nullable InetSocketAddress from)
      throws IOException {
    if (!isTrunk(address) && !isCarrier(address)) {
      throw new IOException("No connection goes to who is no trunk");
    }
    var connection = new BoundedConnection(ends, () -> {});
    try {
      if (from != null) {
        connection.bind(from);
      }
      connection.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      return connection;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private boolean isCarrier(InetAddress address) {
    return carriers.stream()
        .anyMatch(one -> one.transport() == Transport.TCP && CarrierTls.leadsTo(one, address));
  }

  private boolean isTrunk(InetAddress address) {
    SipStackImpl known = stack;
    String trunks = known == null ? "" : known.getConfigurationProperties().getProperty(TRUNKS, "");
    return List.of(trunks.split(",", -1)).contains(address.getHostAddress());
  }

  @Override
  public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
    return secured().connect(address, port, InetAddress.getByName("0.0.0.0"));
  }

  @Override
  public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress from)
      throws IOException {
    return secured().connect(address, port, from);
  }

  private CarrierTls secured() throws IOException {
    CarrierTls known = tls;
    if (known == null) {
      throw new IOException("There is no TLS: vigil.carriers.tls is empty");
    }
    return known;
  }

  /// Whether the sound of who sent a packet is sealed.
  Sealing sealing(PacketSource source) {
    CarrierTls known = tls;
    if (known == null || !source.isCertified()) {
      return Sealing.NEVER;
    }
    return known.isSealed(source) ? Sealing.ALWAYS : Sealing.MAYBE;
  }

  /// With whom connections are made beside the trunks.
  void setCarriers(CarrierSettings settings) {
    carriers = settings.trunks();
    tls = settings.tls() == null ? null : CarrierTls.load(settings.tls(), carriers, ends);
  }

  @Override
  public void setSipStack(SipStackImpl stack) {
    this.stack = stack;
  }
}
