package vigil.casework.batch.web;

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

/// A batch reaches no further than its maker sees (rules 3.26).
@ServerTest
class BatchVisibilityTest {
  private static final Map<String, Object> REPORT =
      Map.of(
          "factFinding", "TRUE",
          "appealFinding", "REASONABLE",
          "siteCheck", "NO_SITE",
          "result", "RESOLVED",
          "replyPoints", "已办结",
          "summary", "已办结",
          "wayOfReply", "PHONE",
          "signatory", "张三");

  @LocalServerPort int port;
  @Autowired JdbcClient db;

  private String submit(String title) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-of-" + title);
    draft.put("type", "HELP");
    draft.put("category", "01010101");
    draft.put("title", title);
    draft.put("description", "路灯不亮，夜里看不见路，路灯杆编号" + title);
    draft.put("district", "310117");
    draft.put("address", "中山东路 1 号");
    draft.put("name", "王小明");
    draft.put("contactPhone", "13655550088");
    var kept =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body().path("id").asString();
  }

  private void dispatch(String id) {
    var step = Map.of("lead", "d310117", "seen", version(id));
    assertEquals(
        200,
        ApiClient.as(port, "dispatcher-1")
            .post("/api/casework/orders/" + id + "/steps/dispatch", step)
            .status());
  }

  private int version(String id) {
    return ApiClient.as(port, "dispatcher-1")
        .get("/api/casework/orders/" + id)
        .body()
        .at("/order/version")
        .asInt();
  }

  private JsonNode ended(String staff, Map<String, ?> batch) {
    var begun = ApiClient.as(port, staff).post("/api/casework/batches", batch);
    assertEquals(202, begun.status(), () -> begun.body().toString());
    String path = "/api/casework/batches/" + begun.body().path("id").asString();
    Await.until(() -> "ENDED".equals(state(staff, path)));
    return ApiClient.as(port, staff).get(path).body();
  }

  private String state(String staff, String path) {
    return ApiClient.as(port, staff).get(path).body().path("state").asString();
  }

  private String failures(String staff, JsonNode batch) {
    return ApiClient.as(port, staff)
        .get("/api/casework/batches/" + batch.path("id").asString() + "/failures?limit=200")
        .body()
        .toString();
  }

  @Test
  void whoNamesOrdersOfOthersTakesNoneOfThemAndReadsNothing() {
    String own = submit("批量看见一");
    dispatch(own);
    String others = submit("批量看见二");
    var orders =
        List.of(Map.of("id", own, "seen", 1), Map.of("id", others, "seen", version(others)));
    var batch =
        ended(
            "handler-310117",
            Map.of("deed", "REPORT", "fields", Map.of("report", REPORT), "orders", orders));
    assertEquals(1, batch.path("all").asInt(), "only what the maker sees");
    String told = failures("handler-310117", batch);
    assertTrue(told.contains(own), told);
    assertFalse(told.contains(others) || told.contains("批量看见二"), told);
  }

  @Test
  void whoCountsClustersUpReadsNothingOfTheCity() {
    String others = submit("批量看见三");
    Await.until(() -> cluster(others) != 0);
    var source = Map.of("cluster", Long.toString(cluster(others)), "overdue", false);
    var batch =
        ended(
            "handler-310117",
            Map.of("deed", "REPORT", "fields", Map.of("report", REPORT), "source", source));
    assertFalse(items(batch).contains(others), "of a cluster only what the maker sees");
    assertFalse(failures("handler-310117", batch).contains("批量看见三"));
    assertTrue(items(ended("dispatcher-1", accept(source))).contains(others));
  }

  private static Map<String, Object> accept(Map<String, ?> source) {
    return Map.of("deed", "ACCEPT", "source", source);
  }

  private List<String> items(JsonNode batch) {
    return db
        .sql("select order_id from casework.batch_item where batch = ?")
        .param(batch.path("id").asString())
        .query(String.class)
        .list()
        .stream()
        .map(String::valueOf)
        .toList();
  }

  private long cluster(String order) {
    return db.sql("select cluster from casework.likeness where order_id = ?")
        .param(order)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  @Test
  void whatHerUnitSeesNoMoreGoesFromTheFailuresToo() {
    String own = submit("批量看见四");
    dispatch(own);
    var batch =
        ended(
            "handler-310117",
            Map.of(
                "deed",
                "REPORT",
                "fields",
                Map.of("report", REPORT),
                "orders",
                List.of(Map.of("id", own, "seen", 1))));
    assertTrue(failures("handler-310117", batch).contains(own));
    db.sql("update casework.work_order set accused_unit = 'd310117' where id = ?")
        .param(own)
        .update();
    assertFalse(failures("handler-310117", batch).contains(own));
  }

  @Test
  void aFoldOfTheBoardCountsNothingThatIsHiddenFromWhoLooks() {
    String id = submit("批量看见五");
    String number =
        ApiClient.as(port, "dispatcher-1")
            .get("/api/casework/orders/" + id)
            .body()
            .at("/order/number")
            .asString();
    assertTrue(folds("dispatcher-2", number).contains(id));
    assertEquals(
        204,
        ApiClient.as(port, "dispatcher-2")
            .post("/api/casework/orders/" + id + "/interest", Map.of("kind", "RELATIVE"))
            .status());
    assertFalse(folds("dispatcher-2", number).contains(id));
    assertTrue(folds("dispatcher-1", number).contains(id));
  }

  private String folds(String staff, String number) {
    return ApiClient.as(port, staff).get("/api/casework/board/folds?q=" + number).body().toString();
  }
}
