package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// A unit's own reviewer is no reviewer of the hotline's: not on what the unit leads, and not on
/// what it assists in (rules 2.2, 2.3, 3.16, 3.17).
@ServerTest
class UnitReviewerHttpTest {
  private static final String THEIRS = "310101";
  private static final String OTHER = "310115";
  private static final String REVIEWER = "editor-310101";

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(strings = {THEIRS, OTHER})
  void whatReviewersOfTheHotlineDoInHandlingIsRefusedAndNotOffered(String lead) {
    var order = ApiOrder.submitted(port, ApiOrder.draft("单位审核员" + lead, lead));
    var assists = lead.equals(THEIRS) ? List.of() : List.of("d" + THEIRS);
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", "d" + lead, "assists", assists))
        .take("reviewer-1", "ask-exclusion", Map.of("reason", "不可归责"));
    refused(order, "supervise", Map.of("note", "快办"));
    refused(order, "remind", Map.of("note", "快办"));
    refused(order, "ask-shelve", Map.of("reviewOn", "2099-01-01T00:00:00Z", "reason", "等"));
    refused(order, "ask-difficult", Map.of("reviewOn", "2099-01-01T00:00:00Z", "reason", "难"));
    refused(order, "decide", Map.of("kind", "EXCLUDE_FROM_SCORING", "agreed", true));
    notOffered(order);
  }

  @Test
  void aUnitDoesNotAuditItsOwnReport() {
    var order = ApiOrder.submitted(port, ApiOrder.draft("单位自审", THEIRS));
    reported(order);
    refused(order, "audit", Map.of("passed", true));
    notOffered(order);
    order.take("reviewer-1", "audit", Map.of("passed", true));
  }

  @Test
  void aUnitIsNotTheSecondPersonWhoClosesWhatDidNotSatisfy() {
    var order = ApiOrder.submitted(port, ApiOrder.draft("单位办结不满意", THEIRS));
    order.replied(THEIRS).rated(false);
    order.take("callback-1", "ask-closing", Map.of("reason", "已尽责"));
    refused(order, "decide", Map.of("kind", "CLOSE_DISSATISFIED", "agreed", true));
    notOffered(order);
    assertEquals("PENDING_CALLBACK", order.state());
  }

  private static void reported(ApiOrder order) {
    String handler = "handler-" + THEIRS;
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", "d" + THEIRS))
        .takeOnPart("clerk-" + THEIRS, "sign", Map.of())
        .takeOnPart(handler, "contact", Map.of("reached", true))
        .takeOnPart(handler, "handle", Map.of())
        .takeOnPart(handler, "report", Map.of("report", order.report()))
        .takeOnPart("reviewer-1", "review", Map.of("accepted", true));
  }

  private static void refused(ApiOrder order, String step, Map<String, ?> fields) {
    var answer = order.tryTake(REVIEWER, step, new HashMap<>(fields));
    assertEquals(403, answer.status(), () -> step + answer.body());
    assertEquals("HotlineOnly", answer.why(), () -> step + answer.body());
  }

  private void notOffered(ApiOrder order) {
    var offers = ApiClient.as(port, REVIEWER).get("/api/casework/orders/" + order.id() + "/steps");
    assertEquals(200, offers.status(), () -> offers.body().toString());
    for (JsonNode offer : offers.body()) {
      assertFalse(offer.path("allowed").asBoolean(), offer::toString);
    }
  }
}
