package vigil.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import vigil.FreePort;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.CarrierSettings.Carrier;
import vigil.telephony.sip.CarrierSettings.Ping;
import vigil.telephony.sip.CarrierSettings.Registration;
import vigil.telephony.sip.CarrierSettings.Tls;
import vigil.telephony.sip.Transport;

/// Carriers by TLS, of whom some seal their sound always, and others that never do.
abstract class SrtpCarrierWorld {
  static final String SECURE = "secure";
  static final String FREE = "free";
  private static final String US = "us";
  static final int MILLIS = 20_000;

  @TempDir static Path folder;
  @TempDir static Path files;
  static TelephonyFixture stage;
  static SSLServerSocket door;
  static RawCarrier before;
  static RawCarrier after;
  static TestCertificates certificates;
  static int tlsPort;

  /// Where a gateway of another maker listens, if there is one.
  static int gatewayPort;

  @BeforeAll
  static void open() throws Exception {
    certificates = new TestCertificates(files);
    certificates.make(US, "dns:vigil.example");
    certificates.make(SECURE, "uri:sip:localhost");
    certificates.make(FREE, "dns:free.example");
    door =
        (SSLServerSocket)
            certificates
                .context(SECURE, US)
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
    door.setNeedClientAuth(true);
    door.setSoTimeout(MILLIS);
    before = new RawCarrier("127.0.0.63");
    after = new RawCarrier("127.0.0.64");
    tlsPort = FreePort.find();
    gatewayPort = FreePort.find();
    stage =
        new TelephonyFixture(
            folder,
            100,
            Map.of(),
            new CarrierSettings(
                List.of(
                    before.settings("before", "15.*"),
                    secure("gateway", "localhost", gatewayPort, "180.*"),
                    secure(SECURE, "localhost", door.getLocalPort(), "1.*"),
                    secure("again", "localhost", door.getLocalPort(), "17.*"),
                    secure(FREE, "free.example", door.getLocalPort(), "99.*"),
                    after.settings("after", "13.*")),
                "021",
                new Ping(Duration.ZERO, Duration.ofSeconds(1), 1),
                Registration.USUAL,
                new Tls(
                    tlsPort,
                    certificates.certificate(US),
                    certificates.key(US),
                    certificates.trust("trust.pem", SECURE, FREE),
                    List.of("gateway", SECURE, "again"))));
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
    door.close();
    before.close();
    after.close();
  }

  @AfterEach
  void endAll() {
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
  }

  private static Carrier secure(String name, String host, int port, String numbers) {
    return new Carrier(name, host, port, Transport.TLS, null, "02112345", numbers, "");
  }

  /// A carrier that connects to us.
  static Stranger connected(String name) throws Exception {
    var socket = (SSLSocket) certificates.context(name, US).getSocketFactory().createSocket();
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), tlsPort));
    socket.setSoTimeout(MILLIS);
    socket.startHandshake();
    return new Stranger(new RawWire.Tcp(socket, "TLS"));
  }

  static String contact() {
    return "Contact: <sip:gateway@127.0.0.1:%d;transport=tls>".formatted(door.getLocalPort());
  }
}
