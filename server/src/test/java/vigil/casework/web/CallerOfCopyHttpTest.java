package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// Who called is learnt by the units that work on an order, and not by one that has a copy or had a
/// part once, whichever way it asks (rules 9.4).
@ServerTest
class CallerOfCopyHttpTest {
  private static final String LEAD = "310115";
  private static final String OTHER = "310105";
  private static final String PHONE = "13998765432";
  private static final String SEARCH = "/api/casework/phone-searches";

  @LocalServerPort int port;

  private ApiOrder submitted(String title) {
    var draft = new HashMap<>(ApiOrder.draft(title, LEAD));
    draft.put("contactPhone", PHONE);
    draft.put("words", "我就住楼上");
    return ApiOrder.submitted(port, draft);
  }

  private void learnsNothing(String staff, ApiOrder order) {
    var reader = ApiClient.as(port, staff);
    JsonNode seen = reader.get("/api/casework/orders/" + order.id()).body();
    assertTrue(seen.path("callerHidden").asBoolean(), () -> staff + seen);
    assertFalse(seen.toString().contains("我就住楼上"), () -> staff + seen);
    var why = Map.of("reason", "CONTACT_THE_CITIZEN");
    var unmask = reader.post("/api/casework/orders/" + order.id() + "/unmask", why);
    assertEquals("CallerHidden", unmask.why(), () -> staff + unmask.body());
    assertFalse(foundByNumber(staff).contains(order.id()), "found by no number");
    var call = Map.of("purpose", "CONTACT", "assignment", order.partId());
    var no = reader.post("/api/desk/orders/" + order.id() + "/calls", call);
    assertTrue(no.status() >= 400 && no.status() < 500, () -> staff + no.body());
    var file = reader.file("/api/casework/orders/" + order.id() + "/attachments?name=a.txt", "话");
    assertTrue(file.status() == 403 || file.status() == 422, () -> staff + file.body());
  }

  private String foundByNumber(String staff) {
    var found =
        ApiClient.as(port, staff)
            .post(SEARCH, Map.of("phone", PHONE, "reason", "CONTACT_THE_CITIZEN"));
    assertEquals(200, found.status(), () -> found.body().toString());
    return found.body().toString();
  }

  @Test
  void aUnitThatHasACopyLearnsItByNoWay() {
    var order = submitted("抄送不知是谁");
    order.take(
        "dispatcher-1", "dispatch", Map.of("lead", "d" + LEAD, "copies", List.of("d" + OTHER)));
    learnsNothing("handler-" + OTHER, order);
    JsonNode lead =
        ApiClient.as(port, "handler-" + LEAD).get("/api/casework/orders/" + order.id()).body();
    assertFalse(lead.path("callerHidden").asBoolean(), "who handles it must reach the citizen");
    assertTrue(foundByNumber("handler-" + LEAD).contains(order.id()));
  }

  @Test
  void aUnitWhosePartWasTakenBackLearnsItNoMore() {
    var order = submitted("收回后不知是谁");
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", "d" + OTHER))
        .take("dispatcher-1", "recall", Map.of("reason", "派错单位"));
    learnsNothing("handler-" + OTHER, order);
  }
}
