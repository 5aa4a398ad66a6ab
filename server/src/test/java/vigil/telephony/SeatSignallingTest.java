package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipText;

/// What a phone that we ring may answer beside taking the call.
class SeatSignallingTest {
  @TempDir static Path folder;
  private static TelephonyFixture stage;
  private static int extension = 3300;
  private Stranger phone;
  private SipPhone caller;
  private String call;
  private String offer;
  private SipText invite;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  /// A caller waits and the phone rings.
  @BeforeEach
  void ring() throws IOException {
    extension++;
    phone = new Stranger(stage.server(), "127.0.0.51");
    stage.bind("" + extension, phone.at());
    caller = stage.phone("1350000" + extension, 1000);
    call = stage.queued(caller);
    offer = "o-" + extension;
    stage.line.ring(call, offer, "sip:" + extension, RING_TIME);
    invite = Objects.requireNonNull(phone.heard("INVITE"));
  }

  @AfterEach
  void endAll() {
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
    phone.close();
  }

  /// RFC 3261, 21.3: a phone that sends its calls elsewhere takes none, and nobody is called there.
  @Test
  void aPhoneThatSendsItsCallsElsewhereIsNotThere() throws IOException {
    try (var elsewhere = new Stranger(stage.server(), "127.0.0.52")) {
      for (int status : new int[] {302, 301, 305, 300, 380}) {
        phone.respond(invite, status, "Contact: <sip:1@" + elsewhere.at() + ">", "");
        assertNotNull(phone.heard("ACK"), status + " is acknowledged");
        stage.listener.hears("refused " + call + " " + offer + " UNREACHABLE");
        offer = "o-%d-%d".formatted(extension, status);
        stage.line.ring(call, offer, "sip:" + extension, RING_TIME);
        invite = Objects.requireNonNull(phone.heard("INVITE"));
      }
      assertTrue(elsewhere.hasHeardNothing());
    }
  }

  @Test
  void eachRefusalIsToldAsWhatItIs() throws IOException {
    for (var refusal :
        List.of(
            "486 BUSY",
            "600 BUSY",
            "603 DECLINED",
            "403 DECLINED",
            "480 NO_ANSWER",
            "404 UNREACHABLE",
            "401 UNREACHABLE",
            "488 UNREACHABLE",
            "500 UNREACHABLE")) {
      phone.respond(invite, Integer.parseInt(refusal.substring(0, 3)), "", "");
      assertNotNull(phone.heard("ACK"), refusal);
      stage.listener.hears("refused %s %s %s".formatted(call, offer, refusal.substring(4)));
      offer = "o-%d-%s".formatted(extension, refusal.substring(0, 3));
      stage.line.ring(call, offer, "sip:" + extension, RING_TIME);
      invite = Objects.requireNonNull(phone.heard("INVITE"));
    }
  }

  /// RFC 3261, 13.2.2.4: each answer is a dialog of its own, and only the first is wanted.
  @Test
  void theSecondOfTwoPhonesThatAnswerIsTakenLeaveOf() throws IOException {
    phone.respond(invite, 180, "", "");
    phone.respond(invite, 200, "", RawCall.sound("sendrecv"));
    assertNotNull(phone.heard("ACK"));
    stage.listener.hears("answered " + call + " " + offer);
    phone.respondAs("another", invite, 200, RawCall.sound("sendrecv"));
    SipText ack = phone.heard("ACK");
    assertNotNull(ack);
    assertEquals("another", ack.parameter("To", "tag"));
    SipText bye = phone.heard("BYE");
    assertNotNull(bye);
    assertEquals("another", bye.parameter("To", "tag"));
    phone.respond(bye, 200, "", "");
    assertEquals("TALKING", stage.state(call));
  }

  /// RFC 3261, section 15, wants it to wait for our ACK; many do not.
  @Test
  void whoHangsUpWhileTheAnswerIsWrittenDownIsHeard() throws IOException, SQLException {
    try (Connection holder = stage.connection()) {
      holder.setAutoCommit(false);
      try (Statement lock = holder.createStatement()) {
        lock.execute("lock table telephony.call in exclusive mode");
      }
      phone.respond(invite, 200, "", RawCall.sound("sendrecv"));
      Await.until(() -> stage.isWaitingForALock());
      int before = stage.line.transactions();
      String to = invite.header("From");
      phone.say("BYE", invite.header("To") + ";tag=stranger", to, invite.header("Call-ID"), "", "");
      Await.until(() -> stage.line.transactions() > before);
      holder.rollback();
    }
    SipText said = phone.answer(phone.cseq());
    assertEquals(200, said == null ? 0 : said.status());
    stage.listener.hears("ended " + call + " SEAT_HUNG_UP");
  }

  /// RFC 3262: we do not say that we know it, so it is a provisional response as any other.
  @Test
  void aProvisionalResponseThatWantsToBeAcknowledgedIsOneAsAnyOther() throws IOException {
    assertTrue(!invite.header("Supported").contains("100rel"));
    phone.respond(invite, 183, "Require: 100rel\r\nRSeq: 7", RawCall.sound("sendrecv"));
    phone.respond(invite, 200, "", RawCall.sound("sendrecv"));
    SipText next = phone.next();
    assertNotNull(next);
    assertEquals("ACK", next.method());
    stage.listener.hears("answered " + call + " " + offer);
  }

  /// RFC 3261, 9.1 and 15.
  @Test
  void anOfferThatIsWithdrawnIsCancelledOnceThePhoneGaveASign() throws IOException {
    stage.line.withdraw(call, offer);
    Await.until(() -> stage.state(call).equals("WAITING"));
    assertTrue(phone.heard("CANCEL", 300) == null, "not before a sign of life");
    phone.respond(invite, 180, "", "");
    SipText cancel = phone.heard("CANCEL");
    assertNotNull(cancel);
    assertEquals(invite.parameter("Via", "branch"), cancel.parameter("Via", "branch"));
    phone.respond(cancel, 200, "", "");
    phone.respond(invite, 487, "", "");
    assertNotNull(phone.heard("ACK"));
  }
}
