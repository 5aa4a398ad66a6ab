package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipText;

/// A seat whose phone is a web page (RFC 7118): rung like any other, with sealed sound.
class PageCallTest {
  private static final double CALLER = 1000;
  private static final double SEAT = 1400;

  @TempDir static Path folder;
  private static TelephonyFixture stage;
  private static int extension = 4400;

  private ScriptedPage page;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  @BeforeEach
  void arrive() throws IOException {
    extension++;
    page = new ScriptedPage(stage, "" + extension, SEAT);
  }

  @AfterEach
  void endAll() {
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
    page.close();
  }

  /// A citizen's call that the page has answered.
  private record Talk(SipPhone caller, String call, SipText invite) {}

  private Talk talk() throws Exception {
    page.register("" + extension, 60);
    SipPhone caller = stage.phone("1350000" + extension, CALLER);
    String call = stage.queued(caller);
    stage.line.ring(call, "p-" + extension, "sip:" + extension, RING_TIME);
    SipText invite = page.answer();
    hears(caller, SEAT);
    return new Talk(caller, call, invite);
  }

  // promise: docs/calls.md «a call rings in the agent's page, and both hear each other»
  @Test
  void aPageIsRungAnswersAndIsHeard() throws Exception {
    assertEquals(200, page.register("" + extension, 60).status());
    SipPhone caller = stage.phone("13500004401", CALLER);
    String call = stage.queued(caller);
    stage.line.ring(call, "p-1", "sip:" + extension, RING_TIME);
    SipText invite = page.answer();
    stage.listener.hears("answered " + call + " p-1");
    assertTrue(invite.body().contains("UDP/TLS/RTP/SAVPF"), invite.body());
    hears(caller, SEAT);
    Await.until(() -> page.sound.phone().ear().hears(CALLER));
    page.say(page.request(invite, "BYE", ""));
    page.hears(m -> m.isResponse() && m.method().equals("BYE") && m.status() == 200);
    stage.listener.hears("ended " + call + " SEAT_HUNG_UP");
  }

  @Test
  void theLineHangsUpAtThePage() throws Exception {
    Talk talk = talk();
    talk.caller().hangUp();
    SipText bye = page.hears(m -> m.first().startsWith("BYE "));
    page.say(page.response(bye, "200 OK", ""));
    stage.listener.hears("ended " + talk.call() + " CALLER_HUNG_UP");
  }

  @Test
  void aPageHoldsAndTakesUpAgain() throws Exception {
    Talk talk = talk();
    page.say(
        page.request(
            talk.invite(), "INVITE", page.describe("actpass").replace("a=sendrecv", "a=inactive")));
    SipText held =
        page.hears(m -> m.isResponse() && m.method().equals("INVITE") && m.status() == 200);
    assertTrue(held.body().contains("a=inactive"), held.body());
    assertTrue(held.body().contains("a=setup:passive"), held.body());
    Await.until(() -> talk.caller().ear().amplitude(SEAT) < 100);
    page.say(page.request(talk.invite(), "INVITE", page.describe("actpass")));
    hears(talk.caller(), SEAT);
  }

  /// The WebSocket is cut in mid-call: the sound goes on, and the call is reached over the next.
  @Test
  void aCallOutlivesItsWebSocket() throws Exception {
    Talk talk = talk();
    page.disconnect();
    page.connect();
    page.register("" + extension, 60);
    talk.caller().hangUp();
    page.hears(m -> m.first().startsWith("BYE "));
  }

  /// JsSIP makes an address anew with each page, and knows of no other: not 481 but 404 comes.
  // promise: docs/calls.md «a page that was opened anew says 404 or 481 to our OPTIONS»
  @Test
  void aPageThatWasLoadedAnewHasNotTheTalkAndTheCitizenWaitsAgain() throws Exception {
    Talk talk = talk();
    page.sound.close();
    page.disconnect();
    page.answerOptions("404 Not Found");
    page.connect();
    page.register("" + extension, 60);
    stage.listener.hears("returned " + talk.call());
    talk.caller().hangUp();
    stage.listener.hears("ended " + talk.call() + " CALLER_HUNG_UP");
  }

  @Test
  void aPageIsNobodyElsesPhoneAndBeginsNoCall() {
    assertEquals(403, page.register("" + (extension - 1), 60).status());
    page.say(
        """
        INVITE sip:12345@127.0.0.1 SIP/2.0
        Via: SIP/2.0/WSS abcdefgh.invalid;branch=z9hG4bKnew
        Max-Forwards: 69
        To: <sip:12345@127.0.0.1>
        From: <sip:%d@127.0.0.1>;tag=new
        Call-ID: begins
        CSeq: 1 INVITE
        Contact: <sip:page@abcdefgh.invalid;transport=ws>
        Content-Length: 0

        """
            .formatted(extension));
    assertEquals(403, page.hears(m -> m.header("Call-ID").equals("begins")).status());
  }

  @Test
  void thePageIsRungBeforeAPhoneAndNoMoreOnceItIsGone() throws Exception {
    SipPhone phone = stage.seat("" + extension, SEAT);
    page.register("" + extension, 60);
    phone.register("secret-" + extension, 300);
    SipPhone caller = stage.phone("13500004405", CALLER);
    String call = stage.queued(caller);
    stage.line.ring(call, "p-5", "sip:" + extension, RING_TIME);
    SipText invite = page.hears(m -> m.first().startsWith("INVITE "));
    page.say(page.response(invite, "486 Busy Here", ""));
    stage.listener.hears("refused " + call + " p-5 BUSY");
    page.disconnect();
    stage.line.ring(call, "p-6", "sip:" + extension, RING_TIME);
    stage.listener.hears("answered " + call + " p-6");
  }

  /// A killed server unbinds no page.
  @Test
  void thePagesOfAnEarlierLifeAreNotRungAndKeepTheirPorts() {
    page.register("" + extension, 60);
    assertEquals(1, stage.accounts.listBindings("" + extension).size());
    var before = stage.accounts.findLastPage("" + extension);
    stage.crash();
    stage.comeBack();
    assertEquals(List.of(), stage.accounts.listBindings("" + extension));
    assertEquals(before, stage.accounts.findLastPage("" + extension));
  }

  /// Who comes next may be given a port where another's call is still reached.
  @Test
  void aPortIsKeptForTheExtensionThatHadIt() {
    page.register("" + extension, 60);
    int port =
        Integer.parseInt(
            stage.accounts.findLastPage("" + extension).orElseThrow().replaceAll(".*:", ""));
    page.disconnect();
    assertFalse(stage.accounts.isPortOfAnother("" + extension, port));
    assertTrue(stage.accounts.isPortOfAnother("4399", port));
    assertFalse(stage.accounts.isPortOfAnother("4399", port % 10_000));
  }

  @Test
  void whatIsNoMessageIsDropped() {
    page.say("\n\n");
    page.say("INVITE");
    page.say("SIP/2.0 200");
    page.say("x".repeat(20_000));
    page.say("REGISTER sip:\u0000 SIP/2.0\n\n");
    assertEquals(200, page.register("" + extension, 60).status());
  }
}
