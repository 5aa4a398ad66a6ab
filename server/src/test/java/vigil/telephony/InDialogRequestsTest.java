package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipText;

/// What a far side may say within its call, in which order, and what it is answered.
class InDialogRequestsTest {
  private static final String TRUNK = "127.0.0.1";
  private static final int BURST = 20;
  private static final int LONGEST_WAIT = 12_000;

  @TempDir static Path folder;
  private static TelephonyFixture stage;
  private Stranger trunk;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  @BeforeEach
  void connect() throws IOException {
    trunk = new Stranger(stage.server(), TRUNK);
  }

  @AfterEach
  void endAll() {
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
    trunk.close();
  }

  private RawCall answered(String id) throws IOException {
    var call = new RawCall(trunk, id);
    assertEquals(200, call.ask("INVITE", "", RawCall.sound("sendrecv")).status());
    return call;
  }

  private int status(long cseq) throws IOException {
    SipText answer = trunk.answer(cseq);
    assertNotNull(answer, "number " + cseq + " was not answered");
    return answer.status();
  }

  /// Nobody acknowledges, so the call stays in the greeting, where keys are written down.
  @Test
  void keysThatOvertakeEachOtherAreHeardInTheirOrder() throws IOException {
    var call = new RawCall(trunk, "overtake");
    assertEquals(200, call.invite("", RawCall.sound("sendrecv")).status());
    long first = trunk.cseq() + 1;
    for (int i : new int[] {1, 0, 3, 2}) {
      call.say("INFO", first + i, "Content-Type: application/dtmf-relay", "Signal=" + (3 + i));
    }
    Await.until(() -> keys(call).size() == 4);
    assertEquals(List.of("3", "4", "5", "6"), keys(call));
    for (int i = 0; i < BURST; i++) {
      call.say("INFO", first + 4 + i, "Content-Type: application/dtmf", "9");
    }
    var statuses = new TreeMap<Long, Integer>();
    while (statuses.size() < 4 + BURST) {
      SipText said = trunk.nextOwed();
      assertNotNull(said, () -> "not all were answered: " + statuses);
      if (said.cseq() >= first) {
        statuses.put(said.cseq(), said.status());
      }
    }
    assertEquals(Set.of(200), Set.copyOf(statuses.values()), statuses::toString);
    Await.until(() -> keys(call).size() == 4 + BURST);
  }

  private static List<String> keys(RawCall call) {
    String id = call.id(stage);
    return stage.ledger.facts.stream()
        .filter(TelephonyFact.KeyPressed.class::isInstance)
        .map(TelephonyFact.KeyPressed.class::cast)
        .filter(fact -> fact.subject().equals(id))
        .map(TelephonyFact.KeyPressed::key)
        .toList();
  }

  /// RFC 3261, 12.2.2.
  @Test
  void whatComesAfterALaterOneIsRefusedAndAGapIsNone() throws IOException {
    RawCall call = answered("late");
    long next = trunk.cseq() + 1;
    call.say("INFO", next + 7, "", "");
    assertEquals(200, status(next + 7));
    call.say("INFO", next + 6, "", "");
    assertEquals(500, status(next + 6));
    call.say("BYE", next + 20, "", "");
    assertEquals(200, status(next + 20));
  }

  @Test
  void optionsWithinACallAreOfTheCall() throws IOException {
    RawCall call = answered("options");
    long next = trunk.cseq() + 1;
    call.say("OPTIONS", next, "", "");
    SipText answer = trunk.answer(next);
    assertNotNull(answer);
    assertEquals(200, answer.status());
    assertEquals("application/sdp", answer.header("Accept"));
    call.say("INFO", next, "", "");
    assertEquals(500, status(next), "its number is used up");
    try (var stranger = new Stranger(stage.server(), "127.0.0.41")) {
      SipText nowhere =
          stranger.ask("OPTIONS", "<sip:1@x>;tag=a", "<sip:2@x>;tag=b", "none@x", "", "");
      assertNotNull(nowhere);
      assertEquals(481, nowhere.status());
    }
  }

  @Test
  void whatIsNotDoneWithinACallIsRefusedByItsCodeAndTheCallGoesOn() throws IOException {
    RawCall call = answered("refused");
    assertEquals(400, call.ask("REFER", "", "").status());
    assertEquals(603, call.ask("REFER", "Refer-To: <sip:120@127.0.0.1>", "").status());
    String replaces = "Refer-To: <sip:120@127.0.0.1?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>";
    assertEquals(603, call.ask("REFER", replaces, "").status());
    assertEquals(481, call.ask("PRACK", "RAck: 1 9001 INVITE", "").status());
    for (String known : List.of("SUBSCRIBE", "NOTIFY", "MESSAGE", "PUBLISH")) {
      SipText answer = call.ask(known, "Event: dialog\nSubscription-State: active", "");
      assertEquals(405, answer.status(), known);
      assertTrue(String.join(", ", answer.all("Allow")).contains("INVITE"), known);
    }
    assertEquals(501, call.ask("DANCE", "", "").status());
    assertEquals(420, call.ask("INVITE", "Require: path", RawCall.sound("sendrecv")).status());
    call.hangUp();
  }

  /// RFC 3261, 13.3.1.4, and no agent is rung for who may not be there.
  @Test
  void whoNeverAcknowledgesIsOfferedToNobodyAndToldThatItEnds() throws IOException {
    var call = new RawCall(trunk, "noack");
    int known = stage.listener.arrived.size();
    assertEquals(200, call.invite("", RawCall.sound("sendrecv")).status());
    String id = call.id(stage);
    SipText bye = trunk.heard("BYE", LONGEST_WAIT);
    assertNotNull(bye, "a BYE ends it");
    trunk.respond(bye, 200, "", "");
    stage.listener.hears("ended " + id + " LINE_LOST");
    assertEquals(known, stage.listener.arrived.size(), "nobody was offered it");
  }

  @Test
  void whoAcknowledgesLateIsOfferedThen() throws IOException {
    var call = new RawCall(trunk, "lateack");
    int known = stage.listener.arrived.size();
    assertEquals(200, call.invite("", RawCall.sound("sendrecv")).status());
    call.ask("OPTIONS", "", "");
    assertNull(
        trunk.heard("BYE", Stranger.SILENCE), "the greeting is over and the call is still there");
    assertEquals(known, stage.listener.arrived.size());
    call.ack(9001, "");
    assertEquals(call.id(stage), stage.listener.arrival(known));
  }

  @Test
  void aCallThatTheServerEndsBeforeItsAckIsToldSoWhenNoneComes() throws IOException {
    var call = new RawCall(trunk, "owed");
    assertEquals(200, call.invite("", RawCall.sound("sendrecv")).status());
    stage.line.hangUp(call.id(stage));
    assertNotNull(trunk.heard("BYE", LONGEST_WAIT));
  }

  /// RFC 3261, 8.1.3.5 and 22.2.
  @Test
  void whoWasRefusedMayAskAgainUnderTheNextNumber() throws IOException {
    var call = new RawCall(trunk, "again");
    assertEquals(488, call.invite("", RawCall.soundTo("IN IP6 ::1", 40_000, "sendrecv")).status());
    assertEquals(422, call.invite("Supported: timer\nSession-Expires: 1", "").status());
    assertEquals(200, call.ask("INVITE", "", RawCall.sound("sendrecv")).status());
    call.hangUp();
  }

  /// RFC 3261, 14.2.
  @Test
  void aNewOfferWhoseAnswerIsNeverAcknowledgedEndsTheCall() throws IOException {
    RawCall call = answered("reinvite");
    assertEquals(200, call.invite("", RawCall.sound("sendonly")).status());
    assertNotNull(trunk.heard("BYE", LONGEST_WAIT));
    stage.listener.hears("ended " + call.id(stage) + " LINE_LOST");
  }

  /// RFC 3261, 14.2; RFC 3311, 5.2.
  @Test
  void anOfferThatMeetsOursIsToWait() throws IOException {
    RawCall call = answered("glare");
    assertEquals(200, call.invite("", "").status(), "our offer");
    long ours = trunk.cseq();
    assertEquals(491, call.ask("UPDATE", "", RawCall.sound("sendonly")).status());
    assertEquals(491, call.invite("", RawCall.sound("sendonly")).status());
    assertEquals(200, call.ask("UPDATE", "", "").status(), "no offer");
    call.ack(ours, RawCall.sound("sendrecv"));
    Await.until(() -> stage.line.legs().containsValue("CONFIRMED"));
    assertEquals(200, call.ask("INVITE", "", RawCall.sound("sendonly")).status());
    call.hangUp();
  }

  @Test
  void whoWasSilentBeforeAServerTookOverIsAskedByIt() throws IOException {
    RawCall call = answered("silentbefore");
    SipText first = trunk.heard("OPTIONS", LONGEST_WAIT);
    assertNotNull(first);
    trunk.respond(first, 200, "", "");
    stage.crash();
    stage.comeBack();
    SipText next = trunk.heard("OPTIONS", LONGEST_WAIT);
    assertNotNull(next, "media says only once that it is silent");
    assertTrue(next.cseq() > first.cseq());
    stage.listener.hears("ended " + call.id(stage) + " LINE_LOST");
  }

  @Test
  void whoAnsweredOnceAndIsGoneThenIsAskedAgainAndLost() throws IOException {
    RawCall call = answered("gone");
    SipText first = trunk.heard("OPTIONS", LONGEST_WAIT);
    assertNotNull(first, "no sound came, so it is asked");
    trunk.respond(first, 200, "", "");
    SipText second = trunk.heard("OPTIONS", LONGEST_WAIT);
    assertNotNull(second, "and asked again");
    assertTrue(second.cseq() > first.cseq());
    trunk.respond(second, 405, "", "");
    SipText third = trunk.heard("OPTIONS", LONGEST_WAIT);
    assertNotNull(third, "any answer shows that somebody is there");
    stage.listener.hears("ended " + call.id(stage) + " LINE_LOST");
    assertNotNull(trunk.heard("BYE", LONGEST_WAIT));
  }
}
