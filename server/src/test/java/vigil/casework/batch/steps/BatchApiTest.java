package vigil.casework.batch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.kernel.Ledger;
import vigil.portal.web.OrderWalkthrough;

/// One decision over many orders, over the wire and against the real database.
@ServerTest
class BatchApiTest {
  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired BatchRunner runner;
  @Autowired TransactionTemplate transaction;
  @Autowired Casework casework;
  @Autowired Identity identity;

  private JsonNode register(String title, String then) {
    return register(title, then, "CONSULTATION");
  }

  private JsonNode register(String title, String then, String type) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-of-" + title);
    draft.put("type", type);
    draft.put("category", "01010101");
    draft.put("title", title);
    draft.put("description", "同一件事，很多人来电。");
    draft.put("district", "310115");
    draft.put("address", "花木路 1 号");
    draft.put("name", "王小明");
    draft.put("contactPhone", "13812345678");
    var answer =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", then));
    assertEquals(201, answer.status(), () -> answer.body().toString());
    return answer.body();
  }

  private List<Map<String, Object>> orders(String title, int count) {
    var orders = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < count; i++) {
      JsonNode kept = register(title + i, "SUBMIT");
      orders.add(Map.of("id", kept.path("id").asString(), "seen", kept.path("version").asInt()));
    }
    return orders;
  }

  private JsonNode begin(String staff, Map<String, ?> batch) {
    var answer = ApiClient.as(port, staff).post("/api/casework/batches", batch);
    assertEquals(202, answer.status(), () -> answer.body().toString());
    return answer.body();
  }

  private JsonNode look(String staff, String batch) {
    return ApiClient.as(port, staff).get("/api/casework/batches/" + batch).body();
  }

  private JsonNode ended(String staff, String batch) {
    Await.until(() -> look(staff, batch).path("state").asString().equals("ENDED"));
    return look(staff, batch);
  }

  private String state(String order) {
    return ApiClient.as(port, "dispatcher-1")
        .get("/api/casework/orders/" + order)
        .body()
        .at("/order/state")
        .asString();
  }

  private ApiClient.Answer press(String staff, String batch, String what, Map<String, ?> body) {
    return ApiClient.as(port, staff).post("/api/casework/batches/" + batch + "/" + what, body);
  }

  @Test
  void whatChangedSinceItWasSeenFailsAndSaysWhatChanged() {
    var orders = orders("批量派单", 6);
    String moved = id(orders.get(2));
    ApiClient.as(port, "agent-1")
        .post(
            "/api/casework/orders/" + moved + "/steps/remind",
            Map.of("note", "又来电", "seen", orders.get(2).get("seen")));
    var batch = begin("dispatcher-1", Map.of("deed", "ACCEPT", "orders", orders));
    String id = batch.path("id").asString();
    JsonNode end = ended("dispatcher-1", id);
    assertEquals(List.of(6, 5, 1, 0), counts(end));
    JsonNode failure =
        ApiClient.as(port, "dispatcher-1")
            .get("/api/casework/batches/" + id + "/failures")
            .body()
            .path("items")
            .path(0);
    assertEquals(moved, failure.path("order").asString());
    assertEquals("Stale", failure.path("why").asString());
    assertEquals("casework.Reminded", failure.at("/more/since/0/kind").asString());
    assertEquals(200, press("dispatcher-1", id, "retry", Map.of("newest", false)).status());
    assertEquals(List.of(6, 5, 1, 0), counts(ended("dispatcher-1", id)));
    assertEquals("PENDING_DISPATCH", state(moved));
    assertEquals(200, press("dispatcher-1", id, "retry", Map.of("newest", true)).status());
    assertEquals(List.of(6, 6, 0, 0), counts(ended("dispatcher-1", id)));
    assertEquals("IN_HANDLING", state(moved));
    var facts = ledger.listBySubject(id, 100).stream().map(e -> e.kind()).toList();
    assertEquals("casework.BatchBegun", facts.getFirst());
    assertEquals("casework.BatchEnded", facts.getLast());
    assertEquals(2, facts.stream().filter("casework.BatchRetried"::equals).count());
  }

  private static List<Integer> counts(JsonNode batch) {
    return List.of(
        batch.path("all").asInt(),
        batch.path("done").asInt(),
        batch.path("failed").asInt(),
        batch.path("left").asInt());
  }

  @Test
  void allThatAFilterHoldsAreJoinedToOne() {
    var orders = orders("水管爆裂并案", 25);
    String parent = id(orders.getFirst());
    var source = Map.of("state", "PENDING_DISPATCH", "words", "水管爆裂并案", "overdue", false);
    var batch =
        begin(
            "dispatcher-1",
            Map.of("deed", "MERGE", "fields", Map.of("into", parent), "source", source));
    assertEquals(List.of(24, 24, 0, 0), counts(ended("dispatcher-1", batch.path("id").asString())));
    assertEquals("MERGED", state(id(orders.get(7))));
    assertEquals("PENDING_DISPATCH", state(parent));
  }

  /// Row 17: nobody closes a dissatisfied order alone, nor among a thousand others.
  @Test
  void aBatchClosesNoDissatisfiedOrder() {
    JsonNode kept = register("不满意的一件", "SUBMIT", "HELP");
    String number = kept.path("number").asString();
    new OrderWalkthrough(casework, identity).untilCallback(number);
    var rating =
        "/api/portal/orders/%s/rating?code=%s".formatted(number, kept.path("code").asString());
    assertEquals(200, ApiClient.browser(port).post(rating, Map.of("solved", false)).status());
    String id = kept.path("id").asString();
    int seen =
        ApiClient.as(port, "callback-1")
            .get("/api/casework/orders/" + id)
            .body()
            .at("/order/version")
            .asInt();
    var batch =
        begin(
            "callback-1",
            Map.of(
                "deed", "CLOSE",
                "fields", Map.of("reason", "批量办结"),
                "orders", List.of(Map.of("id", id, "seen", seen))));
    JsonNode end = ended("callback-1", batch.path("id").asString());
    assertEquals(List.of(1, 0, 1, 0), counts(end));
    var failures =
        ApiClient.as(port, "callback-1")
            .get("/api/casework/batches/" + end.path("id").asString() + "/failures")
            .body();
    assertEquals("Dissatisfied", failures.at("/items/0/why").asString());
    assertEquals("PENDING_CALLBACK", state(id));
  }

  @Test
  void aBatchThatLacksWhatItsStepNeedsNeverBegins() {
    var wanted = Map.of("deed", "REPORT", "orders", List.of(Map.of("id", "x", "seen", 1)));
    var answer = ApiClient.as(port, "handler-310115").post("/api/casework/batches", wanted);
    assertEquals(400, answer.status());
    assertEquals("report", answer.body().at("/missing/0").asString());
  }

  @Test
  void anOrderWithoutItsIdIsNoneOfABatch() {
    var wanted = Map.of("deed", "ACCEPT", "orders", List.of(Map.of("seen", 1)));
    assertEquals(
        400, ApiClient.as(port, "dispatcher-1").post("/api/casework/batches", wanted).status());
  }

  @Test
  void aStoppedBatchGoesOnWhereItStood() {
    var orders = orders("先停后续", 3);
    var batch = begin("dispatcher-1", Map.of("deed", "ACCEPT", "orders", orders));
    String id = batch.path("id").asString();
    var stop = press("dispatcher-1", id, "stop", Map.of());
    if (stop.status() == 200) { // else it was done before it was stopped
      assertEquals("STOPPED", stop.body().path("state").asString());
      runner.sweep();
      assertEquals("STOPPED", look("dispatcher-1", id).path("state").asString());
      assertEquals(200, press("dispatcher-1", id, "resume", Map.of()).status());
    }
    assertEquals(List.of(3, 3, 0, 0), counts(ended("dispatcher-1", id)));
    assertEquals("BatchNotNow", press("dispatcher-1", id, "stop", Map.of()).why());
  }

  @Test
  void aTurnThatDiesBeforeItsCommitComesAgainWhole() {
    var orders = orders("半途断电", 5);
    var batch = begin("dispatcher-1", Map.of("deed", "ACCEPT", "orders", orders));
    String id = batch.path("id").asString();
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      runner.sweep();
    });
    assertEquals(List.of(5, 5, 0, 0), counts(ended("dispatcher-1", id)));
    for (var order : orders) {
      var dispatched =
          ledger.listBySubject(id(order), 100).stream()
              .filter(e -> e.kind().equals("casework.Dispatched"))
              .count();
      assertEquals(1, dispatched);
    }
  }

  @Test
  void manyAreAnsweredWithTheSameWordsAndARefusedOneIsLeftWhole() {
    var first = register("批量答复一", "KEEP");
    var second = register("批量答复二", "SUBMIT");
    var batch =
        begin(
            "agent-1",
            Map.of(
                "deed",
                "ANSWER",
                "fields",
                Map.of("reply", "黄码转绿请在 48 小时内两次检测。"),
                "orders",
                List.of(seen(first), seen(second))));
    assertEquals(List.of(2, 1, 1, 0), counts(ended("agent-1", batch.path("id").asString())));
    assertEquals("CLOSED", state(first.path("id").asString()));
    assertEquals("PENDING_DISPATCH", state(second.path("id").asString()));
  }

  private static String id(Map<String, Object> order) {
    return Objects.requireNonNull(order.get("id")).toString();
  }

  private static Map<String, Object> seen(JsonNode kept) {
    return Map.of("id", kept.path("id").asString(), "seen", kept.path("version").asInt());
  }

  @Test
  void onlyWhoMayTakeTheStepBeginsABatchOfItAndOthersDoNotSeeIt() {
    var orders = orders("权限", 1);
    var agent =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/batches", Map.of("deed", "ACCEPT", "orders", orders));
    assertEquals(403, agent.status());
    assertEquals("NotYourDuty", agent.why());
    var batch = begin("dispatcher-1", Map.of("deed", "ACCEPT", "orders", orders));
    String id = batch.path("id").asString();
    assertEquals(404, ApiClient.as(port, "agent-1").get("/api/casework/batches/" + id).status());
    assertEquals(200, ApiClient.as(port, "manager-1").get("/api/casework/batches/" + id).status());
    ended("dispatcher-1", id);
    assertTrue(
        ApiClient.as(port, "dispatcher-1")
            .get("/api/casework/batches")
            .body()
            .toString()
            .contains(id));
  }

  @Test
  void badInputIsRefusedInWords() {
    var nothing =
        ApiClient.as(port, "dispatcher-1").post("/api/casework/batches", Map.of("deed", "ACCEPT"));
    assertEquals("BadInput", nothing.why());
    for (Map<String, Object> fields :
        List.of(Map.<String, Object>of("onto", "x"), Map.<String, Object>of("into", 5))) {
      var unfit =
          ApiClient.as(port, "dispatcher-1")
              .post(
                  "/api/casework/batches",
                  Map.of(
                      "deed",
                      "MERGE",
                      "fields",
                      fields,
                      "orders",
                      List.of(Map.of("id", "x", "seen", 1))));
      assertEquals(400, unfit.status(), () -> unfit.body().toString());
      assertEquals("into", unfit.body().path("field").asString());
    }
  }
}
