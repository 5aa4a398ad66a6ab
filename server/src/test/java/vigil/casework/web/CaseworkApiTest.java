package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.OrderFact;
import vigil.casework.life.OrderReplay;
import vigil.casework.store.SqlOrders;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.kernel.Ledger;

/// Orders over the wire, with the demo city's people and the real database.
@ServerTest
class CaseworkApiTest {
  private static final String PHONE = "13812345678";

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired SqlOrders orders;
  @Autowired JdbcClient db;

  private static Map<String, Object> draft(String title) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-of-" + title);
    draft.put("type", "HELP");
    draft.put("urgency", "URGENT");
    draft.put("category", "01010101");
    draft.put("title", title);
    draft.put("description", "每周三次血透，今天起不能出小区。");
    draft.put("district", "310115");
    draft.put("address", "花木路 1 号");
    draft.put("name", "王小明");
    draft.put("contactPhone", PHONE);
    return draft;
  }

  private JsonNode register(String title) {
    return register(draft(title));
  }

  private JsonNode register(Map<String, Object> draft) {
    var answer =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, answer.status(), () -> answer.body().toString());
    return answer.body();
  }

  private int step(String staff, String path, Map<String, Object> fields, int seen) {
    var body = new HashMap<>(fields);
    body.put("seen", seen);
    var answer = ApiClient.as(port, staff).post("/api/casework/" + path, body);
    assertEquals(200, answer.status(), () -> path + ": " + answer.body());
    return answer.body().path("version").asInt();
  }

  private JsonNode find(String staff, String id) {
    var answer = ApiClient.as(port, staff).get("/api/casework/orders/" + id);
    assertEquals(200, answer.status());
    return answer.body();
  }

  @Test
  void anOrderIsWrittenDispatchedHandledAndClosed() {
    JsonNode kept = register("血透病人出行");
    String id = kept.path("id").asString();
    int seen = kept.path("version").asInt();
    assertTrue(kept.path("number").asString().matches("\\d{8}-\\d{6}-\\d"));
    assertTrue(kept.path("code").asString().matches("\\d{6}"));
    JsonNode board = ApiOrder.onBoard(port, id);
    assertFalse(board.path("legalBasis").asString().isEmpty());
    String order = "orders/" + id + "/steps/";
    seen = step("dispatcher-1", order + "dispatch", Map.of("lead", "d310115"), seen);
    JsonNode lead = find("dispatcher-1", id).path("order").path("assignments").path(0);
    String part = "assignments/" + lead.path("id").asString() + "/steps/";
    seen = step("clerk-310115", part + "sign", Map.of(), seen);
    seen = step("handler-310115", part + "contact", Map.of("reached", true), seen);
    seen = step("handler-310115", part + "handle", Map.of(), seen);
    for (String pile : List.of("inbox", "orders")) {
      var mine = ApiClient.as(port, "handler-310115").get("/api/casework/" + pile);
      assertTrue(mine.body().toString().contains(id), () -> pile + ": " + mine.body());
    }
    String contact = find("handler-310115", id).at("/order/assignments/0/attempts/0/id").asString();
    seen = step("handler-310115", part + "report", Map.of("report", report(contact)), seen);
    assertTrue(
        ApiClient.as(port, "reviewer-1")
            .get("/api/casework/reviews")
            .body()
            .toString()
            .contains(id));
    seen = step("reviewer-1", part + "review", Map.of("accepted", true), seen);
    seen = step("reviewer-1", order + "audit", Map.of("passed", true), seen);
    assertTrue(
        ApiClient.as(port, "callback-1")
            .get("/api/casework/callbacks")
            .body()
            .toString()
            .contains(id));
    Map<String, Object> satisfied =
        Map.of("way", "SMS_LINK", "result", "SATISFIED", "contacted", true, "solved", true);
    var byStaff = new HashMap<>(satisfied);
    byStaff.put("seen", seen);
    var refused =
        ApiClient.as(port, "callback-1").post("/api/casework/" + order + "call-back", byStaff);
    assertTrue(
        List.of("LinkIsTheCitizens", "OutsideCallbackHours").contains(refused.why()),
        () -> refused.body().toString());
    var rating =
        "/api/portal/orders/%s/rating?code=%s"
            .formatted(kept.path("number").asString(), kept.path("code").asString());
    var rated = ApiClient.browser(port).post(rating, Map.of("solved", true, "contacted", true));
    assertEquals(200, rated.status(), () -> rated.body().toString());
    JsonNode closed = find("agent-1", id);
    assertEquals("CLOSED", closed.at("/order/state").asString());
    assertEquals(closed.path("history").size(), closed.at("/order/version").asInt());
    assertReplays(id);
    for (String pile : List.of("board", "rapid", "requests", "reviews", "callbacks")) {
      assertFalse(pile("manager-1", pile).contains(id), pile);
    }
  }

  @Test
  void theQueryCodeIsToldOnceAndKeptNowhereInClear() {
    var agent = ApiClient.as(port, "agent-1").with("Idempotency-Key", "told-once-1");
    var body = Map.of("draft", draft("查询码只说一次"), "then", "SUBMIT");
    var first = agent.post("/api/casework/orders", body);
    assertEquals(201, first.status());
    String code = first.body().path("code").asString();
    assertTrue(code.matches("[0-9]{6}"));
    var again = agent.post("/api/casework/orders", body);
    assertEquals(201, again.status());
    assertEquals(first.body().path("id"), again.body().path("id"), "it is the same order");
    assertEquals(code, again.body().path("code").asString(), "only to who has the key");
    var kept =
        db
            .sql("select i::text from kernel.idempotent i where body like '%' || ? || '%'")
            .param(first.body().path("id").asString())
            .query(String.class)
            .list()
            .stream()
            .map(String::valueOf)
            .toList();
    assertEquals(1, kept.size());
    assertFalse(kept.getFirst().contains(code), kept.getFirst());
    assertFalse(kept.getFirst().contains("told-once-1"), "whoever reads the table has no key");
  }

  private static Map<String, Object> report(String contact) {
    var report = new HashMap<String, Object>();
    report.put("factFinding", "TRUE");
    report.put("appealFinding", "REASONABLE");
    report.put("siteCheck", "NO_SITE");
    report.put("result", "RESOLVED");
    report.put("replyPoints", "浦东新区答复：已安排车辆接送血透。");
    report.put("replyUnit", "城运中心");
    report.put("repliedAt", Instant.now().toString());
    report.put("summary", "已联系居委，安排车辆。");
    report.put("wayOfReply", "PHONE");
    report.put("signatory", "李处长");
    report.put("contactAttempt", contact);
    return report;
  }

  /// The ledger alone gives the order back.
  private void assertReplays(String id) {
    var facts =
        ledger.listBySubject(id, 1000).stream()
            .filter(e -> e.version() > 0)
            .map(e -> (OrderFact) e.as(kind(e.kind())))
            .toList();
    assertEquals(orders.find(id).orElseThrow(), OrderReplay.replay(facts));
  }

  private static Class<? extends OrderFact> kind(String kind) {
    for (Class<?> nested : OrderFact.class.getDeclaredClasses()) {
      if (kind.equals("casework." + nested.getSimpleName())) {
        return nested.asSubclass(OrderFact.class);
      }
    }
    throw new AssertionError(kind);
  }

  @Test
  void whatWaitsForAWordAndWhatCannotWaitHaveBoardsOfTheirOwn() {
    JsonNode kept = register("透析接送");
    String id = kept.path("id").asString();
    assertFalse(pile("reviewer-1", "requests").contains(id));
    assertTrue(pile("dispatcher-1", "rapid").contains(id));
    Await.until(() -> paceOf() > 0);
    String later = register("复诊接送").path("id").asString();
    asksToReturn(later);
    asksToReturn(id);
    String requests = pile("reviewer-1", "requests");
    assertTrue(requests.contains(id));
    assertTrue(requests.indexOf(later) < requests.indexOf(id), "who asked first comes first");
  }

  private int paceOf() {
    JsonNode lane = ApiClient.as(port, "manager-1").get("/api/casework/rapid").body();
    assertTrue(lane.hasNonNull("paceAt"), lane.toString());
    return lane.at("/pace/orders").asInt();
  }

  private void asksToReturn(String id) {
    int seen = find("dispatcher-1", id).at("/order/version").asInt();
    String dispatch = "orders/" + id + "/steps/dispatch";
    seen = step("dispatcher-1", dispatch, Map.of("lead", "d310115"), seen);
    String lead = find("dispatcher-1", id).at("/order/assignments/0/id").asString();
    String part = "assignments/" + lead + "/steps/";
    seen = step("clerk-310115", part + "sign", Map.of(), seen);
    Map<String, Object> why = Map.of("code", "NOT_ITS_AREA_23", "reason", "地址在邻区");
    step("clerk-310115", part + "ask-return", why, seen);
  }

  @Test
  void aMedicalOrderRaisedToUrgentMovesToTheRapidLane() {
    var ordinary = draft("复诊配药");
    ordinary.put("urgency", "NORMAL");
    JsonNode kept = register(ordinary);
    String id = kept.path("id").asString();
    assertFalse(pile("dispatcher-1", "rapid").contains(id));
    step(
        "dispatcher-1",
        "orders/" + id + "/steps/raise-urgency",
        Map.of("to", "URGENT"),
        kept.path("version").asInt());
    assertTrue(pile("dispatcher-1", "rapid").contains(id));
    assertReplays(id);
  }

  private String pile(String staff, String name) {
    return ApiClient.as(port, staff).get("/api/casework/" + name + "?limit=200").body().toString();
  }

  @Test
  void ofTwoWhoPressAtTheSameMomentOneWins() throws Exception {
    JsonNode kept = register("同时派单");
    String path = "/api/casework/orders/" + kept.path("id").asString() + "/steps/dispatch";
    var body = Map.of("lead", "d310115", "seen", kept.path("version").asInt());
    var start = new CountDownLatch(1);
    try (var both = Executors.newFixedThreadPool(2)) {
      var hands =
          List.of("dispatcher-1", "dispatcher-2").stream()
              .map(who ->
                  both.submit(() -> {
                    var api = ApiClient.as(port, who);
                    start.await();
                    return api.post(path, body);
                  }))
              .toList();
      start.countDown();
      var one = hands.get(0).get();
      var other = hands.get(1).get();
      var lost = one.status() == 200 ? other : one;
      assertEquals(
          List.of(200, 409), List.of(one.status() == 200 ? 200 : other.status(), lost.status()));
      assertEquals("Stale", lost.why());
      assertEquals("casework.Dispatched", lost.body().at("/since/0/kind").asString());
    }
  }

  @Test
  void aUnitSeesItsOwnOrdersAndNobodySeesNumbers() {
    String id = register("掩码").path("id").asString();
    assertEquals(
        404, ApiClient.as(port, "clerk-310104").get("/api/casework/orders/" + id).status());
    assertTrue(
        ApiClient.as(port, "clerk-310104")
            .get("/api/casework/orders?q=" + "%E6%8E%A9%E7%A0%81")
            .body()
            .path("items")
            .isEmpty());
    JsonNode seen = find("agent-1", id);
    assertEquals("138****5678", seen.path("contactPhone").asString());
    assertEquals("王**", seen.path("name").asString());
    assertFalse(seen.toString().contains(PHONE));
    assertFalse(
        ApiClient.as(port, "agent-1")
            .get("/api/casework/orders")
            .body()
            .toString()
            .contains(PHONE));
  }

  @Test
  void theAccusedUnitSeesNothing() {
    var draft = draft("投诉区城管");
    draft.put("type", "COMPLAINT");
    draft.put("accusedUnit", "d310115");
    var kept =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"))
            .body();
    String id = kept.path("id").asString();
    int seen = kept.path("version").asInt();
    var refused =
        ApiClient.as(port, "dispatcher-1")
            .post(
                "/api/casework/orders/" + id + "/steps/dispatch",
                Map.of("lead", "d310115", "seen", seen));
    assertEquals("AccusedMayNotHandle", refused.why());
    step("dispatcher-1", "orders/" + id + "/steps/dispatch", Map.of("lead", "wjw"), seen);
    assertEquals(
        404, ApiClient.as(port, "clerk-310115").get("/api/casework/orders/" + id).status());
    assertFalse(
        ApiClient.as(port, "clerk-310115")
            .get("/api/casework/orders?limit=200")
            .body()
            .toString()
            .contains(id));
  }

  @Test
  void theStepsSayWhatThisPersonMayDoAndWhyNotTheRest() {
    String id = register("按钮").path("id").asString();
    JsonNode steps =
        ApiClient.as(port, "dispatcher-1").get("/api/casework/orders/" + id + "/steps").body();
    boolean dispatch = false;
    for (JsonNode step : steps) {
      if (step.path("step").asString().equals("dispatch")) {
        dispatch = step.path("allowed").asBoolean();
      }
      if (step.path("step").asString().equals("conclude")) {
        assertEquals("NotNow", step.path("why").asString());
      }
    }
    assertTrue(dispatch, steps::toString);
  }

  /// A handler's report is reviewed by whoever dispatched the order; no conference asks the unit.
  @Test
  void theStepsOfAnotherUnitsPartAreToldApartFromHers() {
    String id = register("两个单位").path("id").asString();
    int seen = find("dispatcher-1", id).at("/order/version").asInt();
    Map<String, Object> dispatch = Map.of("lead", "d310115", "assists", List.of("d310112"));
    step("dispatcher-1", "orders/" + id + "/steps/dispatch", dispatch, seen);
    JsonNode steps =
        ApiClient.as(port, "clerk-310112").get("/api/casework/orders/" + id + "/steps").body();
    for (JsonNode step : steps) {
      String name = step.path("step").asString();
      boolean isOther =
          step.path("unit").asString("").equals("d310115")
              || List.of("review", "give-opinion").contains(name);
      assertEquals(!isOther, step.path("hers").asBoolean(), name);
    }
    assertTrue(steps.valueStream().anyMatch(it -> !it.path("hers").asBoolean()), steps::toString);
  }
}
