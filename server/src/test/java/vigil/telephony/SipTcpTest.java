package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipText;

/// Calls over a connection (RFC 3261, section 18), and what is not taken over one.
class SipTcpTest {
  private static final String TRUNK = "127.0.0.1";
  private static final int MOST_CONNECTIONS = 64;
  private static final int MILLIS = 20_000;
  private static final int CUT_OFF = 30;

  @TempDir static Path folder;
  private static TelephonyFixture stage;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  @AfterEach
  void endAll() {
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
  }

  private static Stranger trunk() throws IOException {
    return new Stranger(RawWire.tcp(stage.server(), TRUNK));
  }

  private static RawCall answered(Stranger trunk, String id) throws IOException {
    int known = stage.listener.arrived.size();
    var call = new RawCall(trunk, id);
    SipText ok = call.ask("INVITE", "", RawCall.sound("sendrecv"));
    assertEquals(200, ok.status());
    assertTrue(ok.header("Contact").contains(";transport=tcp"), ok.header("Contact"));
    stage.listener.arrival(known);
    return call;
  }

  @Test
  void aCallGoesOnOverItsConnectionWhoeverSpeaks() throws IOException {
    try (Stranger trunk = trunk()) {
      RawCall call = answered(trunk, "tcp");
      assertEquals(200, call.ask("OPTIONS", "", "").status());
      assertEquals(200, call.ask("INVITE", "", RawCall.sound("sendonly")).status());
      assertEquals(200, call.ask("UPDATE", "", RawCall.sound("sendrecv")).status());
      assertEquals(603, call.ask("REFER", "Refer-To: <sip:1@x>", "").status());
      call.hangUp();
      RawCall next = answered(trunk, "tcpagain");
      stage.line.hangUp(next.id(stage));
      SipText bye = trunk.heard("BYE", MILLIS);
      assertNotNull(bye);
      assertTrue(bye.header("Via").startsWith("SIP/2.0/TCP "), bye.header("Via"));
      trunk.respond(bye, 200, "", "");
    }
  }

  @Test
  void aStreamIsCutIntoMessagesWhereverItIsTorn() throws IOException {
    try (Socket socket = connected(TRUNK)) {
      String one = options("torn1") + "\r\n\r\n" + options("torn2") + options("torn3");
      for (byte each : one.getBytes(StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(each);
      }
      var wire = new RawWire.Tcp(socket, "TCP");
      for (String id : List.of("torn1", "torn2", "torn3")) {
        String said = String.valueOf(wire.receive(MILLIS)).stripLeading();
        assertTrue(said.startsWith("SIP/2.0 200") && said.contains(id), said);
      }
    }
  }

  private static String options(String id) {
    return """
    OPTIONS sip:12345@127.0.0.1 SIP/2.0
    Via: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bK%s;rport
    From: <sip:1@x>;tag=1
    To: <sip:12345@x>
    Call-ID: %s
    CSeq: 1 OPTIONS
    Max-Forwards: 70
    Content-Length: 0

    """
        .formatted(id, id)
        .replace("\n", "\r\n");
  }

  private static Socket connected(String host) throws IOException {
    var socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
    socket.connect(stage.server());
    socket.setSoTimeout(MILLIS);
    return socket;
  }

  /// Whether the other end closed it without a word.
  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  // promise: docs/security.md «Connections are taken from stated trunks only»
  @Test
  void whoIsNoTrunkIsClosedAtOnceAndSoIsOneTooMany() throws IOException {
    try (Socket stranger = connected("127.0.0.61")) {
      assertTrue(isClosed(stranger));
    }
    var many = new ArrayList<Socket>();
    for (int i = 0; i < MOST_CONNECTIONS + 8; i++) {
      many.add(connected(TRUNK));
    }
    assertTrue(isClosed(many.getLast()));
    for (Socket each : many) {
      each.close();
    }
    Await.until(() -> {
      try (Stranger trunk = trunk()) {
        return trunk.ask("OPTIONS", "<sip:1@x>;tag=1", "<sip:12345@x>", "room@x", "", "") != null;
      } catch (IOException closed) {
        return false;
      }
    });
  }

  @Test
  void whatIsTooLargeTooSlowOrBadEndsItsConnectionAndNoOther() throws IOException {
    try (Stranger trunk = trunk()) {
      var call = new RawCall(trunk, "other");
      String head = options("bad").replace("\r\n\r\n", "\r\n");
      for (String bad :
          List.of(
              "x".repeat(20_000),
              head + "X: y\r\n".repeat(200),
              head.replace("Length: 0", "Length: 17000") + "\r\n",
              head.replace("Length: 0", "Length: -1") + "\r\n",
              head.replace("Length: 0", "Length: 99999999999") + "\r\n",
              head + "Subject: a\0b\r\n",
              head)) {
        try (Socket socket = connected(TRUNK)) {
          socket.getOutputStream().write(bad.getBytes(StandardCharsets.US_ASCII));
          assertTrue(isClosed(socket), bad.substring(0, 20));
        }
      }
      assertEquals(200, call.ask("INVITE", "", RawCall.sound("sendrecv")).status());
    }
  }

  /// A request is done when it is whole (RFC 3261, section 18.3), and not when its sender has gone.
  @Test
  void whatWasCutOffIsNotDone() throws IOException {
    String body = RawCall.sound("sendrecv");
    for (int i = 0; i < CUT_OFF; i++) {
      String whole =
          options("cut" + i)
              .replace("OPTIONS", "INVITE")
              .replace("Length: 0", "Type: application/sdp\r\nContent-Length: " + body.length());
      String head = whole.replace("\r\n\r\n", "\r\n");
      for (String part : List.of(head, whole + body.substring(0, body.length() / 2))) {
        try (Socket socket = connected(TRUNK)) {
          socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
          socket.shutdownOutput();
          assertTrue(isClosed(socket), part);
        }
      }
    }
    try (Stranger trunk = trunk()) {
      answered(trunk, "whole");
      assertEquals(1, stage.line.listLive().size());
      assertEquals(
          1,
          stage
              .sql
              .sql("select count(*) from telephony.call where state <> 'ENDED'")
              .query(Integer.class)
              .single());
    }
  }

  @Test
  void whatSaysThatItCameByAnotherWayIsDropped() throws IOException {
    try (Stranger trunk = trunk();
        Socket socket = connected(TRUNK)) {
      String udp = options("other").replace("/TCP", "/UDP");
      socket.getOutputStream().write(udp.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(options("same").getBytes(StandardCharsets.US_ASCII));
      String said = new RawWire.Tcp(socket, "TCP").receive(MILLIS);
      assertNotNull(said);
      assertTrue(said.contains("same"), said);
      assertNull(trunk.heard("OPTIONS", 1));
    }
  }

  @Test
  void aCallOutlivesItsConnectionAndTheServer() throws IOException {
    RawCall call;
    try (Stranger trunk = trunk()) {
      call = answered(trunk, "outlives");
    }
    stage.crash();
    stage.comeBack();
    try (Stranger again = trunk()) {
      assertEquals(200, call.by(again).ask("OPTIONS", "", "").status());
      call.by(again).hangUp();
    }
  }

  /// The connection is gone, but the trunk listens where its contact says.
  @Test
  void aTrunkIsConnectedToWhereItListens() throws IOException {
    try (var door = new ServerSocket(0, 5, InetAddress.ofLiteral(TRUNK))) {
      String at =
          "Contact: <sip:gateway@%s:%d;transport=tcp>".formatted(TRUNK, door.getLocalPort());
      String id;
      try (Stranger trunk = trunk()) {
        int known = stage.listener.arrived.size();
        var call = new RawCall(trunk, "door");
        assertEquals(200, call.ask("INVITE", at, RawCall.sound("sendrecv")).status());
        id = stage.listener.arrival(known);
      }
      stage.line.hangUp(id);
      door.setSoTimeout(MILLIS);
      try (Socket back = door.accept()) {
        String bye = new RawWire.Tcp(back, "TCP").receive(MILLIS);
        assertTrue(String.valueOf(bye).startsWith("BYE "), bye);
      }
    }
  }
}
