package vigil.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vigil.TestData;
import vigil.casework.Casework;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.kernel.Ledger;
import vigil.kernel.database.TestDatabase;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.RingBehaviour;
import vigil.media.phone.SipPhone.State;
import vigil.portal.web.OrderWalkthrough;
import vigil.telephony.MediaProcess;
import vigil.telephony.ScriptedCarrier;
import vigil.telephony.ScriptedCarrier.Mood;

/// Callback staff and handlers press one key on the order's page: their own phone rings, then the
/// citizen's behind the carrier, and what the call was stands in the order. The whole server,
/// vigil-media beside it, real SIP and sound.
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "vigil.demo=true",
      "vigil.understanding.train-at-start=false",
      "vigil.sip.port=0",
      TestData.PROPERTY
    })
@ContextConfiguration(initializers = TestDatabase.Fresh.class)
class TheCitizenIsCalledFromTheOrderTest {
  private static final Duration SOON = Await.MOST;
  private static final double CITIZEN = 1000;
  private static final double STAFF = 1400;
  private static final String NUMBER = "13917000001";
  private static final String MOBILE = "/api/telephony/my-mobile";
  private static final LocalTime NOON = LocalTime.of(12, 0);
  private static final Duration A_DAY = Duration.ofDays(1);

  private static final PhoneClock CLOCK = new PhoneClock();
  private static final ScriptedCarrier CARRIER = new ScriptedCarrier(CLOCK);
  private static final MediaProcess MEDIA = media();

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Identity identity;
  @Autowired Ledger ledger;

  private SipPhone staff;
  private SipPhone citizen;

  private static MediaProcess media() {
    try {
      return new MediaProcess(TestData.FOLDER);
    } catch (IOException e) {
      throw new IllegalStateException("vigil-media does not start", e);
    }
  }

  /// Citizens are called by day (rules 4.9), whenever this runs.
  private static Duration untilNoon() {
    LocalTime there = LocalTime.now(ZoneId.of("Asia/Shanghai"));
    Duration left = Duration.between(there, NOON);
    return left.isNegative() ? left.plus(A_DAY) : left;
  }

  @DynamicPropertySource
  static void wires(DynamicPropertyRegistry properties) {
    properties.add("vigil.media.control", MEDIA::control);
    properties.add("vigil.media.secret-file", MEDIA::secretFile);
    properties.add("vigil.clock.ahead", TheCitizenIsCalledFromTheOrderTest::untilNoon);
    properties.add("vigil.carriers.trunks[0].name", () -> "city");
    properties.add("vigil.carriers.trunks[0].host", () -> "127.0.0.1");
    properties.add("vigil.carriers.trunks[0].port", CARRIER::port);
    properties.add("vigil.carriers.trunks[0].caller-id", () -> "02112345");
    properties.add("vigil.carriers.trunks[0].numbers", () -> "1.*");
  }

  @AfterAll
  static void close() throws IOException {
    MEDIA.close();
    CARRIER.close();
    CLOCK.close();
  }

  @BeforeEach
  void phones() {
    staff = registered("callback-1");
    citizen = new SipPhone(NUMBER, server("callback-1"), CITIZEN, CLOCK);
    CARRIER.leadsTo(citizen);
    CARRIER.mood = Mood.RINGS;
    CARRIER.invites.clear();
  }

  @AfterEach
  void hangUp() {
    staff.close();
    citizen.close();
  }

  private InetSocketAddress server(String who) {
    String[] at =
        as(who).get("/api/telephony/my-phone").body().path("server").asString().split(":", -1);
    return new InetSocketAddress(InetAddress.ofLiteral(at[0]), Integer.parseInt(at[1]));
  }

  private SipPhone registered(String who) {
    JsonNode mine = as(who).post("/api/telephony/my-phone", Map.of()).body();
    var phone = new SipPhone(mine.path("user").asString(), server(who), STAFF, CLOCK);
    assertEquals(200, phone.register(mine.path("password").asString(), 300));
    return phone;
  }

  private ApiClient as(String who) {
    return ApiClient.as(port, who);
  }

  private JsonNode registeredOrder() {
    var draft = new HashMap<String, Object>();
    draft.put("channel", "APP");
    draft.put("type", "HELP");
    draft.put("category", "01010101");
    draft.put("title", "透析病人无法到院");
    draft.put("description", "小区封控，透析病人周四必须到院。");
    draft.put("district", "310115");
    draft.put("address", "栖山路1700弄");
    draft.put("name", "王小明");
    draft.put("occurred", "2022-03-28T02:00:00Z");
    draft.put("contactPhone", NUMBER);
    return as("agent-2")
        .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"))
        .body();
  }

  private JsonNode toBeCalledBack() {
    JsonNode order = registeredOrder();
    new OrderWalkthrough(casework, identity).untilCallback(order.path("number").asString());
    return order;
  }

  private ApiClient.Answer press(String who, String order, Map<String, ?> wish) {
    return as(who).post("/api/desk/orders/%s/calls".formatted(order), wish);
  }

  private JsonNode trail(String who, String order) {
    return as(who).get("/api/desk/orders/%s/calls".formatted(order)).body();
  }

  private JsonNode order(String who, String id) {
    return as(who).get("/api/casework/orders/" + id).body().path("order");
  }

  // promise: web/src/casework/zhCalls.ts «先振您的话机，接听后再呼叫市民；号码不显示。»
  // promise: web/src/casework/zhCalls.ts «请登记市民说了什么，这通电话会作为依据。»
  @Test
  void callbackStaffRingTheCitizenAndWhatWasSaidRestsOnTheCall() throws Exception {
    String id = toBeCalledBack().path("id").asString();
    var wish = Map.of("purpose", "CALL_BACK");
    assertEquals("NotYourDuty", press("dispatcher-1", id, wish).why());
    citizen.setRingBehaviour(RingBehaviour.RING);
    var pressed = press("callback-1", id, wish);
    assertEquals(202, pressed.status(), () -> pressed.body().toString());
    String call = pressed.body().path("call").asString();
    assertTrue(citizen.await(State.RINGING, SOON), "the citizen's phone rings behind the carrier");
    assertEquals(State.TALKING, staff.state(), "the own phone answered before");
    assertTrue(CARRIER.invites.getFirst().first().contains(NUMBER));
    assertTrue(CARRIER.invites.getFirst().header("From").contains("02112345"));
    assertEquals(call, press("callback-1", id, wish).body().path("call").asString());
    citizen.answer();
    Await.until(() -> citizen.ear().hears(STAFF) && staff.ear().hears(CITIZEN));
    assertEquals("TALKING", trail("callback-1", id).path(0).path("stage").asString());
    assertFalse(trail("callback-1", id).toString().contains(NUMBER), "the number is never said");

    assertEquals("CallSaysOtherwise", callBack(id, "UNREACHABLE", call).why());
    assertEquals(200, callBack(id, "SATISFIED", call).status());
    assertEquals("CLOSED", order("callback-1", id).path("state").asString());
    assertEquals(call, order("callback-1", id).path("callbacks").path(0).path("call").asString());
    assertTrue(trail("callback-1", id).path(0).path("isFiled").asBoolean());
    var end = "/api/desk/orders/%s/calls/%s/hang-up".formatted(id, call);
    assertEquals(404, as("callback-2").post(end, Map.of()).status(), "not another's call");
    assertEquals(202, as("callback-1").post(end, Map.of()).status());
    assertTrue(citizen.await(State.ENDED, SOON));
    heardBy(call, id);
    noFactHasTheNumber(call);
  }

  /// The staff on shift are in the queue as agents are.
  private void seatStands(String state) {
    Await.until(() -> {
      JsonNode seat = as("callback-1").get("/api/acd/seat").body();
      return seat.path("state").asString().equals(state);
    });
  }

  // promise: docs/calls.md «Meanwhile the queue gives that seat nobody»
  @Test
  void whoIsReadyInTheQueueMayCallAndIsGivenNobodyMeanwhile() {
    String id = toBeCalledBack().path("id").asString();
    as("callback-1").post("/api/workforce/shift/begin", Map.of());
    as("callback-1").post("/api/acd/seat/ready", Map.of());
    seatStands("READY");
    citizen.setRingBehaviour(RingBehaviour.RING);
    press("callback-1", id, Map.of("purpose", "CALL_BACK"));
    seatStands("ENGAGED");
    assertTrue(citizen.await(State.RINGING, SOON));
    citizen.answer();
    Await.until(() -> citizen.ear().hears(STAFF));
    try (var caller = new SipPhone("13917000002", server("callback-1"), CITIZEN, CLOCK)) {
      caller.call("12345");
      Await.until(() -> waiting() == 1);
      staff.setRingBehaviour(RingBehaviour.ANSWER);
      citizen.hangUp();
      Await.until(() -> waiting() == 0);
      Await.until(() -> caller.ear().hears(STAFF));
      caller.hangUp();
      seatStands("AFTER_CALL");
    }
    as("callback-1").post("/api/workforce/shift/end", Map.of());
    seatStands("OFF");
  }

  private int waiting() {
    return as("leader-1").get("/api/acd/queue").body().path("waiting").size();
  }

  private ApiClient.Answer callBack(String id, String result, String call) {
    var said = new HashMap<String, Object>();
    said.put("way", "PHONE");
    said.put("result", result);
    said.put("call", call);
    said.put("seen", order("callback-1", id).path("version").asInt());
    return as("callback-1").post("/api/casework/orders/%s/steps/call-back".formatted(id), said);
  }

  /// Rules 9.7: who talked, and leaders with a reason; not the colleague, not the unit.
  private void heardBy(String call, String order) {
    String of = "/api/telephony/calls/" + call;
    Await.until(() -> as("callback-1").get(of).body().path("isRecorded").asBoolean());
    var own = Map.of("reason", "OWN_CALL");
    assertEquals(201, as("callback-1").post(of + "/plays", own).status());
    assertEquals("NotYoursToHear", as("callback-2").post(of + "/plays", own).why());
    assertEquals(
        201, as("leader-1").post(of + "/plays", Map.of("reason", "SERVICE_QUALITY")).status());
    assertEquals(404, as("handler-310115").get(of).status());
    assertEquals("[]", trail("handler-310115", order).toString(), "a unit sees its own calls only");
  }

  private void noFactHasTheNumber(String call) {
    assertFalse(
        ledger.listBySubject(call, 100).stream()
            .anyMatch(entry -> entry.body().toString().contains(NUMBER)));
  }

  // promise: docs/calls.md «`BUSY`, `DECLINED`, `NO_ANSWER`»
  @Test
  void aCitizenWhoDoesNotAnswerIsFiledAsUnreachableByTheCallItself() {
    String id = toBeCalledBack().path("id").asString();
    citizen.setRingBehaviour(RingBehaviour.BUSY);
    String call =
        press("callback-1", id, Map.of("purpose", "CALL_BACK")).body().path("call").asString();
    Await.until(() -> order("callback-1", id).path("callbacks").size() == 1);
    JsonNode attempt = order("callback-1", id).path("callbacks").path(0);
    assertEquals("UNREACHABLE", attempt.path("result").asString());
    assertEquals(call, attempt.path("call").asString());
    assertEquals("callback-1", attempt.path("by").asString());
    assertEquals("BUSY", trail("callback-1", id).path(0).path("reach").asString());
    assertEquals("CallbackTooSoon", press("callback-1", id, Map.of("purpose", "CALL_BACK")).why());
  }

  @Test
  void aCallThatNoCarrierTookIsNoAttempt() {
    String id = toBeCalledBack().path("id").asString();
    CARRIER.mood = Mood.OUT_OF_ORDER;
    press("callback-1", id, Map.of("purpose", "CALL_BACK"));
    Await.until(
        () -> trail("callback-1", id).path(0).path("reach").asString("").equals("NOT_CARRIED"));
    String call = trail("callback-1", id).path(0).path("call").asString();
    assertEquals("CallSaysOtherwise", callBack(id, "UNREACHABLE", call).why());
    assertEquals(0, order("callback-1", id).path("callbacks").size());
  }

  // promise: web/src/casework/zhCalls.ts «您的话机没有接听，未呼叫市民»
  @Test
  void nobodyIsRungWhileTheOwnPhoneDoesNotAnswer() {
    String id = toBeCalledBack().path("id").asString();
    staff.setRingBehaviour(RingBehaviour.DECLINE);
    press("callback-1", id, Map.of("purpose", "CALL_BACK"));
    Await.until(
        () -> trail("callback-1", id).path(0).path("reach").asString("").equals("STAFF_ABSENT"));
    assertTrue(CARRIER.invites.isEmpty());
    assertEquals(0, order("callback-1", id).path("callbacks").size());
  }

  // promise: web/src/desk/zh.ts «您没有可振铃的话机：请先登记话机，或在“我的话机”填写手机号。»
  @Test
  void aHandlerCallsByTheOwnMobileAndTheAnsweredCallIsTheContactRecord() {
    JsonNode kept = registeredOrder();
    String id = kept.path("id").asString();
    dispatchedAndSigned(id);
    String part = order("handler-310115", id).path("assignments").path(0).path("id").asString();
    var wish = Map.of("purpose", "CONTACT", "assignment", part);
    assertEquals("NoOwnPhone", press("handler-310115", id, wish).why());
    as("handler-310115").send("PUT", MOBILE, "{\"phone\": \"13900000115\"}");
    var mobile = new SipPhone("13900000115", server("callback-1"), STAFF, CLOCK);
    try (mobile) {
      CARRIER.leadsTo(mobile);
      mobile.setRingBehaviour(RingBehaviour.RING);
      var pressed = press("handler-310115", id, wish);
      assertEquals(202, pressed.status(), () -> pressed.body().toString());
      assertTrue(mobile.await(State.RINGING, SOON));
      CARRIER.leadsTo(citizen);
      mobile.answer();
      Await.until(() -> mobile.ear().hears(CITIZEN) && citizen.ear().hears(STAFF));
      Await.until(() -> attempts(id).size() == 1);
      JsonNode attempt = attempts(id).path(0);
      assertTrue(attempt.path("reached").asBoolean());
      assertEquals(pressed.body().path("call").asString(), attempt.path("call").asString());
      citizen.hangUp();
      assertTrue(mobile.await(State.ENDED, SOON));
    }
    as("handler-310115").send("DELETE", MOBILE, "");
  }

  private JsonNode attempts(String id) {
    return order("handler-310115", id).path("assignments").path(0).path("attempts");
  }

  private void dispatchedAndSigned(String id) {
    int seen = order("dispatcher-1", id).path("version").asInt();
    var dispatch = Map.of("lead", "d310115", "seen", seen);
    as("dispatcher-1").post("/api/casework/orders/%s/steps/dispatch".formatted(id), dispatch);
    JsonNode now = order("clerk-310115", id);
    String part = now.path("assignments").path(0).path("id").asString();
    as("clerk-310115")
        .post(
            "/api/casework/assignments/%s/steps/sign".formatted(part),
            Map.of("seen", now.path("version").asInt()));
  }

  private String next(String who) {
    return as(who).get("/api/casework/callbacks/next").body().path("order").path("id").asString("");
  }

  private int passOn(String who, String order, Map<String, ?> why) {
    return as(who).post("/api/casework/orders/%s/pass-callback".formatted(order), why).status();
  }

  // promise: web/src/casework/zhPages.ts «一天内不再排给您。»
  @Test
  void whoPassesACallbackOnSaysWhyAndIsNotGivenItAgain() {
    toBeCalledBack();
    String first = next("callback-1");
    assertEquals(400, passOn("callback-1", first, Map.of()), "never without a reason");
    assertEquals(403, passOn("dispatcher-1", first, Map.of("reason", "LOOK_AGAIN")));
    assertEquals(first, next("callback-2"));
    assertEquals(204, passOn("callback-1", first, Map.of("reason", "LOOK_AGAIN")));
    assertFalse(next("callback-1").equals(first));
    assertEquals(first, next("callback-2"), "another calls");
    assertEquals(204, passOn("callback-2", first, Map.of("reason", "ANOTHER_TIME")));
    assertFalse(next("callback-2").equals(first));
    assertTrue(
        ledger.listBySubject(first, 200).stream()
            .anyMatch(entry ->
                entry.kind().equals("casework.CallbackPassedOn")
                    && entry.body().path("reason").asString().equals("LOOK_AGAIN")));
  }
}
