package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vigil.identity.web.ApiClient;

/// An order that is played over the wire, each step by somebody whose duty it is.
public final class ApiOrder {
  private final int port;
  private final String id;
  private final String number;
  private final String code;

  private ApiOrder(int port, JsonNode kept) {
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

  /// An order that waits for its dispatch.
  public static ApiOrder submitted(int port, Map<String, Object> draft) {
    return kept(port, Map.of("draft", draft, "then", "SUBMIT"));
  }

  public static ApiOrder drafted(int port, Map<String, Object> draft) {
    return kept(port, Map.of("draft", draft));
  }

  private static ApiOrder kept(int port, Map<String, Object> body) {
    var kept = ApiClient.as(port, "agent-1").post("/api/casework/orders", body);
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return new ApiOrder(port, kept.body());
  }

  public String number() {
    return number;
  }

  public String id() {
    return id;
  }

  /// The row of an order on the board, sought by its number: of the many that wait on a shared
  /// server the board shows the first.
  ///
  /// @throws AssertionError where it is not there
  public static JsonNode onBoard(int port, String id) {
    var dispatcher = ApiClient.as(port, "dispatcher-1");
    String number =
        dispatcher.get("/api/casework/orders/" + id).body().at("/order/number").asString();
    for (JsonNode row :
        dispatcher.get("/api/casework/board/folds?q=" + number).body().path("rows")) {
      if (row.at("/first/order/id").asString().equals(id)) {
        return row.path("first");
      }
    }
    throw new AssertionError("not on the board: " + id);
  }

  public int version() {
    return get().at("/order/version").asInt();
  }

  public JsonNode get() {
    return ApiClient.as(port, "reviewer-1").get("/api/casework/orders/" + id).body();
  }

  public String state() {
    return get().at("/order/state").asString();
  }

  public JsonNode part() {
    JsonNode parts = get().at("/order/assignments");
    return parts.path(parts.size() - 1);
  }

  public String partId() {
    return part().path("id").asString();
  }

  /// A step of the order that is taken.
  public ApiOrder take(String staff, String step, Map<String, ?> fields) {
    return took(step, tryTake(staff, step, fields));
  }

  public ApiClient.Answer tryTake(String staff, String step, Map<String, ?> fields) {
    return post(staff, "orders/" + id + "/steps/" + step, fields);
  }

  /// A step of its newest part that is taken.
  public ApiOrder takeOnPart(String staff, String step, Map<String, ?> fields) {
    return took(step, tryTakeOnPart(staff, step, fields));
  }

  public ApiClient.Answer tryTakeOnPart(String staff, String step, Map<String, ?> fields) {
    return post(staff, "assignments/" + partId() + "/steps/" + step, fields);
  }

  /// From its dispatch to a unit until it waits for the callback.
  ///
  /// @param district whose centre leads
  public ApiOrder replied(String district) {
    return replied(district, null);
  }

  /// The same with what the citizen is told.
  ///
  /// @param publicReply null for none
  public ApiOrder replied(String district, @Nullable String publicReply) {
    String handler = "handler-" + district;
    take("dispatcher-1", "dispatch", Map.of("lead", "d" + district))
        .takeOnPart("clerk-" + district, "sign", Map.of())
        .takeOnPart(handler, "contact", Map.of("reached", true))
        .takeOnPart(handler, "handle", Map.of());
    var report = report();
    if (publicReply != null) {
      report.put("publicReply", publicReply);
    }
    takeOnPart(handler, "report", Map.of("report", report))
        .takeOnPart("reviewer-1", "review", Map.of("accepted", true));
    return take("reviewer-1", "audit", Map.of("passed", true));
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
    report.put("repliedAt", Instant.now().toString());
    report.put("summary", "已清理。");
    report.put("wayOfReply", "PHONE");
    report.put("signatory", "李处长");
    report.put("contactAttempt", part().at("/attempts/0/id").asString());
    return report;
  }

  /// What the citizen says by the link.
  public ApiOrder rated(boolean isSolved) {
    String path = "/api/portal/orders/%s/rating?code=%s".formatted(number, code);
    var rating = Map.of("solved", isSolved, "contacted", true, "note", "还是没解决");
    return took("rating", ApiClient.browser(port).post(path, rating));
  }

  /// What the citizen's page tells.
  public JsonNode status() {
    String path = "/api/portal/orders/%s?code=%s".formatted(number, code);
    return ApiClient.browser(port).get(path).body();
  }

  private ApiOrder took(String step, ApiClient.Answer answer) {
    assertEquals(200, answer.status(), () -> step + ": " + answer.body());
    return this;
  }

  private ApiClient.Answer post(String staff, String path, Map<String, ?> fields) {
    var body = new HashMap<String, Object>(fields);
    body.putIfAbsent("seen", version());
    return ApiClient.as(port, staff).post("/api/casework/" + path, body);
  }
}
