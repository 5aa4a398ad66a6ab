package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Objects;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vigil.kernel.Await;
import vigil.media.phone.SipText;

/// Numbers that carriers call whose sound is sealed, and what is offered to the next where one does
/// not seal it.
class SrtpDialingTest extends SrtpCarrierWorld {
  private static final double FAR = 1000;

  /// Milliseconds.
  private static final int LOOK = 100;

  @AfterAll
  static void closeKept() {
    carrier().close();
  }

  private static String callOut(String number) {
    return stage.line.callOut("tel:" + number, "duty-page", RING_TIME);
  }

  /// The connection that the line keeps to the carrier, once there is one.
  private static @Nullable Stranger kept;

  private static Stranger carrier() {
    return Objects.requireNonNull(kept);
  }

  /// The next call that the carrier is asked for, on the connection there is or a new one: whoever
  /// waits for one of them alone is silent for too long.
  private static SipText invited() throws IOException {
    long latest = System.nanoTime() + Await.MOST.toNanos();
    while (System.nanoTime() < latest) {
      SipText invite = kept == null ? null : kept.heard("INVITE", LOOK);
      if (invite != null) {
        return invite;
      }
      accept();
    }
    throw new AssertionError("the carrier was asked for no call");
  }

  private static void accept() throws IOException {
    door.setSoTimeout(LOOK);
    try {
      var socket = (SSLSocket) door.accept();
      socket.setSoTimeout(MILLIS);
      socket.startHandshake();
      kept = new Stranger(new RawWire.Tcp(socket, "TLS"));
    } catch (SocketTimeoutException none) {
      // the line goes on with the one there is
    }
  }

  private static SipText heard(Stranger carrier) throws IOException {
    return Objects.requireNonNull(carrier.heard("INVITE"), "an INVITE");
  }

  /// The far side answers sealed and hears the page.
  private static void answer(Stranger carrier, SipText invite, SealedTone far) throws Exception {
    carrier.respond(invite, 200, contact(), far.describe(1, "sendrecv"));
    assertNotNull(carrier.heard("ACK"));
    far.hears(MediaProcess.DUTY_PAGE);
  }

  private static void press(SealedTone far, String page) throws Exception {
    far.tone.press('1');
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutKeyPressed"));
  }

  private static void end(Stranger carrier, String page) throws IOException {
    stage.line.hangUp(page);
    carrier.respond(Objects.requireNonNull(carrier.heard("BYE")), 200, "", "");
  }

  // promise: docs/operations.md «such a carrier is offered RTP/SAVP alone»
  @Test
  void whoIsCalledByACarrierThatSealsHearsUsAndItsKeysAreHeard() throws Exception {
    var far = new SealedTone(stage, FAR);
    String page = callOut("12000000001");
    SipText invite = invited();
    Stranger carrier = carrier();
    far.follow(invite.body(), 1);
    assertFalse(invite.body().contains("RTP/AVP "), invite.body());
    answer(carrier, invite, far);
    press(far, page);
    end(carrier, page);
  }

  @Test
  void anAnnouncementInTheClearIsNotHeardAndTheSealedOneIs() throws Exception {
    var far = new SealedTone(stage, FAR);
    String page = callOut("12000000002");
    SipText invite = invited();
    Stranger carrier = carrier();
    carrier.respond(invite, 183, contact(), RawCall.sound("sendrecv"));
    carrier.respond(invite, 183, contact(), far.describe(1, "sendrecv"));
    far.follow(invite.body(), 1);
    Await.until(() -> far.tone.received() > 10);
    assertEquals(0, far.tone.unopened());
    carrier.respond(invite, 486, contact(), "");
    assertNotNull(carrier.heard("ACK"));
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutEnded"));
  }

  // promise: docs/calls.md «answers in the clear is let go, and the next one is asked»
  @Test
  void whoAnswersInTheClearIsLetGoAndTheNextCarrierIsOfferedTheClear() throws Exception {
    String page = callOut("13917000001");
    Stranger next = after.stranger(stage.server());
    next.drain();
    SipText invite = invited();
    Stranger carrier = carrier();
    assertTrue(invite.body().contains(" RTP/SAVP "), invite.body());
    carrier.respond(invite, 200, contact(), RawCall.sound("sendrecv"));
    assertNotNull(carrier.heard("ACK"));
    carrier.respond(Objects.requireNonNull(carrier.heard("BYE")), 200, "", "");
    SipText second = heard(next);
    assertTrue(second.body().contains(" RTP/AVP "), second.body());
    assertFalse(second.body().contains("inline:"), "no key of ours");
    next.respond(second, 200, "", RawCall.sound("sendrecv"));
    assertNotNull(next.heard("ACK"));
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutAnswered"));
    assertEquals(LineHealth.CarrierState.DOWN, stage.line.getHealth().carriers().get(2).state());
    stage.line.hangUp(page);
    next.respond(Objects.requireNonNull(next.heard("BYE")), 200, "", "");
  }

  @Test
  void whoSaysThatItCannotSealIsLetGoToo() throws Exception {
    String page = callOut("13917000002");
    Stranger next = after.stranger(stage.server());
    next.drain();
    SipText invite = invited();
    carrier().respond(invite, 488, contact(), "");
    SipText second = heard(next);
    assertTrue(second.body().contains(" RTP/AVP "), second.body());
    stage.line.hangUp(page);
    next.respond(second, 487, "", "");
  }

  @Test
  void afterACarrierInTheClearOneThatSealsIsOfferedAKey() throws Exception {
    var far = new SealedTone(stage, FAR);
    String page = callOut("15917000001");
    Stranger first = before.stranger(stage.server());
    SipText clear = heard(first);
    assertTrue(clear.body().contains(" RTP/AVP "), clear.body());
    first.respond(clear, 503, "", "");
    SipText invite = invited();
    Stranger carrier = carrier();
    far.follow(invite.body(), 1);
    answer(carrier, invite, far);
    press(far, page);
    end(carrier, page);
  }

  // promise: docs/security.md «no two carriers are told the same key»
  @Test
  void theNextCarrierThatSealsIsToldAnotherKey() throws Exception {
    var far = new SealedTone(stage, FAR);
    String page = callOut("17917000001");
    SipText first = invited();
    Stranger carrier = carrier();
    String told = far.follow(first.body(), 1);
    carrier.respond(first, 503, contact(), "");
    SipText second = heard(carrier);
    assertNotEquals(told, far.follow(second.body(), 1));
    answer(carrier, second, far);
    end(carrier, page);
  }

  @Test
  void whereNoOtherCarrierIsTheCallIsNotCarried() throws Exception {
    String page = callOut("12000000003");
    SipText invite = invited();
    Stranger carrier = carrier();
    carrier.respond(invite, 200, contact(), RawCall.sound("sendrecv"));
    assertNotNull(carrier.heard("ACK"));
    carrier.respond(Objects.requireNonNull(carrier.heard("BYE")), 200, "", "");
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutEnded"));
    assertFalse(stage.ledger.kinds(page).contains("CallOutAnswered"));
  }
}
