package vigil.telephony.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.sip.CarrierSettings.Carrier;
import vigil.telephony.sip.CarrierSettings.Tls;

/// TLS with carriers, in both directions with a certificate on both sides: each is known by the
/// domain in its certificate (RFC 5922), which is the host that the settings name.
final class CarrierTls {
  private static final Logger LOG = LoggerFactory.getLogger(CarrierTls.class);
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
  private static final int CONNECT_MILLIS = 2000;
  private static final int HANDSHAKE_MILLIS = 5000;

  private final SSLContext context;
  private final List<Carrier> carriers;
  private final List<String> sealed;
  private final ConnectionEnds ends;

  /// Who is at the other end of each connection.
  private final Map<SocketAddress, Connected> open = new ConcurrentHashMap<>();

  private CarrierTls(
      SSLContext context, List<Carrier> carriers, List<String> sealed, ConnectionEnds ends) {
    this.context = context;
    this.carriers = carriers;
    this.sealed = sealed;
    this.ends = ends;
  }

  /// The carriers whose domain a connection's certificate names.
  private static final class Connected {
    final List<Carrier> carriers;

    Connected(List<Carrier> carriers) {
      this.carriers = carriers;
    }
  }

  /// @throws IllegalStateException when the files cannot be read
  static CarrierTls load(Tls files, List<Carrier> carriers, ConnectionEnds ends) {
    List<Carrier> secure =
        carriers.stream().filter(one -> one.transport() == Transport.TLS).toList();
    return new CarrierTls(TlsFiles.load(files), secure, files.srtp(), ends);
  }

  /// Whether who speaks over a connection seals its sound always. Of one that is closed already
  /// nobody knows whose it was: then it is so where it is of any carrier.
  boolean isSealed(PacketSource source) {
    Connected known = open.get(InetSocketAddress.createUnresolved(source.host(), source.port()));
    return known == null
        ? !sealed.isEmpty()
        : known.carriers.stream().anyMatch(one -> sealed.contains(one.name()));
  }

  /// A connection to a carrier, its certificate looked at.
  SSLSocket connect(InetAddress address, int port, InetAddress from) throws IOException {
    List<Carrier> there = at(address);
    String name = there.isEmpty() ? address.getHostAddress() : there.getFirst().host();
    var plain = new Socket();
    try {
      plain.bind(new InetSocketAddress(from, 0));
      plain.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      SSLSocket secured = secured(plain, name, port);
      secured.setUseClientMode(true);
      return shaken(secured, there.isEmpty() ? carriers : there, () -> {});
    } catch (IOException | RuntimeException e) {
      plain.close();
      LOG.warn("No TLS connection to {} ({}): {}", name, address.getHostAddress(), e.getMessage());
      throw e;
    }
  }

  /// A connection that somebody made to us: of a carrier, or closed.
  SSLSocket accept(Socket plain, Runnable closed) throws IOException {
    SSLSocket secured = secured(plain, plain.getInetAddress().getHostAddress(), plain.getPort());
    secured.setUseClientMode(false);
    secured.setNeedClientAuth(true);
    return shaken(secured, carriers, closed);
  }

  private SSLSocket secured(Socket plain, String host, int port) throws IOException {
    plain.setSoTimeout(HANDSHAKE_MILLIS);
    var secured = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
    secured.setEnabledProtocols(VERSIONS);
    return secured;
  }

  private SSLSocket shaken(SSLSocket secured, List<Carrier> expected, Runnable closed)
      throws IOException {
    secured.startHandshake();
    Set<String> domains = domains(secured.getSession());
    List<Carrier> proved =
        expected.stream()
            .filter(one -> domains.contains(one.host().toLowerCase(java.util.Locale.ROOT)))
            .toList();
    if (proved.isEmpty()) {
      secured.close();
      throw new IOException("The certificate is of " + domains + ", which is no such carrier");
    }
    ends.forget(secured.getInetAddress(), secured.getPort());
    return new TlsConnection(secured, ends, entered(secured, proved, closed));
  }

  /// @return what is to be run when it is closed
  private Runnable entered(SSLSocket secured, List<Carrier> proved, Runnable closed) {
    var far =
        InetSocketAddress.createUnresolved(
            secured.getInetAddress().getHostAddress(), secured.getPort());
    var connected = new Connected(proved);
    open.put(far, connected);
    return () -> {
      open.remove(far, connected);
      closed.run();
    };
  }

  private static Set<String> domains(SSLSession session) throws IOException {
    return CertificateDomains.of(session.getPeerCertificates()[0]);
  }

  /// The carriers whose domain leads to an address.
  private List<Carrier> at(InetAddress address) {
    return carriers.stream().filter(one -> leadsTo(one, address)).toList();
  }

  static boolean leadsTo(Carrier carrier, InetAddress address) {
    try {
      return Arrays.asList(InetAddress.getAllByName(carrier.host())).contains(address);
    } catch (IOException unknown) {
      return false;
    }
  }
}
