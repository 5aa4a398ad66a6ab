package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.knowledge.search.ScriptIndex;

/// A script for staff only, tried at every door by which words go to a citizen.
@ServerTest
class InternalScriptHttpTest {
  private static final String SECRET = "欠缴名单每周五由街道内部通报给供水公司";

  @LocalServerPort int port;
  @Autowired ScriptIndex index;

  // promise: web/src/knowledge/zh.ts «仅供内部，不得读给市民»
  @Test
  void noCitizenGetsToReadIt() {
    String script = published();
    Await.until(() -> index.findInternalQuote(SECRET).isPresent());
    var named = new HashMap<String, Object>(Map.of("draft", draft(), "then", "ANSWER"));
    named.put("script", script);
    named.put("reply", "请联系街道。");
    assertEquals("ScriptIsInternal", as("agent-1").post("/api/casework/orders", named).why());
    named.remove("script");
    named.put("reply", "您好，" + SECRET + "，请放心。");
    var quoted = as("agent-1").post("/api/casework/orders", named);
    assertEquals("InternalScriptQuoted", quoted.why());
    assertTrue(quoted.body().path("detail").asString().contains("内部"), "it says which");

    JsonNode kept = register("KEEP");
    String order = "/api/casework/orders/" + kept.path("id").asString();
    assertEquals(
        "InternalScriptQuoted",
        step(order, "refuse", Map.of("ground", "SECRET_OR_PRIVATE", "told", SECRET), kept).why());
    assertEquals(
        "InternalScriptQuoted", step(order, "answer", Map.of("reply", SECRET), kept).why());
    assertEquals(
        "ScriptIsInternal",
        step(order, "answer", Map.of("reply", "请联系街道。", "script", script), kept).why());
    assertEquals(
        "ScriptIsInternal",
        as("agent-1")
            .post(
                "/api/knowledge/scripts/" + script + "/used",
                Map.of("order", kept.path("id").asString()))
            .why());
    assertEquals(200, step(order, "answer", Map.of("reply", "请联系街道。"), kept).status());
    var page =
        ApiClient.browser(port)
            .get(
                "/api/portal/orders/%s?code=%s"
                    .formatted(kept.path("number").asString(), kept.path("code").asString()));
    assertEquals(200, page.status());
    assertFalse(page.body().toString().contains("内部通报"));
  }

  @Test
  void aBatchThatQuotesItFailsForEveryOrder() {
    String script = published();
    JsonNode one = register("KEEP");
    var orders =
        List.of(Map.of("id", one.path("id").asString(), "seen", one.path("version").asInt()));
    var fields = Map.of("reply", "请联系街道。", "script", script);
    var begun =
        as("agent-1")
            .post(
                "/api/casework/batches",
                Map.of("deed", "ANSWER", "fields", fields, "orders", orders));
    assertEquals(202, begun.status(), () -> begun.body().toString());
    String batch = "/api/casework/batches/" + begun.body().path("id").asString();
    Await.until(() -> as("agent-1").get(batch).body().path("state").asString().equals("ENDED"));
    assertEquals(
        "ScriptIsInternal",
        as("agent-1").get(batch + "/failures").body().at("/items/0/why").asString());
  }

  private ApiClient.Answer step(String order, String step, Map<String, ?> fields, JsonNode kept) {
    var body = new HashMap<String, Object>(fields);
    body.put("seen", kept.path("version").asInt());
    return as("agent-1").post(order + "/steps/" + step, body);
  }

  private JsonNode register(String then) {
    var kept = as("agent-1").post("/api/casework/orders", Map.of("draft", draft(), "then", then));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body();
  }

  private static Map<String, String> draft() {
    return Map.of(
        "contact", "call-of-internal-script",
        "type", "CONSULTATION",
        "category", "140101",
        "title", "停水怎么办",
        "description", "停水第三天，找谁？",
        "district", "310115",
        "address", "花木路 1 号");
  }

  private String published() {
    var text = new HashMap<String, Object>();
    text.put("title", "内部通报口径" + UUID.randomUUID());
    text.put("category", "140101");
    text.put("why", "欠缴");
    text.put("whomToSee", "街道");
    text.put("procedure", SECRET + "。");
    text.put("internalOnly", true);
    return HttpScripts.publish(port, text);
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
