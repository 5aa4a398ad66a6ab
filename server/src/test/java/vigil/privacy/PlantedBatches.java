package vigil.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// A batch of each who may make one, over every planted order by its id, and of the units' people
/// over every cluster by its number: what a clerk does who counts them up.
final class PlantedBatches {
  private static final Map<String, Object> REPORT =
      Map.of(
          "report",
          Map.of(
              "factFinding", "TRUE",
              "appealFinding", "REASONABLE",
              "siteCheck", "NO_SITE",
              "result", "RESOLVED",
              "replyPoints", "已办结",
              "summary", "已办结",
              "wayOfReply", "PHONE",
              "signatory", "张三"));

  /// As an order never is, so that the order itself stays as it was planted.
  private static final int NEVER_SEEN = 9_999;

  final List<String> ids = new ArrayList<>();
  private final int port;
  private final JdbcClient db;

  PlantedBatches(int port, JdbcClient db, PlantedOrders planted) {
    this.port = port;
    this.db = db;
    var orders = planted.orders.stream().map(id -> Map.of("id", id, "seen", NEVER_SEEN)).toList();
    begin(ViewerRole.DISPATCHER, Map.of("deed", "ACCEPT", "orders", orders));
    Map<String, Object> reply = Map.of("reply", "已答复");
    begin(ViewerRole.AGENT, Map.of("deed", "ANSWER", "fields", reply, "orders", orders));
    begin(ViewerRole.REVIEWER, Map.of("deed", "PASS_AUDIT", "fields", Map.of(), "orders", orders));
    Map<String, Object> reason = Map.of("reason", "集中办结");
    begin(ViewerRole.CALLBACK, Map.of("deed", "CLOSE", "fields", reason, "orders", orders));
    var clusters = clusters(planted);
    for (ViewerRole eyes :
        List.of(
            ViewerRole.HANDLER,
            ViewerRole.ACCUSED_HANDLER,
            ViewerRole.ACCUSED_STREET,
            ViewerRole.OTHER_HANDLER)) {
      begin(eyes, Map.of("deed", "REPORT", "fields", REPORT, "orders", orders));
      for (String cluster : clusters) {
        var source = Map.of("cluster", cluster, "overdue", false);
        begin(eyes, Map.of("deed", "REPORT", "fields", REPORT, "source", source));
      }
    }
  }

  private List<String> clusters(PlantedOrders planted) {
    String[] orders = planted.orders.toArray(String[]::new);
    Await.until(() ->
        db.sql("select count(*) from casework.likeness where order_id = any(?)")
                .param(orders)
                .query(Integer.class)
                .single()
            == orders.length);
    return db
        .sql(
            "select distinct cluster::text from casework.likeness where order_id = any(?) order by 1")
        .param(orders)
        .query(String.class)
        .list()
        .stream()
        .map(String::valueOf)
        .toList();
  }

  private void begin(ViewerRole eyes, Map<String, ?> batch) {
    var begun = ApiClient.as(port, eyes.staff).post("/api/casework/batches", batch);
    assertEquals(202, begun.status(), () -> eyes + ": " + begun.body());
    String id = begun.body().path("id").asString();
    String path = "/api/casework/batches/" + id;
    Await.until(() ->
        "ENDED".equals(ApiClient.as(port, eyes.staff).get(path).body().path("state").asString("")));
    ids.add(id);
  }
}
