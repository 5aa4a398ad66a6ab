package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// The desks beside an order's way, an order's paper, and an amendment by who sees it masked.
@ServerTest
class FollowUpApiTest {
  private static final String PHONE = "13812345678";

  @LocalServerPort int port;

  private JsonNode register(String title, String urgency) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-of-" + title);
    draft.put("type", "HELP");
    draft.put("urgency", urgency);
    draft.put("category", "01010101");
    draft.put("title", title);
    draft.put("description", "每周三次血透，今天起不能出小区。");
    draft.put("district", "310113");
    draft.put("address", "牡丹江路 1 号");
    draft.put("name", "王小明");
    draft.put("contactPhone", PHONE);
    var answer =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, answer.status(), () -> answer.body().toString());
    return answer.body();
  }

  private void step(String staff, String path, String id, Map<String, Object> fields) {
    var body = new HashMap<>(fields);
    body.put("seen", find(id).at("/order/version").asInt());
    var answer = ApiClient.as(port, staff).post("/api/casework/" + path, body);
    assertEquals(200, answer.status(), () -> path + ": " + answer.body());
  }

  private void step(String staff, String name, JsonNode order, Map<String, Object> fields) {
    String id = order.path("id").asString();
    step(staff, "orders/" + id + "/steps/" + name, id, fields);
  }

  private void partStep(String staff, String name, JsonNode order, Map<String, Object> fields) {
    String id = order.path("id").asString();
    String part = find(id).at("/order/assignments/0/id").asString();
    step(staff, "assignments/" + part + "/steps/" + name, id, fields);
  }

  private JsonNode find(String id) {
    return ApiClient.as(port, "dispatcher-1").get("/api/casework/orders/" + id).body();
  }

  private static Map<String, Object> report(String contact) {
    var report = new HashMap<String, Object>();
    report.put("factFinding", "TRUE");
    report.put("appealFinding", "REASONABLE");
    report.put("siteCheck", "NO_SITE");
    report.put("result", "RESOLVED");
    report.put("replyPoints", "宝山区答复：已安排车辆。");
    report.put("replyUnit", "城运中心");
    report.put("repliedAt", Instant.now().toString());
    report.put("summary", "已安排车辆。");
    report.put("wayOfReply", "PHONE");
    report.put("signatory", "李处长");
    report.put("contactAttempt", contact);
    return report;
  }

  private JsonNode row(String staff, String desk, JsonNode order) {
    for (JsonNode row :
        ApiClient.as(port, staff).get("/api/casework/" + desk + "?limit=200").body()) {
      if (row.at("/order/id").equals(order.path("id"))) {
        return row;
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  @Test
  void whatIsListedLiesByItsReviewDateUntilItIsTakenUpAgain() {
    JsonNode order = register("存电复查", "NORMAL");
    Map<String, Object> why = Map.of("reviewOn", "2031-01-02T00:00:00Z", "reason", "等政策");
    step("dispatcher-1", "ask-shelve", order, why);
    for (String second : new String[] {"reviewer-1", "manager-1"}) {
      step(second, "decide", order, Map.of("kind", "SHELVE", "agreed", true));
    }
    JsonNode row = row("dispatcher-1", "listed", order);
    assertEquals("2031-01-02T00:00:00Z", row.at("/clock/due").asString());
    assertEquals("SHELVED", row.at("/order/state").asString());
    step("reviewer-1", "resume", order, Map.of());
    assertTrue(row("dispatcher-1", "listed", order).isMissingNode());
  }

  @Test
  void whatUrgentOrdersOweMeanwhileLiesOnTheUnitsDeskAndTheHotlines() {
    JsonNode order = register("阶段反馈", "SEMI_URGENT");
    step("dispatcher-1", "dispatch", order, Map.of("lead", "d310113"));
    for (String desk : new String[] {"manager-1", "clerk-310113"}) {
      assertEquals("d310113", row(desk, "feedback", order).at("/clock/unit").asString(), desk);
    }
    assertTrue(row("clerk-310104", "feedback", order).isMissingNode());
    partStep("clerk-310113", "sign", order, Map.of());
    Map<String, Object> word =
        Map.of("solved", false, "whyNot", "车辆未到", "tellCitizen", true, "head", "李处长");
    partStep("clerk-310113", "give-feedback", order, word);
    assertTrue(row("manager-1", "feedback", order).isMissingNode());
  }

  @Test
  void whoeverPressesIsCountedAndALeadersNoteWaitsForItsAnswer() {
    JsonNode order = register("督办批示", "SEMI_URGENT");
    step("dispatcher-1", "dispatch", order, Map.of("lead", "d310113"));
    assertTrue(row("reviewer-1", "pressed", order).isMissingNode());
    step("reviewer-1", "supervise", order, Map.of("note", "五日内办结"));
    step("agent-1", "remind", order, Map.of());
    step("manager-1", "note-leader", order, Map.of("instruction", "区长要求当天回复"));
    Await.until(() ->
        row("clerk-310113", "pressed", order).at("/urging/notedAt").isString()
            && !row("callback-1", "reminded", order).isMissingNode());
    JsonNode row = row("clerk-310113", "pressed", order);
    assertTrue(row.at("/urging/supervisedDue").isString(), row::toString);
    assertEquals(1, row.at("/urging/reminders").asInt());
    assertEquals(0, row.at("/urging/byCitizen").asInt());
    assertTrue(row.at("/urging/answeredAt").isNull(), row::toString);
    assertEquals(row.path("urging"), row("callback-1", "reminded", order).path("urging"));
    partStep("clerk-310113", "sign", order, Map.of());
    Map<String, Object> word = Map.of("solved", true, "tellCitizen", false, "head", "李处长");
    partStep("clerk-310113", "give-feedback", order, word);
    Await.until(() -> row("leader-1", "pressed", order).at("/urging/answeredAt").isString());
  }

  @Test
  void whoPrintsAnOrderStandsOnThePaperAndInTheHistory() {
    JsonNode order = register("打印", "NORMAL");
    String path = "/api/casework/orders/" + order.path("id").asString() + "/prints";
    var sheet = ApiClient.as(port, "reviewer-1").post(path, Map.of());
    assertEquals(201, sheet.status());
    String mark = sheet.body().path("mark").asString();
    assertTrue(mark.contains("reviewer-1") && mark.contains(order.path("number").asString()), mark);
    JsonNode last =
        find(order.path("id").asString())
            .path("history")
            .valueStream()
            .filter(event -> event.path("kind").asString().equals("Printed"))
            .findFirst()
            .orElseThrow();
    assertEquals("reviewer-1", last.path("by").asString());
    assertEquals(404, ApiClient.as(port, "clerk-310104").post(path, Map.of()).status());
  }

  @Test
  void anAmendmentChangesWhatItNamesAndKeepsTheCitizen() {
    JsonNode order = register("改错字", "NORMAL");
    String id = order.path("id").asString();
    step("dispatcher-1", "amend", order, Map.of("title", "改对了", "wishes", ""));
    JsonNode now = find(id);
    assertEquals("改对了", now.path("title").asString());
    assertEquals("王**", now.path("name").asString());
    assertEquals("牡丹江路 1 号", now.path("address").asString());
    var clear =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders/" + id + "/unmask", Map.of("reason", "CALL_BACK"));
    assertEquals(PHONE, clear.body().path("phone").asString());
    assertFalse(now.toString().contains(PHONE));
  }

  @Test
  void anOrderIsMergedIntoTheOneWhoseNumberIsWritten() {
    JsonNode first = register("并案主件", "NORMAL");
    JsonNode second = register("并案子件", "NORMAL");
    step("agent-1", "merge", second, Map.of("into", first.path("number").asString()));
    JsonNode now = find(second.path("id").asString());
    assertEquals(first.path("id").asString(), now.at("/order/parent").asString());
  }

  @Test
  void aRecheckLiesOnTheBoardAndWhoWroteAnOrderSeesWhatBecameOfIt() {
    JsonNode order = register("重办派单", "NORMAL");
    String id = order.path("id").asString();
    step("dispatcher-1", "dispatch", order, Map.of("lead", "d310113"));
    partStep("clerk-310113", "sign", order, Map.of());
    partStep("handler-310113", "contact", order, Map.of("reached", true));
    partStep("handler-310113", "handle", order, Map.of());
    String contact = find(id).at("/order/assignments/0/attempts/0/id").asString();
    partStep("handler-310113", "report", order, Map.of("report", report(contact)));
    partStep("reviewer-1", "review", order, Map.of("accepted", true));
    step("reviewer-1", "audit", order, Map.of("passed", true));
    step("callback-1", "recheck", order, Map.of("leader", "副区长", "reason", "未解决"));
    assertEquals("RECHECK", ApiOrder.onBoard(port, id).at("/order/state").asString());
    step("dispatcher-1", "dispatch", order, Map.of("lead", "d310113"));
    for (String writer : new String[] {"agent-1", "agent-2"}) {
      var mine = ApiClient.as(port, writer).get("/api/casework/orders?mine=true&limit=200").body();
      assertEquals(writer.equals("agent-1"), mine.toString().contains(id), writer);
    }
  }

  @Test
  void whatAUnitBelowReportedLiesInTheInboxOfWhoPassedItOn() {
    JsonNode order = register("转派街道", "NORMAL");
    String id = order.path("id").asString();
    step("dispatcher-1", "dispatch", order, Map.of("lead", "d310115"));
    partStep("clerk-310115", "sign", order, Map.of());
    partStep("clerk-310115", "redispatch", order, Map.of("units", List.of("s310115016")));
    String below = find(id).at("/order/assignments/1/id").asString();
    String part = "assignments/" + below + "/steps/";
    step("clerk-s310115016", part + "sign", id, Map.of());
    step("handler-s310115016", part + "contact", id, Map.of("reached", true));
    step("handler-s310115016", part + "handle", id, Map.of());
    String contact = find(id).at("/order/assignments/1/attempts/0/id").asString();
    step("handler-s310115016", part + "report", id, Map.of("report", report(contact)));
    for (JsonNode row : ApiClient.as(port, "clerk-310115").get("/api/casework/inbox").body()) {
      if (row.at("/assignment/id").asString().equals(below)) {
        assertEquals("REVIEW", row.path("pile").asString());
        return;
      }
    }
    throw new AssertionError("the report from below lies in nobody's inbox");
  }
}
