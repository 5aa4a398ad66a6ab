package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipText;
import vigil.telephony.LineHealth.CarrierHealth;
import vigil.telephony.LineHealth.CarrierState;
import vigil.telephony.sip.CarrierSettings;

/// What a carrier may say instead of taking a call, word for word: elsewhere (3xx), later (503 with
/// Retry-After), and an answer that crosses our CANCEL.
class CarrierRefusalsTest {
  private static final int SHORT = 400;
  private static final String NUMBER = "13917000001";

  @TempDir Path folder;
  private RawCarrier cheap;
  private RawCarrier dear;
  private TelephonyFixture stage;
  private Stranger first;
  private Stranger second;

  @BeforeEach
  void open() throws IOException {
    cheap = new RawCarrier("127.0.0.55");
    dear = new RawCarrier("127.0.0.56");
    var carriers =
        CarrierSettings.unasked(List.of(cheap.settings("cheap", "1.*"), dear.settings("dear")), "");
    stage = new TelephonyFixture(folder, 100, Map.of(), carriers);
    first = cheap.stranger(stage.server());
    second = dear.stranger(stage.server());
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
    cheap.close();
    dear.close();
  }

  private String page() {
    return stage.line.callOut("tel:" + NUMBER, "duty-page", RING_TIME);
  }

  private static SipText heard(Stranger carrier, String method) throws IOException {
    return Objects.requireNonNull(carrier.heard(method), method);
  }

  private CarrierHealth health() {
    return stage.line.getHealth().carriers().getFirst();
  }

  private void isTakenBy(Stranger carrier, String page) throws IOException {
    SipText invite = heard(carrier, "INVITE");
    carrier.respond(invite, 200, "", RawCall.sound("sendrecv"));
    heard(carrier, "ACK");
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutAnswered"));
    stage.line.hangUp(page);
    carrier.respond(heard(carrier, "BYE"), 200, "", "");
  }

  private static String to(String user, String at, String more) {
    return "Contact: <sip:%s@%s>%s".formatted(user, at, more);
  }

  /// RFC 3261, 8.1.3.4: the same call goes on, under the next number.
  @Test
  void aCarrierMaySendACallOnWithinItself() throws IOException {
    String page = page();
    SipText invite = heard(first, "INVITE");
    String contacts =
        to("13917000002", cheap.at(), ";q=0.3")
            + "\r\n"
            + to("13917000003;npdi;rn=139", cheap.at(), ";q=0.8");
    first.respond(invite, 302, contacts, "");
    heard(first, "ACK");
    SipText again = heard(first, "INVITE");
    assertTrue(
        again.first().startsWith("INVITE sip:13917000003;npdi;rn=139@" + cheap.at()),
        again.first());
    assertEquals(invite.header("Call-ID"), again.header("Call-ID"));
    assertEquals(invite.header("To"), again.header("To"));
    assertEquals(invite.cseq() + 1, again.cseq());
    assertNotEquals(invite.parameter("Via", "branch"), again.parameter("Via", "branch"));
    first.respond(again, 200, "", RawCall.sound("sendrecv"));
    heard(first, "ACK");
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutAnswered"));
    stage.line.hangUp(page);
    first.respond(heard(first, "BYE"), 200, "", "");
    assertEquals(CarrierState.UP, health().state());
  }

  // promise: docs/calls.md «sent on elsewhere, or to a number that it may not call, has failed»
  @Test
  void whoSendsACallElsewhereDoesNotCarryIt() throws IOException {
    try (var elsewhere = new Stranger(stage.server(), "127.0.0.57")) {
      for (String contact :
          List.of(
              to(NUMBER, elsewhere.at(), ""),
              to("0085212345678", cheap.at(), ""),
              to(NUMBER, cheap.at() + ";maddr=127.0.0.57", ""),
              to("premium", cheap.at(), ""),
              "Contact: <tel:+8613917000001>",
              "X: none")) {
        String page = page();
        SipText invite = heard(first, "INVITE");
        String more = contact.startsWith("Contact") ? contact : "Contact: <mailto:a@b>";
        first.respond(invite, 302, more, "");
        isTakenBy(second, page);
        CarrierHealth now = health();
        assertEquals(302, Objects.requireNonNull(now.call()).answer(), contact);
        assertFalse(now.call().isGood());
        first.drain();
      }
      assertTrue(elsewhere.hasHeardNothing());
    }
  }

  @Test
  void whoSendsACallInACircleIsLeft() throws IOException {
    String page = page();
    for (int i = 0; i < 4; i++) {
      SipText invite = heard(first, "INVITE");
      first.respond(invite, 302, to(NUMBER, cheap.at(), ""), "");
      heard(first, "ACK");
    }
    isTakenBy(second, page);
    assertNull(first.heard("INVITE", SHORT));
  }

  /// RFC 3261, 21.5.4.
  @Test
  void anOverloadedCarrierIsLeftAloneForTheTimeThatItNames() throws IOException {
    String page = page();
    first.respond(heard(first, "INVITE"), 503, "Retry-After: 3 (too many calls)", "");
    isTakenBy(second, page);
    heard(first, "ACK");
    Instant until = Objects.requireNonNull(health().restsUntil());
    assertTrue(until.isAfter(Instant.now()), "it rests");
    isTakenBy(second, page());
    assertTrue(first.hasHeardNothing(), "and is not called meanwhile");
    Await.until(() -> Instant.now().isAfter(until));
    isTakenBy(first, page());
    assertNull(health().restsUntil());
  }

  /// RFC 3261, 9.1: both were on their way; what was answered is acknowledged, then ended.
  @Test
  void anAnswerThatCrossesOurCancelIsAcknowledgedAndEnded() throws IOException {
    String page = page();
    SipText invite = heard(first, "INVITE");
    first.respond(invite, 180, "", "");
    Await.until(() -> stage.line.getHealth().carriers().getFirst().call() != null);
    stage.line.hangUp(page);
    SipText cancel = heard(first, "CANCEL");
    assertEquals(invite.cseq(), cancel.cseq());
    first.respond(invite, 200, "", RawCall.sound("sendrecv"));
    first.respond(cancel, 481, "", "");
    assertEquals(invite.cseq(), heard(first, "ACK").cseq());
    SipText bye = heard(first, "BYE");
    assertTrue(bye.cseq() > invite.cseq());
    first.respond(bye, 200, "", "");
    assertNotNull(page);
  }

  /// What an earlier life asked for is taken back by the number under which it was asked.
  @Test
  void aServerThatTakesOverCancelsUnderTheNumberOfTheInvite() throws IOException {
    page();
    SipText invite = heard(first, "INVITE");
    first.respond(invite, 180, "", "");
    Await.until(() -> health().call() != null);
    stage.crash();
    stage.comeBack();
    SipText cancel = heard(first, "CANCEL");
    assertEquals(invite.cseq(), cancel.cseq());
    assertEquals(invite.parameter("Via", "branch"), cancel.parameter("Via", "branch"));
    first.respond(cancel, 200, "", "");
    first.respond(invite, 200, "", RawCall.sound("sendrecv"));
    heard(first, "ACK");
    SipText bye = heard(first, "BYE");
    assertTrue(bye.cseq() > invite.cseq() + 50, "what that life may have used is not used again");
    first.respond(bye, 200, "", "");
  }
}
