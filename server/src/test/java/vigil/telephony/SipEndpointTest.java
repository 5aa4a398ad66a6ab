package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.SOON;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.RingBehaviour;
import vigil.media.phone.SipPhone.State;
import vigil.media.phone.SipText;

/// What the wire says to what comes over it, right or wrong.
class SipEndpointTest {
  private static final int MOST_CALLS = 4;
  private static final int MUTATIONS = 3000;
  private static final long SEED = 12_345;

  @TempDir static Path folder;
  private static TelephonyFixture stage;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, MOST_CALLS);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  private static SipText request(SipPhone phone, String method, String uri, String more) {
    return request(phone, method, uri, more, 70);
  }

  private static SipText request(SipPhone phone, String method, String uri, String more, int hops) {
    String token = Integer.toHexString(System.identityHashCode(new Object())) + System.nanoTime();
    String text =
        """
        %s %s SIP/2.0
        Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%s;rport
        Max-Forwards: %d
        From: <sip:tester@127.0.0.1>;tag=%s
        To: <sip:12345@127.0.0.1>
        Call-ID: %s
        CSeq: 7 %s
        Contact: <sip:tester@127.0.0.1:%d>
        %s
        """
            .formatted(
                method, uri, phone.port(), token, hops, token, token, method, phone.port(), more)
            .replaceAll("\n+", "\r\n");
    SipText parsed = SipText.parse(text + "\r\n");
    assertNotNull(parsed);
    return parsed;
  }

  private static int ask(SipPhone phone, String method, String uri, String more) {
    SipText answer = phone.ask(request(phone, method, uri, more));
    return answer == null ? 408 : answer.status();
  }

  private static int options(SipPhone phone) {
    return ask(phone, "OPTIONS", "sip:12345@127.0.0.1", "");
  }

  @Test
  void aPhoneRegistersWithEitherDigestAndNotWithAWrongPassword() {
    stage.account("2001", "right");
    SipPhone phone = stage.phone("2001", 1000);
    assertEquals(200, phone.register("right", 300, "MD5"));
    assertEquals(200, phone.register("right", 300, "SHA-256"));
    assertEquals(403, phone.register("wrong", 300));
    assertEquals(403, stage.phone("2999", 1000).register("any", 300));
    assertEquals(423, phone.register("right", 3));
    assertEquals(200, phone.register("right", 0));
  }

  @Test
  void whatTheLineDoesNotDoIsRefusedByItsOwnCode() {
    SipPhone phone = stage.phone("tester", 1000);
    String us = "sip:12345@127.0.0.1";
    assertEquals(200, options(phone));
    SipText tooFar = phone.ask(request(phone, "OPTIONS", us, "", 0));
    assertNotNull(tooFar);
    assertEquals(483, tooFar.status());
    assertEquals(404, ask(phone, "INVITE", "sip:54321@127.0.0.1", ""));
    assertEquals(405, ask(phone, "SUBSCRIBE", us, "Event: presence"));
    assertEquals(501, ask(phone, "DANCE", us, ""));
    assertEquals(481, ask(phone, "BYE", us, ""));
    assertEquals(481, ask(phone, "INFO", us, ""));
    assertEquals(420, ask(phone, "INVITE", us, "Require: teleportation"));
    assertEquals(416, ask(phone, "OPTIONS", "http://127.0.0.1/12345", ""));
    assertEquals(481, ask(phone, "CANCEL", us, ""));
  }

  @Test
  void anInviteWithoutG711IsNotAcceptable() {
    SipPhone phone = stage.phone("tester", 1000);
    SipText invite =
        request(phone, "INVITE", "sip:12345@127.0.0.1", "Content-Type: application/sdp");
    String opus =
        """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        c=IN IP4 127.0.0.1
        t=0 0
        m=audio 30000 RTP/AVP 96
        a=rtpmap:96 opus/48000/2
        """;
    SipText answer = phone.ask(new SipText(invite.first(), invite.headers(), opus));
    assertNotNull(answer);
    assertEquals(488, answer.status());
  }

  /// As many as there is room for call at the same moment, and all of them are taken.
  private static List<SipPhone> allLinesAreBusy() {
    var callers = new ArrayList<SipPhone>();
    for (int i = 0; i < MOST_CALLS; i++) {
      SipPhone caller = stage.phone("1390000000" + i, 1000);
      caller.call("12345");
      callers.add(caller);
    }
    callers.forEach(caller -> assertTrue(caller.await(State.TALKING, SOON)));
    return callers;
  }

  @Test
  void whoCallsWhileOthersAreBeingAnsweredIsTakenAsLongAsThereIsRoom() {
    for (int round = 0; round < 20; round++) {
      allLinesAreBusy().forEach(SipPhone::hangUp);
      stage.awaitIdle();
    }
  }

  @Test
  void aCallBeyondTheLimitIsToldToComeBack() {
    var callers = allLinesAreBusy();
    SipPhone late = stage.phone("13900000009", 1000);
    late.call("12345");
    assertTrue(late.await(State.ENDED, SOON));
    assertEquals(503, late.status());
    Await.until(() ->
        stage.ledger.facts.stream()
            .anyMatch(fact -> fact instanceof TelephonyFact.TriesLost lost && lost.refused() > 0));
    callers.forEach(SipPhone::hangUp);
    stage.awaitIdle();
  }

  @Test
  void aLostAckBringsTheAnswerAgainUntilItCame() {
    SipPhone caller = stage.phone("13700000001", 1000);
    caller.faults().losesAcks(2);
    caller.call("12345");
    assertTrue(caller.await(State.TALKING, SOON));
    Await.until(() -> caller.answersHeard() >= 3);
    Await.until(() -> stage.line.legs().containsValue("CONFIRMED"));
    caller.hangUp();
    stage.awaitIdle();
  }

  @Test
  void aSeatsAnswerThatComesTwiceIsAcknowledgedTwice() {
    SipPhone caller = stage.phone("13700000002", 1000);
    SipPhone seat = stage.seat("2002", 1400);
    seat.faults().deafToAck(true);
    String call = stage.talking(caller, seat, "o-2002");
    seat.faults().deafToAck(false);
    TelephonyFixture.hears(seat, 1000);
    caller.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
    assertTrue(seat.await(State.ENDED, SOON));
  }

  @Test
  void anAnswerThatCrossesTheCancelIsAcknowledgedAndEnded() {
    SipPhone caller = stage.phone("13700000003", 1000);
    SipPhone seat = stage.seat("2003", 1400);
    seat.setRingBehaviour(RingBehaviour.RING);
    seat.faults().deafToCancel(true);
    String call = stage.queued(caller);
    stage.line.ring(call, "o-2003", "sip:2003", RING_TIME);
    assertTrue(seat.await(State.RINGING, SOON));
    stage.line.withdraw(call, "o-2003");
    Await.until(() -> stage.state(call).equals("WAITING"));
    seat.answer();
    assertTrue(seat.await(State.ENDED, SOON), "a BYE ends the late answer");
    assertEquals("WAITING", stage.state(call));
    caller.hangUp();
    stage.awaitIdle();
  }

  @Test
  void aCallersCancelThatCrossesOurAnswerLeavesNothingBehind() {
    for (int i = 0; i < MOST_CALLS; i++) {
      SipPhone caller = stage.phone("1370000001" + i, 1000);
      caller.call("12345");
      caller.hangUp();
      Await.until(() -> caller.state() != State.CALLING);
      caller.hangUp();
      assertTrue(caller.await(State.ENDED, SOON));
    }
    stage.awaitIdle();
  }

  @Test
  void aLateOfferIsAnsweredWithOurs() {
    SipPhone phone = stage.phone("13700000004", 1000);
    SipText ok = phone.ask(request(phone, "INVITE", "sip:12345@127.0.0.1", ""));
    assertNotNull(ok);
    assertEquals(200, ok.status());
    assertTrue(ok.body().contains("RTP/AVP 8 0 101"), "the answer carries an offer");
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
  }

  /// In the manner of RFC 4475: what each gets is ours to choose, the line must not care.
  private static final List<String> TORTURE =
      List.of(
          """
          INVITE sip:12345@127.0.0.1 SIP/2.0

          """,
          """
          INVITE sip:12345@127.0.0.1 SIP/7.0
          Via: SIP/7.0/UDP a

          """,
          """
          OPTIONS sip:12345@127.0.0.1 SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK1
          From: <sip:a@b>;tag=1
          To: <sip:c@d>
          Call-ID: x
          CSeq: 99999999999 OPTIONS
          Max-Forwards: 70
          Content-Length: 0

          """,
          """
          OPTIONS sip:12345@127.0.0.1 SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK2
          From: <sip:a@b>;tag=1
          To: <sip:c@d>
          Call-ID: x
          CSeq: 1 INVITE
          Max-Forwards: 70
          Content-Length: -5

          """,
          """
          INVITE <sip:12345@127.0.0.1> SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK3
          From: "unterminated <sip:a@b>;tag=1
          To: <sip:c@d
          Call-ID: x
          CSeq: 1 INVITE

          """,
          """
          INVITE sip:12345@127.0.0.1 SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK4
          From: <sip:a@b>;tag=1
          To: <sip:c@d>
          Call-ID: x4
          CSeq: 1 INVITE
          Max-Forwards: 255
          Contact: <sip:a@127.0.0.1:9>
          Content-Type: application/sdp
          Content-Length: 9999

          """,
          """
          ACK sip:12345@127.0.0.1 SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK5
          From: <sip:a@b>;tag=1
          To: <sip:c@d>;tag=2
          Call-ID: x5
          CSeq: 1 ACK

          """,
          """
          SIP/2.0 200 OK
          Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK6
          From: <sip:a@b>;tag=1
          To: <sip:c@d>;tag=2
          Call-ID: x6
          CSeq: 1 INVITE

          """,
          """
          REGISTER sip:127.0.0.1 SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK7
          From: <sip:2001@b>;tag=1
          To: <sip:2001@d>
          Call-ID: x7
          CSeq: 1 REGISTER
          Max-Forwards: 70
          Authorization: Digest username="2001",nonce="AAAA",realm="

          """,
          """
          BYE sip:12345@127.0.0.1 SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK8
          From: <sip:a@b>
          To: <sip:c@d>
          Call-ID:
          CSeq: 1 BYE
          Max-Forwards: 70

          """,
          "\n\n\n",
          "\u0000\u0001\u0002\u0003",
          "INVITE sip:" + "1".repeat(9000) + "@127.0.0.1 SIP/2.0\n\n");

  @Test
  void hostileMessagesAndThousandsOfMutationsLeaveTheLineWell() {
    SipPhone phone = stage.phone("tester", 1000);
    TORTURE.forEach(
        text -> phone.send(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(200, options(phone));
    var dice = new Random(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      phone.send(mutated(phone, dice));
      if (i % 500 == 499) {
        int sent = i;
        assertEquals(200, options(phone), () -> "seed " + SEED + " after message " + sent);
      }
    }
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    SipPhone caller = stage.phone("13700000005", 1000);
    stage.awaitIdle();
    String call = stage.queued(caller);
    caller.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  private static byte[] mutated(SipPhone phone, Random dice) {
    String method =
        List.of("INVITE", "OPTIONS", "BYE", "REGISTER", "ACK", "INFO").get(dice.nextInt(6));
    byte[] bytes =
        request(phone, method, "sip:54321@127.0.0.1", "Content-Type: application/sdp").bytes();
    int edits = 1 + dice.nextInt(4);
    for (int e = 0; e < edits; e++) {
      int at = dice.nextInt(bytes.length);
      switch (dice.nextInt(3)) {
        case 0 -> bytes[at] = (byte) dice.nextInt(256);
        case 1 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
        default -> bytes[at] = (byte) "\r\n:;<>\"@, ".charAt(dice.nextInt(10));
      }
    }
    return bytes;
  }
}
