package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;

/// Whoever reads an order sees what became of each request that was made (rules 2.2).
@ServerTest
class EndedRequestsHttpTest {
  private static final String DISTRICT = "310115";
  private static final String CLERK = "clerk-" + DISTRICT;
  private static final String HANDLER = "handler-" + DISTRICT;
  private static final Map<String, Object> MORE_TIME =
      Map.of("ground", "DIFFICULT", "days", 15, "reason", "需要鉴定");

  @LocalServerPort int port;

  // promise: docs/rules.md «the order's story says beside it which ones»
  @Test
  void aReportThatEndsARequestForMoreTimeSaysSoInTheStory() {
    var order = handling("延期未批先办结");
    order.takeOnPart(CLERK, "ask-extension", MORE_TIME);
    order.takeOnPart(HANDLER, "report", Map.of("report", order.report()));
    assertTrue(order.get().at("/order/requests").isEmpty());
    assertEquals("EXTENSION", told(order, "RequestAsked").at("/more/request/kind").asString());
    assertEquals(List.of("EXTENSION"), ended(told(order, "Reported")));
  }

  @Test
  void aRequestThatWasDecidedIsNotSaidToHaveEnded() {
    var order = handling("延期已批再办结");
    order.takeOnPart(CLERK, "ask-extension", MORE_TIME);
    var agreed = Map.of("kind", "EXTENSION", "assignment", order.partId(), "agreed", true);
    order.take("reviewer-1", "decide", agreed).take("manager-1", "decide", agreed);
    order.takeOnPart(HANDLER, "report", Map.of("report", order.report()));
    assertEquals(List.of(), ended(told(order, "Extended")));
    assertEquals(List.of(), ended(told(order, "Reported")));
  }

  @Test
  void aCitizenWhoThinksBetterOfItEndsTheRequestToClose() {
    for (boolean isContent : new boolean[] {true, false}) {
      var order = ApiOrder.submitted(port, ApiOrder.draft("申请办结后的评价", DISTRICT));
      order.replied(DISTRICT).rated(false);
      order.take("callback-1", "ask-closing", Map.of("reason", "已尽职"));
      if (isContent) {
        order.rated(true);
      } else {
        order.take("manager-1", "decide", Map.of("kind", "CLOSE_DISSATISFIED", "agreed", true));
      }
      var ended = isContent ? List.of("CLOSE_DISSATISFIED") : List.of();
      assertEquals(ended, ended(told(order, "Closed")));
    }
  }

  private ApiOrder handling(String title) {
    return ApiOrder.submitted(port, ApiOrder.draft(title, DISTRICT))
        .take("dispatcher-1", "dispatch", Map.of("lead", "d" + DISTRICT))
        .takeOnPart(CLERK, "sign", Map.of())
        .takeOnPart(HANDLER, "contact", Map.of("reached", true))
        .takeOnPart(HANDLER, "handle", Map.of());
  }

  private static JsonNode told(ApiOrder order, String kind) {
    return order
        .get()
        .path("history")
        .valueStream()
        .filter(event -> event.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ended(JsonNode event) {
    return event.at("/more/ended").valueStream().map(JsonNode::asString).toList();
  }
}
