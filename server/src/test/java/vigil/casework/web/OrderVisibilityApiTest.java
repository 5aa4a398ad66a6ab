package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// What a unit is told of an order, looked at where it arrives: in the bytes of the answer.
@ServerTest
class OrderVisibilityApiTest {
  private static final String PHONE = "13998761234";
  private static final String NAME = "欧阳静好";
  private static final List<String> TELLING =
      List.of(NAME, "欧", PHONE, "139****1234", "ouyang", "我就住楼上");

  @LocalServerPort int port;
  @Autowired JdbcClient db;

  private JsonNode registered(String title, String flag, String type) {
    return registered(title, flag, type, "SUBMIT");
  }

  private JsonNode registered(String title, String flag, String type, String then) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-of-" + title);
    draft.put("type", type);
    draft.put("category", "01010101");
    draft.put("title", title);
    draft.put("description", "夜间施工扰民。");
    draft.put("words", "我就住楼上");
    draft.put("district", "310115");
    draft.put("address", "花木路 1 号");
    draft.put("name", NAME);
    draft.put("contactPhone", PHONE);
    draft.put("email", "ouyang@example.org");
    draft.put("sex", "女");
    if (!flag.isEmpty()) {
      draft.put(flag, true);
    }
    var order = Map.of("draft", draft, "then", then);
    var answer = ApiClient.as(port, "agent-1").post("/api/casework/orders", order);
    assertEquals(201, answer.status(), () -> answer.body().toString());
    return answer.body();
  }

  private JsonNode look(String staff, String id) {
    var answer = ApiClient.as(port, staff).get("/api/casework/orders/" + id);
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body();
  }

  private int version(String id) {
    return look("dispatcher-1", id).at("/order/version").asInt();
  }

  private ApiClient.Answer tried(String staff, String path, Map<String, Object> fields, String id) {
    var body = new HashMap<>(fields);
    body.put("seen", version(id));
    return ApiClient.as(port, staff).post("/api/casework/" + path, body);
  }

  private void step(String staff, String path, Map<String, Object> fields, String id) {
    var answer = tried(staff, path, fields, id);
    assertEquals(200, answer.status(), () -> path + ": " + answer.body());
  }

  private static String order(String id, String step) {
    return "orders/" + id + "/steps/" + step;
  }

  /// What stands in a list about one order: others may have a caller of the same number.
  private static String rowsOf(String id, JsonNode list) {
    var rows = new StringBuilder();
    list.findParents("id").stream()
        .filter(row -> row.path("id").asString("").equals(id))
        .forEach(rows::append);
    return rows.toString();
  }

  // promise: web/src/portal/zh.ts «不告诉承办单位我是谁»
  // promise: web/src/portal/en.ts «Do not tell the unit who I am»
  @Test
  void theUnitOfAnAnonymousOrConfidentialOrderLearnsNothingOfItsCaller() {
    for (String flag : List.of("anonymous", "confidential")) {
      String id = registered("不透露" + flag, flag, "HELP").path("id").asString();
      step("dispatcher-1", order(id, "dispatch"), Map.of("lead", "d310115"), id);
      for (String staff : List.of("clerk-310115", "handler-310115")) {
        JsonNode seen = look(staff, id);
        assertTrue(seen.path("callerHidden").asBoolean(), staff);
        String list =
            rowsOf(id, ApiClient.as(port, staff).get("/api/casework/orders?limit=200").body());
        assertFalse(list.isEmpty(), "the unit has the order");
        String inbox = rowsOf(id, ApiClient.as(port, staff).get("/api/casework/inbox").body());
        for (String telling : TELLING) {
          assertFalse(seen.toString().contains(telling), () -> staff + " reads " + telling);
          assertFalse(inbox.contains(telling), () -> staff + "'s inbox has " + telling);
        }
        assertFalse(list.contains(PHONE) || list.contains("139****1234"), staff);
        assertTrue(seen.at("/order/origin/contact").isNull(), "not the call either");
      }
      var unmask = Map.of("reason", "CONTACT_THE_CITIZEN");
      var no =
          ApiClient.as(port, "handler-310115")
              .post("/api/casework/orders/" + id + "/unmask", unmask);
      assertEquals("CallerHidden", no.why());
      assertTrue(
          look("agent-1", id).toString().contains("139****1234"), "the hotline must reach her");
    }
  }

  private String pile(String staff, String name) {
    var answer = ApiClient.as(port, staff).get("/api/casework/" + name + "?limit=200");
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body().toString();
  }

  // promise: web/src/casework/zhPages.ts «问到后在工单上“转告诉求人的回答”，单位看到答复，看不到诉求人是谁。»
  // promise: web/src/casework/enPages.ts «the unit reads the answer and never who gave it.»
  @Test
  void theHotlineRelaysAndTheUnitReadsTheAnswerAndNotWhoGaveIt() {
    String id = registered("转问", "anonymous", "HELP").path("id").asString();
    step("dispatcher-1", order(id, "dispatch"), Map.of("lead", "d310115"), id);
    String part = look("dispatcher-1", id).at("/order/assignments/0/id").asString();
    step("clerk-310115", "assignments/" + part + "/steps/sign", Map.of(), id);
    var question = Map.<String, Object>of("question", "几点最吵");
    step("handler-310115", "assignments/" + part + "/steps/ask-relay", question, id);
    for (String staff : List.of("dispatcher-1", "callback-1")) {
      assertTrue(pile(staff, "relays").contains(id), "it lies on the pile of who may relay");
    }
    assertFalse(pile("dispatcher-1", "requests").contains(id), "there is nothing to agree to");
    Map<String, Object> answer = Map.of("reached", true, "answer", "每晚十点以后");
    assertEquals(
        403, tried("handler-310115", order(id, "relay"), answer, id).status(), "not by the unit");
    step("callback-1", order(id, "relay"), answer, id);
    assertFalse(pile("callback-1", "relays").contains(id), "it is answered");
    JsonNode seen = look("handler-310115", id);
    assertTrue(seen.path("history").toString().contains("每晚十点以后"));
    assertEquals("CONTACTED", seen.at("/order/assignments/0/state").asString());
    TELLING.forEach(telling -> assertFalse(seen.toString().contains(telling), telling));
  }

  @Test
  void aComplaintWaitsUntilItIsSaidWhomItAccuses() {
    String id = registered("未说被投诉", "", "COMPLAINT").path("id").asString();
    Map<String, Object> dispatch = Map.of("lead", "d310115");
    assertEquals(
        "AccusedNotNamed", tried("dispatcher-1", order(id, "dispatch"), dispatch, id).why());
    noSuchUnit("accused", "name-accused", Map.of("accused", "nowhere"), id);
    noSuchUnit("accused", "dispatch", Map.of("lead", "wjw", "accused", "nowhere"), id);
    step("dispatcher-1", order(id, "name-accused"), Map.of("accused", "NONE"), id);
    noSuchUnit("lead", "dispatch", Map.of("lead", "nowhere"), id);
    noSuchUnit("assists", "dispatch", Map.of("lead", "wjw", "assists", List.of("nowhere")), id);
    noSuchUnit("copies", "dispatch", Map.of("lead", "wjw", "copies", List.of("nowhere")), id);
    noSuchUnit("accusedUnit", "amend", Map.of("accusedUnit", "nowhere"), id);
    step("dispatcher-1", order(id, "dispatch"), dispatch, id);
  }

  private void noSuchUnit(String field, String step, Map<String, Object> body, String id) {
    var refused = tried("dispatcher-1", order(id, step), body, id);
    assertEquals("UnknownUnit", refused.why(), () -> refused.body().toString());
    assertEquals(field, refused.body().path("field").asString(), step);
  }

  @Test
  void whatBecomesKnownLaterTakesTheAccusedsPartBackAndHidesTheOrder() {
    String id = registered("后来才说", "", "COMPLAINT").path("id").asString();
    step("dispatcher-1", order(id, "name-accused"), Map.of("accused", "NONE"), id);
    step("dispatcher-1", order(id, "dispatch"), Map.of("lead", "d310115"), id);
    look("clerk-310115", id);
    step("agent-1", order(id, "name-accused"), Map.of("accused", "d310115"), id);
    assertEquals(
        404, ApiClient.as(port, "clerk-310115").get("/api/casework/orders/" + id).status());
    JsonNode now = look("dispatcher-1", id);
    assertEquals("PENDING_DISPATCH", now.at("/order/state").asString());
    assertTrue(now.path("history").toString().contains("PartTakenBack"));
    Map<String, Object> copied = Map.of("lead", "wjw", "copies", List.of("d310115"));
    var refused = tried("dispatcher-1", order(id, "dispatch"), copied, id);
    assertEquals("AccusedMayNotHandle", refused.why(), "refused, not dropped");
    step("dispatcher-1", order(id, "dispatch"), Map.of("lead", "wjw"), id);
  }

  @Test
  void whoeverSteppedAsideFindsTheOrderNoMore() {
    db.sql(
            """
            insert into telephony.call (id, version, state, caller, caller_asserted, arrived_at,
              urgent_medical, language, ended_at, reason)
            values ('call-of-aside', 1, 'ENDED', '13998760000', true, now(), false, 'zh', now(),
              'CALLER_HUNG_UP')\
            """)
        .update();
    String id = registered("aside", "", "HELP").path("id").asString();
    String earlier = "/api/casework/earlier?call=call-of-aside";
    String card = "/api/desk/pop/call-of-aside";
    String counted = "/api/insight/orders?limit=50";
    for (String path : List.of(earlier, card, counted)) {
      Await.until(() -> finds("manager-2", path, id));
    }
    var interest = Map.of("kind", "RELATIVE");
    var declared =
        ApiClient.as(port, "manager-2").post("/api/casework/orders/" + id + "/interest", interest);
    assertEquals(204, declared.status());
    for (String path : List.of(earlier, card, counted)) {
      assertFalse(finds("manager-2", path, id), path);
      assertTrue(finds("manager-1", path, id), path);
    }
  }

  // promise: docs/failures.md «and through no other order»
  @Test
  void whoeverSteppedAsideReachesTheOrderThroughNoOther() {
    String aside = registered("回避的", "", "HELP").path("id").asString();
    int before = version(aside);
    ApiClient.as(port, "agent-4")
        .post("/api/casework/orders/" + aside + "/interest", Map.of("kind", "RELATIVE"));
    String own = registered("并入它", "", "HELP").path("id").asString();
    var merged = tried("agent-4", order(own, "merge"), Map.of("into", aside), own);
    assertEquals("Unknown", merged.why(), () -> merged.body().toString());
    Map<String, Object> running = Map.of("ground", "NO_NEW_FACT", "running", aside, "told", "已有工单");
    String letter = registered("不予受理", "", "HELP", "KEEP").path("id").asString();
    var refused = tried("agent-4", order(letter, "refuse"), running, letter);
    assertEquals("NotRunning", refused.why(), () -> refused.body().toString());
    var batch =
        Map.of(
            "deed", "MERGE",
            "fields", Map.of("into", aside),
            "orders", List.of(Map.of("id", own, "seen", version(own))));
    assertEquals(202, ApiClient.as(port, "agent-4").post("/api/casework/batches", batch).status());
    Await.until(() -> pile("agent-4", "batches").contains("\"failed\":1"));
    assertEquals(before, version(aside));
    step("agent-1", order(own, "merge"), Map.of("into", aside), own);
  }

  private boolean finds(String staff, String path, String order) {
    return ApiClient.as(port, staff).get(path).body().toString().contains(order);
  }
}
