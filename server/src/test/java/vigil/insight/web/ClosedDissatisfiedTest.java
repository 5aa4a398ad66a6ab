package vigil.insight.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.web.ApiOrder;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// An order that is closed without the citizen's content, by a second person or because nobody
/// asked, is counted: in the overview, and with the unit that had it.
@ServerTest
class ClosedDissatisfiedTest {
  private static final String DISTRICT = "310116";
  private static final Map<String, String> WHY = Map.of("reason", "已尽职，市民仍不满意");

  @LocalServerPort int port;

  // promise: server/src/main/java/vigil/insight/rollup/Indicators.java «经第二人同意而办结的工单»
  @Test
  void closingADissatisfiedOrderIsCountedInTheOverviewAndWithItsUnit() {
    var order = replied("不满意仍办结").rated(false);
    order.take("callback-1", "ask-closing", WHY);
    var agreed = Map.of("kind", "CLOSE_DISSATISFIED", "agreed", true);
    order.take("manager-1", "decide", agreed);
    assertEquals("CLOSED", order.state());
    isCounted("closedDissatisfied", order.id());
  }

  // promise: server/src/main/java/vigil/insight/rollup/Indicators.java «未回访市民而办结的工单»
  @Test
  void waivingTheCallbackIsCountedInTheOverviewAndWithItsUnit() {
    var order = replied("免回访办结").take("callback-1", "waive-callback", WHY);
    assertEquals("CLOSED", order.state());
    isCounted("waived", order.id());
  }

  private ApiOrder replied(String title) {
    return ApiOrder.submitted(port, ApiOrder.draft(title, DISTRICT)).replied(DISTRICT);
  }

  private void isCounted(String key, String order) {
    String page = "/api/insight/units/d" + DISTRICT;
    Await.until(() -> standing(page, key).at("/now/value").asInt() == 1);
    assertTrue(get(standing(page, key).path("opens").asString()).toString().contains(order));
    String overview = "/api/insight/overview?district=" + DISTRICT;
    Await.until(() -> indicator(overview, key).path("value").asInt() == 1);
    assertTrue(get(indicator(overview, key).path("opens").asString()).toString().contains(order));
  }

  private JsonNode standing(String page, String key) {
    return get(page)
        .path("standings")
        .valueStream()
        .filter(one -> one.at("/head/key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode indicator(String overview, String key) {
    return get(overview)
        .path("indicators")
        .valueStream()
        .filter(one -> one.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode get(String path) {
    var answer = ApiClient.as(port, "leader-1").get(path);
    assertEquals(200, answer.status(), () -> path + ": " + answer.body());
    return answer.body();
  }
}
