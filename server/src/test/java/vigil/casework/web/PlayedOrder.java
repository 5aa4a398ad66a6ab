package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vigil.identity.web.Api;

/// An order that is played over the wire, each step by somebody whose duty it is.
public final class PlayedOrder {
  private final int port;
  private final String id;
  private final String number;
  private final String code;

  private PlayedOrder(int port, JsonNode kept) {
    this.port = port;
    id = kept.path("id").asString();
    number = kept.path("number").asString();
    code = kept.path("code").asString();
  }

  /// A draft with its five elements.
  public static Map<String, Object> draft(String title, String district) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-of-" + title);
    draft.put("type", "COMPLAINT");
    draft.put("accusedUnit", "NONE");
    draft.put("urgency", "NORMAL");
    draft.put("category", "050101");
    draft.put("title", title);
    draft.put("description", "楼道长期堆放杂物，无人清理。");
    draft.put("district", district);
    draft.put("address", "人民路 1 号");
    draft.put("name", "王小明");
    draft.put("contactPhone", "13812345678");
    return draft;
  }

  /// It waits for its dispatch.
  public static PlayedOrder submitted(int port, Map<String, Object> draft) {
    return kept(port, Map.of("draft", draft, "then", "SUBMIT"));
  }

  public static PlayedOrder drafted(int port, Map<String, Object> draft) {
    return kept(port, Map.of("draft", draft));
  }

  private static PlayedOrder kept(int port, Map<String, Object> body) {
    var kept = Api.as(port, "agent-1").post("/api/casework/orders", body);
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return new PlayedOrder(port, kept.body());
  }

  public String id() {
    return id;
  }

  public int version() {
    return look().at("/order/version").asInt();
  }

  public JsonNode look() {
    return Api.as(port, "reviewer-1").get("/api/casework/orders/" + id).body();
  }

  public String state() {
    return look().at("/order/state").asString();
  }

  public JsonNode part() {
    JsonNode parts = look().at("/order/assignments");
    return parts.path(parts.size() - 1);
  }

  public String partId() {
    return part().path("id").asString();
  }

  /// A step of the order that is taken.
  public PlayedOrder does(String staff, String step, Map<String, ?> fields) {
    return took(step, tries(staff, step, fields));
  }

  public Api.Answer tries(String staff, String step, Map<String, ?> fields) {
    return post(staff, "orders/" + id + "/steps/" + step, fields);
  }

  /// A step of its newest part that is taken.
  public PlayedOrder partDoes(String staff, String step, Map<String, ?> fields) {
    return took(step, partTries(staff, step, fields));
  }

  public Api.Answer partTries(String staff, String step, Map<String, ?> fields) {
    return post(staff, "assignments/" + partId() + "/steps/" + step, fields);
  }

  /// From its dispatch to a unit until it waits for the callback.
  ///
  /// @param district whose centre leads
  public PlayedOrder replied(String district) {
    String handler = "handler-" + district;
    does("dispatcher-1", "dispatch", Map.of("lead", "d" + district))
        .partDoes("clerk-" + district, "sign", Map.of())
        .partDoes(handler, "contact", Map.of("reached", true))
        .partDoes(handler, "handle", Map.of())
        .partDoes(handler, "report", Map.of("report", report()))
        .partDoes("reviewer-1", "review", Map.of("accepted", true));
    return does("reviewer-1", "audit", Map.of("passed", true));
  }

  /// A whole report of its newest part.
  public Map<String, Object> report() {
    var report = new HashMap<String, Object>();
    report.put("factFinding", "TRUE");
    report.put("appealFinding", "REASONABLE");
    report.put("siteCheck", "NO_SITE");
    report.put("result", "RESOLVED");
    report.put("replyPoints", "城运中心答复：楼道杂物已清理。");
    report.put("replyUnit", "城运中心");
    report.put("repliedAt", "2022-03-28T02:00:00Z");
    report.put("summary", "已清理。");
    report.put("wayOfReply", "PHONE");
    report.put("signatory", "李处长");
    report.put("contactAttempt", part().at("/attempts/0/id").asString());
    return report;
  }

  /// What the citizen says by the link.
  public PlayedOrder rated(boolean isSolved) {
    String path = "/api/portal/orders/%s/rating?code=%s".formatted(number, code);
    var rating = Map.of("solved", isSolved, "contacted", true, "note", "还是没解决");
    return took("rating", Api.browser(port).post(path, rating));
  }

  private PlayedOrder took(String step, Api.Answer answer) {
    assertEquals(200, answer.status(), () -> step + ": " + answer.body());
    return this;
  }

  private Api.Answer post(String staff, String path, Map<String, ?> fields) {
    var body = new HashMap<String, Object>(fields);
    body.putIfAbsent("seen", version());
    return Api.as(port, staff).post("/api/casework/" + path, body);
  }
}
