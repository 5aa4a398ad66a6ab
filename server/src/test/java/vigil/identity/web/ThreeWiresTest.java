package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.TestData;
import vigil.kernel.Await;
import vigil.kernel.database.TestDatabase;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.RingBehaviour;
import vigil.media.phone.SipPhone.State;
import vigil.telephony.MediaProcess;

/// A seat's page is cut, or its session is over, at each moment of a call (docs/wires.md): the
/// whole server, real sessions, a real socket, real SIP and sound. The voice's cuts are in
/// `CutVoiceTest`.
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "vigil.demo=true",
      "vigil.understanding.train-at-start=false",
      "vigil.sip.port=0",
      "vigil.watch.health-period=PT0S",
      "vigil.watch.test-pages=false",
      "vigil.desk.beat=PT2S",
      "vigil.voice-test.seconds=1",
      TestData.PROPERTY
    })
@ContextConfiguration(initializers = TestDatabase.Fresh.class)
class ThreeWiresTest {
  private static final Duration SOON = Await.MOST;
  private static final int SIGNED_OUT = 4001;
  private static final double CITIZEN = 1000;
  private static final double SEAT = 1400;
  private static final double COLLEAGUE = 2200;
  private static final String AGENT = "agent-5";
  private static final String VOICE = "/api/telephony/my-phone/voice-test";
  private static final String ASKED = "agent-6";
  private static final Map<String, String> WORDS = Map.of("words", "{\"description\":\"血透\"}");

  private static final MediaProcess MEDIA = media();
  private static final PhoneClock CLOCK = new PhoneClock();

  /// When a wire is cut.
  enum Moment {
    READY,
    RINGING,
    TALKING,
    ON_HOLD,
    CONSULTING,
    WRITING
  }

  @LocalServerPort int port;
  @Autowired JdbcClient db;
  @Autowired PlatformTransactionManager transactions;

  @Value("${vigil.public-url}")
  String origin;

  private static @Nullable SignedInBrowser enrolled;

  private SignedInBrowser desk;
  private SipPhone seat;
  private SipPhone colleague;
  private SipPhone citizen;
  private Push push;
  private String call = "";

  private static MediaProcess media() {
    try {
      return new MediaProcess(TestData.FOLDER);
    } catch (IOException e) {
      throw new IllegalStateException("vigil-media does not start", e);
    }
  }

  @DynamicPropertySource
  static void media(DynamicPropertyRegistry properties) {
    properties.add("vigil.media.control", MEDIA::control);
    properties.add("vigil.media.secret-file", MEDIA::secretFile);
  }

  @AfterAll
  static void close() throws IOException {
    CLOCK.close();
    MEDIA.close();
  }

  /// A desk's socket.
  private final class Push implements WebSocket.Listener {
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    final WebSocket socket;

    Push(SignedInBrowser who) {
      socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .header("Cookie", "SESSION=" + who.browser().cookie("SESSION").orElseThrow())
              .buildAsync(URI.create("ws://localhost:" + port + "/api/desk/push"), this)
              .join();
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.complete(status);
      return CompletableFuture.completedStage(null);
    }
  }

  @BeforeEach
  void anAgentAtTheDesk() {
    enrolled = enrolled == null ? SignedInBrowser.signedIn(port, origin, AGENT) : enrolled;
    desk = enrolled.inAnotherBrowser(port);
    seat = registered(desk.browser(), SEAT);
    ApiClient other = ApiClient.as(port, ASKED);
    colleague = registered(other, COLLEAGUE);
    done(other.post("/api/workforce/shift/begin", Map.of()));
    done(other.post("/api/acd/seat/break", Map.of("reason", "TRAINING")));
    done(desk.browser().post("/api/workforce/shift/begin", Map.of()));
    done(desk.browser().post("/api/acd/seat/ready", Map.of()));
    citizen = new SipPhone("13800138000", server(), CITIZEN, CLOCK);
    push = new Push(desk);
  }

  @AfterEach
  void goHome() {
    citizen.hangUp();
    seat.hangUp();
    colleague.hangUp();
    ApiClient.as(port, AGENT).post("/api/acd/seat/save-later", Map.of());
    ApiClient.as(port, AGENT).post("/api/workforce/shift/end", Map.of());
    ApiClient.as(port, ASKED).post("/api/workforce/shift/end", Map.of());
    citizen.close();
    seat.close();
    colleague.close();
  }

  private InetSocketAddress server() {
    JsonNode mine = ApiClient.as(port, AGENT).get("/api/telephony/my-phone").body();
    String[] at = mine.path("server").asString().split(":", -1);
    return new InetSocketAddress(InetAddress.ofLiteral(at[0]), Integer.parseInt(at[1]));
  }

  private SipPhone registered(ApiClient who, double hertz) {
    JsonNode mine = who.post("/api/telephony/my-phone", Map.of()).body();
    var phone = new SipPhone(mine.path("user").asString(), server(), hertz, CLOCK);
    assertEquals(200, phone.register(mine.path("password").asString(), 300));
    return phone;
  }

  private static void done(ApiClient.Answer answer) {
    assertTrue(answer.status() < 300, answer::toString);
  }

  // promise: docs/wires.md «the talk goes on, and the desk is there again at another machine»
  @ParameterizedTest
  @EnumSource(Moment.class)
  void whoseThePageIsGoneTalksOnAndWritesAtAnotherMachine(Moment moment) {
    reach(moment);
    push.socket.abort();
    goesOn(moment, desk.inAnotherBrowser(port).browser());
  }

  // promise: docs/wires.md «The screen is locked within 10 s, and the talk goes on»
  @ParameterizedTest
  @EnumSource(Moment.class)
  void whoseSessionIsOverTalksOnBehindALockedScreen(Moment moment) throws Exception {
    reach(moment);
    done(desk.browser().post("/api/identity/sign-out", Map.of()));
    assertEquals(SIGNED_OUT, push.closed.get(30, TimeUnit.SECONDS));
    assertEquals(401, desk.browser().get("/api/acd/seat").status());
    goesOn(moment, desk.inAnotherBrowser(port).browser());
  }

  private JsonNode tested() {
    done(desk.browser().post(VOICE, Map.of()));
    return awaitResult();
  }

  private JsonNode awaitResult() {
    Await.until(() -> !isTested());
    return desk.browser().get(VOICE).body().path("last");
  }

  private boolean isTested() {
    return desk.browser().get(VOICE).body().path("isRunning").asBoolean();
  }

  // promise: docs/wires.md «the phone rings, asks for a sentence and says it back»
  @Test
  void aSeatsVoiceIsTestedAndLeadersSeeWhatCameOfIt() {
    done(desk.browser().post(VOICE, Map.of()));
    Await.until(() -> seat.ear().hears(MediaProcess.VOICE_TEST));
    Await.until(() -> seat.ear().hears(SEAT));
    assertTrue(seat.await(State.ENDED, SOON));
    JsonNode well = awaitResult();
    assertEquals(0, well.path("findings").size(), well::toString);
    assertEquals(-15, well.path("figures").path("levelDb").asDouble(), 1);
    assertTrue(well.path("figures").path("activeMillis").asInt() > 800, well::toString);
    JsonNode all = ApiClient.as(port, "leader-1").get("/api/telephony/voice-tests").body();
    assertEquals(List.of(AGENT), all.findValuesAsString("staff"));
    assertEquals(403, desk.browser().get("/api/telephony/voice-tests").status());
  }

  // promise: docs/wires.md «A phone that says nothing, loses sound or does not answer is told so»
  @Test
  void whatIsWrongWithASeatsVoiceIsSaid() {
    seat.faults().losesSound(8);
    assertEquals("[\"LOSS\"]", tested().path("findings").toString());
    seat.setRingBehaviour(RingBehaviour.DECLINE);
    assertEquals("[\"NOT_ANSWERED\"]", tested().path("findings").toString());
    seat.close();
    ApiClient other = ApiClient.as(port, "agent-9");
    assertEquals("PhoneNotRegistered", other.post(VOICE, Map.of()).why());
  }

  /// Whoever sees that it runs no more reads what came of it, and not of the one before.
  @Test
  void aVoiceTestRunsUntilWhatCameOfItIsKept() {
    tested();
    seat.setRingBehaviour(RingBehaviour.DECLINE);
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> {
          db.sql("select staff from telephony.voice_test where staff = ? for update")
              .param(AGENT)
              .query(String.class)
              .single();
          done(desk.browser().post(VOICE, Map.of()));
          Await.until(this::isAnyWaiting);
          assertTrue(isTested());
        });
    assertEquals("[\"NOT_ANSWERED\"]", awaitResult().path("findings").toString());
  }

  private boolean isAnyWaiting() {
    return db.sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }

  private void callsAndWaitsForNoGreeting() {
    citizen.call("12345");
    assertTrue(citizen.await(State.TALKING, SOON));
    citizen.press('1');
  }

  private void reach(Moment moment) {
    if (moment == Moment.READY) {
      return;
    }
    seat.setRingBehaviour(moment == Moment.RINGING ? RingBehaviour.RING : RingBehaviour.ANSWER);
    callsAndWaitsForNoGreeting();
    if (moment == Moment.RINGING) {
      assertTrue(seat.await(State.RINGING, SOON));
      return;
    }
    bothTalk();
    call = seat.call();
    done(desk.browser().send("PUT", "/api/acd/drafts/" + call, words()));
    switch (moment) {
      case READY, RINGING, TALKING -> {}
      case ON_HOLD -> {
        order(desk.browser(), Map.of("wish", "HOLD"));
        Await.until(() -> citizen.ear().hears(MediaProcess.HOLD));
      }
      case CONSULTING -> {
        order(desk.browser(), Map.of("wish", "CONSULT", "to", ASKED));
        Await.until(() -> seat.ear().hears(COLLEAGUE));
      }
      case WRITING -> {
        citizen.hangUp();
        stands(desk.browser(), "AFTER_CALL");
      }
    }
  }

  private static String words() {
    return JsonMapper.shared().writeValueAsString(WORDS);
  }

  private void goesOn(Moment moment, ApiClient another) {
    switch (moment) {
      case READY -> {
        callsAndWaitsForNoGreeting();
        bothTalk();
      }
      case RINGING -> {
        assertEquals(State.RINGING, seat.state());
        seat.answer();
        bothTalk();
      }
      case TALKING -> bothTalk();
      case ON_HOLD -> {
        assertTrue(citizen.ear().hears(MediaProcess.HOLD));
        order(another, Map.of("wish", "RESUME"));
        bothTalk();
      }
      case CONSULTING -> {
        assertTrue(seat.ear().hears(COLLEAGUE) && !colleague.ear().hears(CITIZEN));
        order(another, Map.of("wish", "JOIN"));
        bothTalk();
        colleague.hangUp();
      }
      case WRITING -> {}
    }
    if (moment != Moment.WRITING) {
      call = seat.call();
      citizen.hangUp();
      stands(another, "AFTER_CALL");
    }
    writesWhatIsOwed(moment, another);
  }

  private void writesWhatIsOwed(Moment moment, ApiClient another) {
    JsonNode kept = another.get("/api/acd/drafts/" + call).body().path("words");
    boolean wasWritten = moment != Moment.READY && moment != Moment.RINGING;
    assertEquals(wasWritten ? WORDS.get("words") : "", kept.asString(""));
    assertEquals(call, another.get("/api/acd/seat").body().path("debts").path(0).asString());
    var draft = new HashMap<String, Object>();
    draft.put("channel", "PHONE");
    draft.put("contact", call);
    draft.put("type", "HELP");
    draft.put("category", "01010101");
    draft.put("title", "透析病人无法到院");
    draft.put("description", "小区封控，透析病人周四必须到院。");
    draft.put("district", "310115");
    draft.put("address", "栖山路1700弄");
    draft.put("name", "王小明");
    draft.put("occurred", "2022-03-28T02:00:00Z");
    draft.put("contactPhone", "13917000001");
    done(another.post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT")));
    stands(another, "READY");
    Await.until(() -> another.get("/api/acd/seat").body().path("debts").isEmpty());
  }

  private void bothTalk() {
    Await.until(() -> citizen.ear().hears(SEAT) && seat.ear().hears(CITIZEN));
  }

  private void order(ApiClient who, Map<String, String> wish) {
    done(who.post("/api/desk/calls/" + call + "/parties", wish));
  }

  private static void stands(ApiClient who, String state) {
    Await.until(() -> who.get("/api/acd/seat").body().path("state").asString("").equals(state));
  }
}
