package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.kernel.Phone;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipText;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;
import vigil.telephony.CitizenCalls.Placing;
import vigil.telephony.sip.CarrierSettings;

/// What a carrier says before a call is answered, word for word: provisional responses that want to
/// be acknowledged (RFC 3262), sound before the answer, several far telephones (RFC 3261,
/// 13.2.2.4).
class EarlyAnswersTest {
  private static final String HOST = "127.0.0.54";
  private static final double FIRST = 2000;
  private static final double SECOND = 2400;
  private static final int SHORT = 400;

  @TempDir static Path folder;
  private static PhoneClock clock;
  private static RawCarrier door;
  private static TelephonyFixture stage;
  private static int number;
  private Stranger carrier;

  @BeforeAll
  static void open() throws IOException {
    clock = new PhoneClock();
    door = new RawCarrier(HOST);
    var carriers = CarrierSettings.unasked(List.of(door.settings("raw")), "021");
    stage = new TelephonyFixture(folder, 100, Map.of(), carriers);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
    door.close();
    clock.close();
  }

  @BeforeEach
  void listen() {
    number++;
    carrier = door.stranger(stage.server());
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    carrier.drain();
  }

  private static String reliable(int rseq, String contact) {
    return "Require: 100rel\r\nRSeq: %d\r\nContact: <sip:%s@%s>"
        .formatted(rseq, contact, door.at());
  }

  private String page() {
    return stage.line.callOut("tel:1390000" + number, "duty-page", RING_TIME);
  }

  private SipText rung() throws IOException {
    SipText invite = Objects.requireNonNull(carrier.heard("INVITE"));
    assertTrue(invite.header("Supported").contains("100rel"), invite.header("Supported"));
    return invite;
  }

  private SipText pracked() throws IOException {
    SipText prack = Objects.requireNonNull(carrier.heard("PRACK"));
    carrier.respond(prack, 200, "", "");
    return prack;
  }

  /// RFC 3262, section 4.
  @Test
  void whatWantsToBeAcknowledgedIsSoOnceAndInItsOrder() throws IOException {
    String page = page();
    SipText invite = rung();
    carrier.respond("a", invite, 183, reliable(7, "a"), RawCall.sound("sendrecv"));
    SipText prack = pracked();
    assertEquals("7 " + invite.cseq() + " INVITE", prack.header("RAck"));
    assertEquals(invite.cseq() + 1, prack.cseq());
    assertEquals("a", prack.parameter("To", "tag"));
    assertTrue(prack.first().startsWith("PRACK sip:a@" + door.at()), prack.first());
    carrier.respond("a", invite, 183, reliable(7, "a"), RawCall.sound("sendrecv"));
    carrier.respond("a", invite, 180, reliable(9, "a"), "");
    assertNull(carrier.heard("PRACK", SHORT), "not again, and not before its turn");
    carrier.respond("a", invite, 180, reliable(8, "a"), "");
    SipText next = pracked();
    assertEquals("8 " + invite.cseq() + " INVITE", next.header("RAck"));
    assertEquals(invite.cseq() + 2, next.cseq());
    carrier.respond("a", invite, 200, "Contact: <sip:a@" + door.at() + ">", "");
    SipText ack = Objects.requireNonNull(carrier.heard("ACK"));
    assertEquals(invite.cseq(), ack.cseq());
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutAnswered"));
    stage.line.hangUp(page);
    SipText bye = Objects.requireNonNull(carrier.heard("BYE"));
    assertTrue(bye.cseq() > next.cseq(), "no number is used twice");
    carrier.respond(bye, 200, "", "");
  }

  private TonePhone tone(SipText invite, double hertz) throws IOException {
    TonePhone made = clock.add(new TonePhone(InetAddress.getLoopbackAddress(), Codec.PCMA, hertz));
    Matcher port = Pattern.compile("m=audio (\\d+)").matcher(invite.body());
    assertTrue(port.find());
    made.call(
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(port.group(1))));
    return made;
  }

  private static String sound(TonePhone from) {
    return RawCall.soundTo("IN IP4 127.0.0.1", from.port(), "sendrecv");
  }

  // promise: docs/calls.md «Sound before the answer is heard by whoever waits»
  @Test
  void theAnnouncementOfTheBranchThatSpeaksIsHeardAndThenWhoAnswered() throws IOException {
    String extension = "" + (1600 + number);
    SipPhone staff = stage.seat(extension, 1400);
    var placement = new Placement("callback-e", "order-e", "CALL_BACK");
    var placing = stage.line.place(placement, "sip:" + extension, new Phone("13917000001"));
    String call = assertInstanceOf(Placing.Placed.class, placing).call();
    SipText invite = rung();
    TonePhone announcement = tone(invite, FIRST);
    carrier.respond("a", invite, 183, reliable(1, "a"), sound(announcement));
    pracked();
    hears(staff, FIRST);
    clock.hangUp(announcement);
    TonePhone other = tone(invite, SECOND);
    carrier.respond("b", invite, 183, reliable(40, "b"), sound(other));
    assertTrue(pracked().first().startsWith("PRACK sip:b@"));
    carrier.respond("b", invite, 200, "Contact: <sip:b@" + door.at() + ">", "");
    assertEquals("b", Objects.requireNonNull(carrier.heard("ACK")).parameter("To", "tag"));
    hears(staff, SECOND);
    assertEquals(CitizenCall.Stage.TALKING, stage.line.find(call).orElseThrow().stage());
    clock.hangUp(other);
    staff.hangUp();
    SipText bye = Objects.requireNonNull(carrier.heard("BYE"));
    assertEquals("b", bye.parameter("To", "tag"));
    carrier.respond(bye, 200, "", "");
  }

  @Test
  void whoAnswersFirstHasTheCallAndTheOtherIsTakenLeaveOf() throws IOException {
    String page = page();
    SipText invite = rung();
    carrier.respond("a", invite, 180, reliable(1, "a"), "");
    SipText first = pracked();
    carrier.respond("b", invite, 180, reliable(1, "b"), "");
    SipText second = pracked();
    assertEquals(first.cseq(), second.cseq(), "each dialog counts for itself");
    assertEquals("b", second.parameter("To", "tag"));
    carrier.respond("b", invite, 200, "", RawCall.sound("sendrecv"));
    assertEquals("b", Objects.requireNonNull(carrier.heard("ACK")).parameter("To", "tag"));
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutAnswered"));
    carrier.respond("a", invite, 200, "", RawCall.sound("sendrecv"));
    assertEquals("a", Objects.requireNonNull(carrier.heard("ACK")).parameter("To", "tag"));
    SipText bye = Objects.requireNonNull(carrier.heard("BYE"));
    assertEquals("a", bye.parameter("To", "tag"));
    assertTrue(bye.cseq() > first.cseq());
    carrier.respond(bye, 200, "", "");
    stage.line.hangUp(page);
    SipText last = Objects.requireNonNull(carrier.heard("BYE"));
    assertEquals("b", last.parameter("To", "tag"));
    carrier.respond(last, 200, "", "");
    assertNotNull(page);
  }
}
