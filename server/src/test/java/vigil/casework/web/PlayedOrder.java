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

  private PlayedOrder(int port, String id) {
    this.port = port;
    this.id = id;
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
    return new PlayedOrder(port, kept.body().path("id").asString());
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
