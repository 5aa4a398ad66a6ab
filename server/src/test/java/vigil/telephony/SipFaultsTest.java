package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipText;

/// What was found on the wire by an attack: where we are made to send, what we are made to keep.
class SipFaultsTest {
  private static final String TRUNK = "127.0.0.1";
  private static final long SEED = 12_345;
  private static final int MUTATIONS = 2000;

  /// What means something to a parser, and what means nothing.
  private static final String ODD = " \r\n:;<>\"@,%?&=\0\u00ff7a";

  private static final String ELSEWHERE = "127.0.0.31";

  @TempDir static Path folder;
  private static TelephonyFixture stage;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 200);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  private static void endAll() {
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
  }

  // promise: docs/security.md «A `Record-Route` is followed only to where the packets come from»
  @Test
  void aRecordRouteSendsUsNowhereElse() throws IOException {
    try (var trunk = new Stranger(stage.server(), TRUNK);
        var elsewhere = new Stranger(stage.server(), ELSEWHERE)) {
      for (String route :
          List.of(
              "<sip:%s;lr>".formatted(elsewhere.at()),
              "<sip:%s>".formatted(elsewhere.at()),
              "<sip:127.0.0.1:%s;maddr=%s;lr>"
                  .formatted(elsewhere.at().replaceFirst(".*:", ""), ELSEWHERE),
              "<sip:%s;transport=tcp;lr>".formatted(trunk.at()))) {
        var call = new RawCall(trunk, "route" + route.hashCode());
        SipText ok = call.ask("INVITE", "Record-Route: " + route, RawCall.sound("sendrecv"));
        assertEquals(200, ok.status());
        Await.until(() -> stage.line.legs().containsValue("CONFIRMED"));
        endAll();
        assertNotNull(trunk.heard("BYE"), route);
        assertTrue(elsewhere.hasHeardNothing(), route);
      }
    }
  }

  @Test
  void aProxyOnTheTrunksOwnAddressKeepsItsPlaceOnTheRoute() throws IOException {
    try (var trunk = new Stranger(stage.server(), TRUNK);
        var proxy = new Stranger(stage.server(), TRUNK)) {
      var call = new RawCall(trunk, "proxied");
      call.ask("INVITE", "Record-Route: <sip:" + proxy.at() + ";lr>", RawCall.sound("sendrecv"));
      Await.until(() -> stage.line.legs().containsValue("CONFIRMED"));
      endAll();
      SipText bye = proxy.heard("BYE");
      assertNotNull(bye);
      assertTrue(bye.header("Route").contains(proxy.at()));
    }
  }

  @Test
  void thePhoneThatAnswersSendsUsNowhereElse() throws IOException {
    SipPhone caller = stage.phone("13500000001", 1000);
    try (var phone = new Stranger(stage.server(), ELSEWHERE);
        var target = new Stranger(stage.server(), "127.0.0.32")) {
      stage.bind("3201", phone.at());
      String call = stage.queued(caller);
      stage.line.ring(call, "o-3201", "sip:3201", RING_TIME);
      SipText invite = phone.heard("INVITE");
      assertNotNull(invite);
      String route = "Record-Route: <sip:" + target.at() + ";lr>";
      phone.respond(invite, 200, route, RawCall.sound("sendrecv"));
      assertNotNull(phone.heard("ACK"), "the phone itself is acknowledged");
      assertTrue(target.hasHeardNothing());
      caller.hangUp();
      assertNotNull(phone.heard("BYE"));
      assertTrue(target.hasHeardNothing());
    }
    endAll();
  }

  /// Places that are no telephone's.
  private static List<String> places(int ours) {
    return List.of(
        RawCall.soundTo("IN IP4 239.1.1.1", 40_000, "sendrecv"),
        RawCall.soundTo("IN IP4 224.2.1.1/127", 40_000, "sendrecv"),
        RawCall.soundTo("IN IP4 127.0.0.1/127", 40_000, "sendrecv"),
        RawCall.soundTo("IN IP4 255.255.255.255", 40_000, "sendrecv"),
        RawCall.soundTo("IN IP4 127.255.255.255", 40_000, "sendrecv"),
        RawCall.soundTo("IN IP4 0.0.0.1", 40_000, "sendrecv"),
        RawCall.soundTo("IN IP4 010.0.0.1", 40_000, "sendrecv"),
        RawCall.soundTo("IN IP4 999.0.0.1", 40_000, "sendrecv"),
        RawCall.soundTo("IN IP6 ::1", 40_000, "sendrecv"),
        RawCall.soundTo("IN IP4 127.0.0.1", 53, "sendrecv"),
        RawCall.soundTo("IN IP4 127.0.0.1", 1023, "sendrecv"),
        RawCall.soundTo("IN IP4 127.0.0.1", stage.line.sipPort(), "sendrecv"),
        RawCall.soundTo("IN IP4 127.0.0.1", ours, "sendrecv"),
        RawCall.soundTo("IN IP4 127.0.0.1", ours + 1, "sendrecv"),
        RawCall.sound("sendrecv") + "m=audio 40000 RTP/AVP 8\r\n".repeat(8),
        RawCall.sound("sendrecv") + "a=x:%s\r\n".formatted("x".repeat(100)).repeat(90));
  }

  // promise: docs/security.md «Sound goes to one machine of somebody else»
  @Test
  void soundIsSentToNobodyWhoIsNoTelephone() throws IOException {
    try (var trunk = new Stranger(stage.server(), TRUNK)) {
      for (int i = 0; i < places(0).size(); i++) {
        var good = new RawCall(trunk, "good" + i);
        assertEquals(200, good.ask("INVITE", "", RawCall.sound("sendrecv")).status());
        String place = places(ourPort()).get(i);
        var call = new RawCall(trunk, "place" + i);
        assertEquals(488, call.ask("INVITE", "", place).status(), place);
        assertEquals(488, good.ask("INVITE", "", place).status(), "again: " + place);
        assertEquals(488, good.ask("UPDATE", "", place).status(), "update: " + place);
        assertEquals(1, stage.line.listLive().size(), "no refused one counts as a call");
        String held = RawCall.soundTo("IN IP4 0.0.0.0", 40_000, "sendrecv");
        assertEquals(200, good.ask("INVITE", "", held).status());
        good.hangUp();
        stage.awaitIdle();
      }
    }
  }

  /// Where media listens for the one call that there is.
  private static int ourPort() {
    return stage
        .sql
        .sql("select port from telephony.dialog where phase <> 'ENDED'")
        .query(Integer.class)
        .single();
  }

  @Test
  void aPhoneThatAnswersForSomebodyElsesSoundIsNotJoined() throws IOException {
    SipPhone caller = stage.phone("13500000002", 1000);
    try (var phone = new Stranger(stage.server(), "127.0.0.33")) {
      stage.bind("3202", phone.at());
      String call = stage.queued(caller);
      stage.line.ring(call, "o-3202", "sip:3202", RING_TIME);
      SipText invite = phone.heard("INVITE");
      assertNotNull(invite);
      phone.respond(invite, 200, "", RawCall.soundTo("IN IP4 239.1.1.1", 40_000, "sendrecv"));
      stage.listener.hears("refused " + call + " o-3202 UNREACHABLE");
      assertNotNull(phone.heard("BYE"));
    }
    endAll();
  }

  @Test
  void aLateOfferThatIsAnsweredForSomebodyElseEnds() throws IOException {
    try (var trunk = new Stranger(stage.server(), TRUNK)) {
      String from = "<sip:13500000003@127.0.0.1>;tag=late";
      SipText ok = trunk.ask("INVITE", from, "<sip:12345@127.0.0.1>", "late@raw", "", "");
      assertNotNull(ok);
      assertEquals(200, ok.status());
      String place = RawCall.soundTo("IN IP4 239.1.1.1", 40_000, "sendrecv");
      trunk.ack(from, ok.header("To"), "late@raw", place);
      assertNotNull(trunk.heard("BYE"));
      stage.awaitIdle();
    }
  }

  /// A way back that there is not: the stack throws after the call was stored.
  @Test
  void anInviteThatCannotBeAnsweredLeavesNoCallBehind() throws IOException {
    for (String way :
        List.of(
            "TCP %s",
            "TLS %s",
            "WS %s",
            "SCTP %s",
            "X %s",
            "UDP 127.0.0.1:0",
            "UDP 127.0.0.1:70000",
            "UDP 127.0.0.1:9",
            "UDP nobody.invalid")) {
      try (var trunk = new Stranger(stage.server(), TRUNK)) {
        trunk.send(invite(way.formatted(trunk.at()), trunk.at()));
        var next = new RawCall(trunk, "after" + way.hashCode());
        assertEquals(200, next.ask("INVITE", "", RawCall.sound("sendrecv")).status());
        next.hangUp();
        stage.awaitIdle();
      }
    }
  }

  private static byte[] invite(String via, String contact) {
    String id = Integer.toHexString(via.hashCode());
    String body = RawCall.sound("sendrecv");
    String text =
        """
        INVITE sip:12345@127.0.0.1 SIP/2.0
        Via: SIP/2.0/%s;branch=z9hG4bK%s
        Max-Forwards: 70
        From: <sip:13500000004@127.0.0.1>;tag=%s
        To: <sip:12345@127.0.0.1>
        Call-ID: %s@way
        CSeq: 1 INVITE
        Contact: <sip:13500000004@%s>
        Content-Type: application/sdp
        Content-Length: %d

        """
            .formatted(via, id, id, id, contact, body.length())
            .replace("\n", "\r\n");
    return (text + body).getBytes(StandardCharsets.US_ASCII);
  }

  /// Whatever a byte more or less in an INVITE does to us, no call is left that nobody holds.
  @Test
  void mutatedInvitesLeaveNoCallBehind() throws IOException {
    var dice = new Random(SEED);
    try (var trunk = new Stranger(stage.server(), TRUNK)) {
      for (int i = 0; i < MUTATIONS; i++) {
        byte[] bytes = invite("UDP 127.0.0.1:" + (10_000 + i), trunk.at());
        for (int e = 0; e < 1 + i % 3; e++) {
          bytes[dice.nextInt(bytes.length)] = (byte) ODD.charAt(dice.nextInt(ODD.length()));
        }
        trunk.send(bytes);
      }
      // While those that were taken are not over, every line may be in use.
      var last = new RawCall(trunk, "last");
      int status = last.ask("INVITE", "", RawCall.sound("sendrecv")).status();
      for (int i = 0; status == 503 && i < MUTATIONS; i++) {
        stage.awaitIdle();
        last = new RawCall(trunk, "last" + i);
        status = last.ask("INVITE", "", RawCall.sound("sendrecv")).status();
      }
      assertEquals(200, status);
      last.hangUp();
    }
    stage.awaitIdle();
  }

  /// Such a one would wait in the queue for ever and ring an agent.
  @Test
  void aCallWithoutACallerEndsWhenAServerTakesOver() {
    stage
        .sql
        .sql(
            """
            insert into telephony.call (id, version, state, caller, arrived_at, urgent_medical,
              language)
            values ('0190-nobody', 1, 'GREETING', '000', now(), false, 'zh')
            """)
        .update();
    stage.crash();
    stage.comeBack();
    Await.until(() -> stage.state("0190-nobody").equals("ENDED"));
    assertTrue(stage.line.listLive().isEmpty());
  }

  @Test
  void everyUnknownOptionIsNamed() throws IOException {
    try (var trunk = new Stranger(stage.server(), TRUNK)) {
      for (String required : List.of("Require: one, two", "Require: one\nRequire: timer, two")) {
        SipText answer =
            trunk.ask("INVITE", "<sip:1@x>;tag=r", "<sip:12345@127.0.0.1>", "r@x", required, "");
        assertNotNull(answer, required);
        assertEquals(420, answer.status());
        String names = String.join(", ", answer.all("Unsupported"));
        assertTrue(names.contains("one") && names.contains("two"), names);
      }
    }
  }

  /// RFC 3264, section 8.
  @Test
  void theSessionOfOurDescriptionStaysAndItsVersionRises() throws IOException {
    try (var trunk = new Stranger(stage.server(), TRUNK)) {
      var call = new RawCall(trunk, "session");
      long[] first = origin(call.ask("INVITE", "", RawCall.sound("sendrecv")));
      long[] held = origin(call.ask("INVITE", "", RawCall.sound("sendonly")));
      long[] same = origin(call.ask("UPDATE", "", RawCall.sound("sendonly")));
      long[] back = origin(call.ask("UPDATE", "", RawCall.sound("sendrecv")));
      long[] late = origin(call.ask("INVITE", "", ""));
      for (long[] next : List.of(held, same, back, late)) {
        assertEquals(first[0], next[0], "the session stays");
      }
      assertEquals(first[1] + 1, held[1]);
      assertEquals(held[1], same[1], "nothing else was said");
      assertEquals(held[1] + 1, back[1]);
      assertEquals(back[1] + 1, late[1]);
      call.hangUp();
    }
    stage.awaitIdle();
  }

  private static long[] origin(SipText ok) {
    assertEquals(200, ok.status());
    String[] words =
        ok.body().lines().filter(l -> l.startsWith("o=")).findFirst().orElseThrow().split(" ", -1);
    return new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])};
  }

  // promise: docs/security.md «A message larger than 16 KiB»
  @Test
  void whatIsTooLargeIsRefusedAndWhatNobodyCanAnswerIsDropped() throws IOException {
    String small = "X-Much: " + "x".repeat(1000) + "\n";
    try (var somebody = new Stranger(stage.server(), TRUNK)) {
      assertEquals(200, options(somebody, "", ""), "as usual");
      assertEquals(200, options(somebody, "", "x".repeat(15_000)));
      assertEquals(200, options(somebody, small.repeat(10), ""));
      assertEquals(513, options(somebody, "", "x".repeat(16_384)));
      assertEquals(513, options(somebody, "", "x".repeat(60_000)));
      assertEquals(513, options(somebody, "X: y\n".repeat(200), ""));
      assertEquals(513, options(somebody, "X-Much: " + "x".repeat(5000), ""));
    }
    try (var somebody = new Stranger(stage.server(), TRUNK)) {
      for (String text : List.of("", "ACK sip:a@b SIP/2.0\r\n", "SIP/2.0 200 OK\r\n", "x\r\n")) {
        somebody.send((text + "Via: x\r\n".repeat(4000)).getBytes(StandardCharsets.US_ASCII));
      }
      somebody.send(new byte[65_000]);
      assertEquals(200, options(somebody, "", ""), "and nothing else was said");
    }
  }

  private static int options(Stranger by, String more, String body) throws IOException {
    String id = "large@x";
    SipText answer =
        by.ask("OPTIONS", "<sip:1@x>;tag=l", "<sip:12345@127.0.0.1>", id, more.strip(), body);
    return answer == null ? 0 : answer.status();
  }
}
