package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigil.kernel.Await;
import vigil.media.phone.SipText;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.CarrierSettings.Carrier;
import vigil.telephony.sip.CarrierSettings.Ping;
import vigil.telephony.sip.CarrierSettings.Registration;
import vigil.telephony.sip.CarrierSettings.Tls;
import vigil.telephony.sip.Transport;

/// Carriers over connections: TCP, and TLS with a certificate on both sides (RFC 3261, section 26;
/// RFC 5922).
class SipTlsTest {
  private static final String US = "us";
  private static final String CARRIER = "carrier";
  private static final String TCP = "127.0.0.62";
  private static final int MILLIS = 20_000;

  @TempDir static Path folder;
  @TempDir static Path files;
  private static TestCertificates certificates;
  private static SSLServerSocket door;
  private static SSLServerSocket impostor;
  private static ServerSocket plain;

  /// Of carriers that close their connections: the stack keeps one per place.
  private static ServerSocket closing;

  private static ServerSocket closingTls;
  private static ServerSocket alwaysClosing;
  private static ServerSocket closingLate;
  private static TelephonyFixture stage;
  private static int tlsPort;

  @BeforeAll
  static void open() throws Exception {
    certificates = new TestCertificates(files);
    certificates.make(US, "dns:vigil.example");
    certificates.make(CARRIER, "uri:sip:localhost,dns:elsewhere.example");
    certificates.make("other", "dns:other.example");
    certificates.make("wild", "dns:*.localhost,uri:sip:someone@localhost");
    certificates.make("stranger", "dns:localhost");
    door = listening(CARRIER);
    tlsPort = free();
    var tls =
        new Tls(
            tlsPort,
            certificates.certificate(US),
            certificates.key(US),
            certificates.trust("trust.pem", CARRIER, "other", "wild"),
            List.of());
    impostor = listening("other");
    plain = listening();
    closing = listening();
    closingTls = listening(CARRIER);
    alwaysClosing = listening();
    closingLate = listening();
    var carriers =
        new CarrierSettings(
            List.of(
                carrier("secure", door.getLocalPort(), "1.*"),
                carrier("impostor", impostor.getLocalPort(), "0.*"),
                overTcp("plain", plain, "4.*"),
                overTcp("closing", closing, "5.*"),
                carrier("closing-tls", closingTls.getLocalPort(), "6.*"),
                overTcp("always-closing", alwaysClosing, "7.*"),
                overTcp("closing-late", closingLate, "8.*")),
            "021",
            new Ping(java.time.Duration.ZERO, java.time.Duration.ofSeconds(1), 1),
            Registration.USUAL,
            tls);
    stage = new TelephonyFixture(folder, 100, Map.of("edge", "edge-secret"), carriers);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
    door.close();
    impostor.close();
    plain.close();
    closing.close();
    closingTls.close();
    alwaysClosing.close();
    closingLate.close();
  }

  @AfterEach
  void endAll() {
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
  }

  private static Carrier carrier(String name, int port, String numbers) {
    return new Carrier(name, "localhost", port, Transport.TLS, null, "02112345", numbers, "");
  }

  private static Carrier overTcp(String name, ServerSocket at, String numbers) {
    return new Carrier(name, TCP, at.getLocalPort(), Transport.TCP, null, null, numbers, "");
  }

  private static ServerSocket listening() throws IOException {
    var made = new ServerSocket(0, 5, InetAddress.ofLiteral(TCP));
    made.setSoTimeout(MILLIS);
    return made;
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static SSLServerSocket listening(String name) throws Exception {
    var made =
        (SSLServerSocket)
            certificates
                .context(name, US)
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
    made.setNeedClientAuth(true);
    made.setSoTimeout(MILLIS);
    return made;
  }

  private static Stranger connected(String name) throws Exception {
    var socket = (SSLSocket) certificates.context(name, US).getSocketFactory().createSocket();
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), tlsPort));
    socket.setSoTimeout(MILLIS);
    socket.startHandshake();
    return new Stranger(new RawWire.Tcp(socket, "TLS"));
  }

  // promise: docs/operations.md «A call over TLS is known by the certificate of its carrier»
  @Test
  void aCallOverTlsIsTheCarriersThatItsCertificateNames() throws Exception {
    try (Stranger carrier = connected(CARRIER)) {
      int known = stage.listener.arrived.size();
      var call = new RawCall(carrier, "tls");
      SipText ok = call.ask("INVITE", "", RawCall.sound("sendrecv"));
      assertEquals(200, ok.status(), "no digest is asked for");
      assertTrue(ok.header("Contact").contains(":" + tlsPort + ";transport=tls"));
      stage.listener.arrival(known);
      assertEquals(200, call.ask("OPTIONS", "", "").status());
      assertEquals(200, call.ask("INVITE", "", RawCall.sound("sendonly")).status());
      stage.line.hangUp(call.id(stage));
      SipText bye = Objects.requireNonNull(carrier.heard("BYE", MILLIS));
      assertTrue(bye.header("Via").startsWith("SIP/2.0/TLS "), bye.header("Via"));
      carrier.respond(bye, 200, "", "");
    }
  }

  /// Whether nothing can be said over a connection with this certificate.
  private static boolean isShutOut(String name) throws Exception {
    try (Stranger other = connected(name)) {
      SipText answer =
          other.ask("OPTIONS", "<sip:1@x>;tag=1", "<sip:12345@x>", name + "@x", "", "");
      return answer == null;
    } catch (SSLException | SocketException closed) {
      return true;
    }
  }

  @Test
  void whoseCertificateNamesNoCarrierIsShutOut() throws Exception {
    assertTrue(isShutOut("other"), "another's name");
    assertTrue(isShutOut("wild"), "a wildcard, or a person's name");
    assertTrue(isShutOut("stranger"), "nobody vouches for it");
    try (var plain = new Socket(InetAddress.ofLiteral("127.0.0.1"), tlsPort)) {
      plain.setSoTimeout(MILLIS);
      plain
          .getOutputStream()
          .write("OPTIONS sip:x SIP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      int last = 0;
      try {
        while (last >= 0) {
          last = plain.getInputStream().read();
        }
      } catch (SocketException reset) {
        last = -1;
      }
      assertEquals(-1, last, "no TLS, no word");
    }
    try (Stranger carrier = connected(CARRIER)) {
      assertNotNull(carrier.ask("OPTIONS", "<sip:1@x>;tag=1", "<sip:12345@x>", "in@x", "", ""));
    }
  }

  /// Strangers, of more addresses than there are places, who never come to the end of a handshake.
  @Test
  void whoOnlyTricklesKeepsNoCarrierOut() throws Exception {
    var slow = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 100; i++) {
        var at = InetAddress.ofLiteral("127.0.0." + (100 + i % 20));
        slow.add(new Socket(InetAddress.ofLiteral("127.0.0.1"), tlsPort, at, 0));
      }
      try (Stranger carrier = connected(CARRIER)) {
        assertNotNull(carrier.ask("OPTIONS", "<sip:1@x>;tag=1", "<sip:12345@x>", "sl@x", "", ""));
      }
      Socket one = slow.getFirst();
      one.setSoTimeout(1);
      // A hello of which a byte comes now and then.
      one.getOutputStream().write(new byte[] {22, 3, 1, 0x3F, 0});
      Await.until(() -> isEnded(one));
    } finally {
      for (Socket one : slow) {
        one.close();
      }
    }
  }

  private static boolean isEnded(Socket slow) {
    try {
      slow.getOutputStream().write(1);
      return slow.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private String page() {
    return stage.line.callOut("tel:13917000001", "duty-page", RING_TIME);
  }

  @Test
  void aNumberIsCalledByTheCarrierWhoseNameItsCertificateHas() throws Exception {
    String page = page();
    try (var socket = (SSLSocket) door.accept();
        Stranger carrier = new Stranger(new RawWire.Tcp(socket, "TLS"))) {
      SipText invite = Objects.requireNonNull(carrier.heard("INVITE", MILLIS));
      assertTrue(socket.getSession().getPeerCertificates().length > 0, "we show who we are");
      assertTrue(invite.first().contains("@localhost:"), invite.first());
      assertTrue(invite.first().contains(";transport=tls"), invite.first());
      assertTrue(invite.header("Via").startsWith("SIP/2.0/TLS "), invite.header("Via"));
      assertTrue(invite.header("Contact").contains(":" + tlsPort + ";transport=tls"));
      String contact =
          "Contact: <sip:gateway@127.0.0.1:%d;transport=tls>".formatted(door.getLocalPort());
      carrier.respond(invite, 200, contact, RawCall.sound("sendrecv"));
      assertNotNull(carrier.heard("ACK", MILLIS));
      Await.until(() -> stage.ledger.kinds(page).contains("CallOutAnswered"));
      stage.line.hangUp(page);
      SipText bye = Objects.requireNonNull(carrier.heard("BYE", MILLIS));
      carrier.respond(bye, 200, "", "");
    }
  }

  /// Where a carrier is connected to and invited.
  private record Invited(Stranger carrier, SipText invite) {
    static Invited at(ServerSocket door, Transport transport) throws IOException {
      var carrier = new Stranger(new RawWire.Tcp(door.accept(), transport.name()));
      return new Invited(carrier, Objects.requireNonNull(carrier.heard("INVITE", MILLIS)));
    }

    String branch() {
      return invite.parameter("Via", "branch");
    }
  }

  // promise: docs/calls.md «goes over a new one at once»
  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"TCP", "TLS"})
  void whatAClosedConnectionDidNotAnswerGoesOverANewOne(Transport way) throws Exception {
    boolean isTls = way == Transport.TLS;
    ServerSocket at = isTls ? closingTls : closing;
    String number = isTls ? "tel:62087654321" : "tel:52087654321";
    String page = stage.line.callOut(number, "duty-page", RING_TIME);
    Invited first = Invited.at(at, way);
    first.carrier.close();
    Invited again = Invited.at(at, way);
    assertEquals(first.branch(), again.branch(), "who has it already sees a repetition");
    again.carrier.respond(again.invite, 486, "", "");
    assertNotNull(again.carrier.heard("ACK", MILLIS));
    again.carrier.close();
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutEnded"));
  }

  /// The end of a call may come over a connection too.
  private static boolean isInvitedNow(ServerSocket door) throws IOException {
    door.setSoTimeout(1);
    try (var carrier = new Stranger(new RawWire.Tcp(door.accept(), "TCP"))) {
      return carrier.heard("INVITE", 1) != null;
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }

  @Test
  void whatThreeClosedConnectionsDidNotAnswerIsNotSentAgain() throws Exception {
    String page = stage.line.callOut("tel:72087654321", "duty-page", RING_TIME);
    for (int i = 0; i < 3; i++) {
      Invited.at(alwaysClosing, Transport.TCP).carrier.close();
    }
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutEnded"));
    assertFalse(isInvitedNow(alwaysClosing));
  }

  @Test
  void whatNobodyWantsAnyMoreIsNotSentAgain() throws Exception {
    String unwanted = stage.line.callOut("tel:82087654321", "duty-page", RING_TIME);
    Invited first = Invited.at(closingLate, Transport.TCP);
    stage.line.hangUp(unwanted);
    Await.until(() -> stage.ledger.kinds(unwanted).contains("CallOutEnded"));
    stage.line.hangUp(unwanted, "nobody"); // answers once all that the end brings is done
    first.carrier.close();
    String wanted = stage.line.callOut("tel:82087654322", "duty-page", RING_TIME);
    Invited next = Invited.at(closingLate, Transport.TCP);
    assertNotEquals(first.branch(), next.branch());
    next.carrier.respond(next.invite, 486, "", "");
    assertNotNull(next.carrier.heard("ACK", MILLIS));
    next.carrier.close();
    Await.until(() -> stage.ledger.kinds(wanted).contains("CallOutEnded"));
  }

  @Test
  void whoHasAnotherNameIsNotToldTheNumber() throws Exception {
    String page = stage.line.callOut("tel:02087654321", "duty-page", RING_TIME);
    try (var socket = (SSLSocket) impostor.accept()) {
      String said = new RawWire.Tcp(socket, "TLS").receive(MILLIS);
      assertNull(said, "nothing is said to it");
    } catch (SSLException closed) {
      assertNotNull(closed);
    }
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutEnded"));
    var fared = stage.line.getHealth().carriers().get(1);
    assertEquals(LineHealth.CarrierState.DOWN, fared.state());
  }

  @Test
  void aCarrierMayBeCalledOverTcp() throws Exception {
    String page = stage.line.callOut("tel:4001234567", "duty-page", RING_TIME);
    try (Socket socket = plain.accept();
        Stranger carrier = new Stranger(new RawWire.Tcp(socket, "TCP"))) {
      SipText invite = Objects.requireNonNull(carrier.heard("INVITE", MILLIS));
      assertTrue(invite.header("Via").startsWith("SIP/2.0/TCP "), invite.header("Via"));
      String contact = "Contact: <sip:gateway@%s:%d>".formatted(TCP, plain.getLocalPort());
      carrier.respond(invite, 200, contact, RawCall.sound("sendrecv"));
      assertNotNull(carrier.heard("ACK", MILLIS));
      Await.until(() -> stage.ledger.kinds(page).contains("CallOutAnswered"));
      stage.line.hangUp(page);
      SipText bye = Objects.requireNonNull(carrier.heard("BYE", MILLIS));
      carrier.respond(bye, 200, "", "");
    }
  }
}
