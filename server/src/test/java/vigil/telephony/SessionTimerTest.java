package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipText;

/// A session timer that was agreed to is kept (RFC 4028); one that cannot be kept is not agreed to.
class SessionTimerTest {
  private static final int LONGEST_WAIT = 15_000;
  private static final int NEXT_TENTH = 2800;
  private static final String THEIRS = "Supported: timer\nSession-Expires: 4;refresher=uac";
  private static final String OURS = "Supported: timer\nSession-Expires: 4;refresher=uas";

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
    trunk = new Stranger(stage.server(), "127.0.0.1");
    // It sends no sound, and what shall end a call here is the timer.
    trunk.answersOptions();
  }

  @AfterEach
  void endAll() {
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
    trunk.close();
  }

  private SipText called(RawCall call, String more) throws IOException {
    return call.ask("INVITE", more, RawCall.sound("sendrecv"));
  }

  private SipText heard(String method) throws IOException {
    SipText said = trunk.heard(method, LONGEST_WAIT);
    assertNotNull(said, "no " + method);
    return said;
  }

  @Test
  void aCallThatItsCallerDoesNotRefreshEnds() throws IOException {
    var call = new RawCall(trunk, "theirs");
    SipText ok = called(call, THEIRS);
    assertEquals("4;refresher=uac", ok.header("Session-Expires"));
    assertEquals("timer", ok.header("Require"));
    for (int i = 0; i < 3; i++) {
      Duration half = Duration.ofSeconds(2);
      long end = System.nanoTime() + half.toNanos();
      Await.until(() -> System.nanoTime() > end);
      SipText again = call.ask(i == 1 ? "INVITE" : "UPDATE", THEIRS, "");
      assertEquals(200, again.status());
      assertEquals("4;refresher=uac", again.header("Session-Expires"));
    }
    heard("BYE");
    stage.listener.hears("ended " + call.id(stage) + " LINE_LOST");
  }

  @Test
  void aCallThatWeAreToRefreshIsRefreshedUntilNobodyAnswers() throws IOException {
    var call = new RawCall(trunk, "ours");
    SipText ok = called(call, OURS + "\nAllow: INVITE, UPDATE, BYE");
    assertEquals("4;refresher=uas", ok.header("Session-Expires"));
    assertEquals("", ok.header("Require"));
    long last = 0;
    for (int i = 0; i < 3; i++) {
      SipText update = heard("UPDATE");
      assertEquals("4;refresher=uac", update.header("Session-Expires"));
      assertTrue(update.cseq() > last);
      last = update.cseq();
      trunk.respond(update, 200, "Require: timer\r\nSession-Expires: 4;refresher=uac", "");
    }
    heard("BYE");
    stage.listener.hears("ended " + call.id(stage) + " LINE_LOST");
  }

  /// RFC 3261, 14.1: both asked at once; who did not make the Call-ID waits two seconds at most.
  @Test
  void aRefreshThatMetAnotherIsSaidAgainSoon() throws IOException {
    var call = new RawCall(trunk, "glare");
    called(call, OURS.replace("4", "30") + "\nAllow: UPDATE");
    SipText first = trunk.heard("UPDATE", 2 * LONGEST_WAIT);
    assertNotNull(first);
    trunk.respond(first, 491, "", "");
    SipText again = trunk.heard("UPDATE", NEXT_TENTH);
    assertNotNull(again, "before a tenth of the time is over");
    assertTrue(again.cseq() > first.cseq());
    trunk.respond(again, 200, "Session-Expires: 30;refresher=uac", "");
    call.hangUp();
  }

  @Test
  void whoAnswersThatThereIsNoSuchCallEndsIt() throws IOException {
    var call = new RawCall(trunk, "nosuch");
    called(call, OURS + "\nAllow: UPDATE");
    trunk.respond(heard("UPDATE"), 481, "", "");
    heard("BYE");
    stage.listener.hears("ended " + call.id(stage) + " LINE_LOST");
  }

  @Test
  void aTimerMayBeGivenToTheOtherSideOrGivenUp() throws IOException {
    var call = new RawCall(trunk, "given");
    called(call, OURS + "\nAllow: UPDATE");
    trunk.respond(heard("UPDATE"), 200, "Session-Expires: 20;refresher=uas", "");
    Await.until(() -> timer(call).equals("20 false"));
    assertEquals("", call.ask("UPDATE", "", "").header("Session-Expires"));
    assertEquals("null null", timer(call));
    call.hangUp();
  }

  private static String timer(RawCall call) {
    return stage
        .sql
        .sql("select session_seconds, session_is_ours from telephony.dialog where call = ?")
        .param(call.id(stage))
        .query((row, _) -> row.getObject(1) + " " + row.getObject(2))
        .single();
  }

  /// Sections 8 and 9: a proxy may ask for a caller who knows nothing of it.
  @Test
  void whatCannotBeKeptIsNotAgreedToAndWhatIsTooShortIsRefused() throws IOException {
    var noUpdate = new RawCall(trunk, "noupdate");
    assertEquals("", called(noUpdate, OURS).header("Session-Expires"));
    noUpdate.hangUp();
    var byProxy = new RawCall(trunk, "byproxy");
    SipText ok = called(byProxy, "Session-Expires: 600\nAllow: UPDATE");
    assertEquals("600;refresher=uas", ok.header("Session-Expires"));
    byProxy.hangUp();
    var brief = new RawCall(trunk, "brief");
    SipText refused = called(brief, "Supported: timer\nSession-Expires: 1");
    assertEquals(422, refused.status());
    assertEquals("3", refused.header("Min-SE"));
    stage.awaitIdle();
    var required = new RawCall(trunk, "required");
    SipText kept = called(required, "Require: timer\nSupported: timer\nSession-Expires: 600");
    assertEquals("600;refresher=uac", kept.header("Session-Expires"));
    assertEquals(422, required.ask("UPDATE", THEIRS.replace("4", "2"), "").status());
    required.hangUp();
    var plain = new RawCall(trunk, "plain");
    assertEquals("", called(plain, "Supported: timer").header("Session-Expires"));
    plain.hangUp();
  }

  @Test
  void aServerThatTakesOverKeepsIt() throws IOException {
    var ours = new RawCall(trunk, "oursagain");
    called(ours, OURS + "\nAllow: UPDATE");
    Await.until(() -> stage.line.legs().containsValue("CONFIRMED"));
    stage.crash();
    stage.comeBack();
    trunk.respond(heard("UPDATE"), 200, "Session-Expires: 4;refresher=uac", "");
    heard("UPDATE");
    heard("BYE");
    var theirs = new RawCall(trunk, "theirsagain");
    called(theirs, THEIRS);
    Await.until(() -> stage.line.legs().containsValue("CONFIRMED"));
    stage.crash();
    stage.comeBack();
    heard("BYE");
    stage.listener.hears("ended " + theirs.id(stage) + " LINE_LOST");
  }
}
