package vigil.insight.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// A unit's morning page over the wire: own tree only, and every number opens its orders.
@ServerTest
class UnitApiTest {
  private static final String UNIT = "d310151";

  @LocalServerPort int port;

  @Test
  void aDispatchedOrderIsOwedByItsUnitAndSeenByItsOwnPeople() {
    String id = dispatched();
    Await.until(() -> get("leader-1", "/api/insight/units/" + UNIT).toString().contains(id));
    JsonNode page = get("clerk-310151", "/api/insight/units/" + UNIT);
    assertTrue(page.path("owed").toString().contains(id));
    assertTrue(page.path("debt").path("all").asInt() > 0);
    assertEquals(28, page.path("curve").size());
    String opens = page.path("standings").path(0).path("opens").asString("");
    assertTrue(get("clerk-310151", opens).toString().contains(id), opens);

    assertEquals(
        404, ApiClient.as(port, "clerk-310115").get("/api/insight/units/" + UNIT).status());
    assertEquals(404, ApiClient.as(port, "clerk-310115").get(opens).status());
  }

  @Test
  void tablesAreAskedByEachDimensionHeldToOneMore() {
    dispatched();
    for (String by :
        new String[] {"CITY", "DISTRICT", "UNIT", "PEER", "CATEGORY", "CHANNEL", "DAY"}) {
      get("leader-1", "/api/insight/indicators?by=" + by);
      get("leader-1", "/api/insight/indicators?by=" + by + "&unit=" + UNIT);
      get("leader-1", "/api/insight/indicators?by=" + by + "&peer=DISTRICT");
    }
    get("leader-1", "/api/insight/indicators?by=CHANNEL&category=01");
    var two =
        ApiClient.as(port, "leader-1")
            .get("/api/insight/indicators?by=UNIT&category=01&district=310115");
    assertEquals(400, two.status());
    assertEquals(403, ApiClient.as(port, "clerk-310151").get("/api/insight/indicators").status());
  }

  private JsonNode get(String staff, String path) {
    var answer = ApiClient.as(port, staff).get(path);
    assertEquals(200, answer.status(), () -> path + ": " + answer.body());
    return answer.body();
  }

  private String dispatched() {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-of-the-island");
    draft.put("type", "HELP");
    draft.put("urgency", "NORMAL");
    draft.put("category", "01010101");
    draft.put("title", "岛上出行");
    draft.put("description", "要去市区配药，没有车。");
    draft.put("district", "310151");
    draft.put("address", "人民路 1 号");
    draft.put("name", "李小明");
    draft.put("contactPhone", "13812345671");
    var kept =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"))
            .body();
    String id = kept.path("id").asString("");
    var sent =
        ApiClient.as(port, "dispatcher-1")
            .post(
                "/api/casework/orders/" + id + "/steps/dispatch",
                Map.of("lead", UNIT, "seen", kept.path("version").asInt()));
    assertEquals(200, sent.status(), () -> sent.body().toString());
    return id;
  }
}
