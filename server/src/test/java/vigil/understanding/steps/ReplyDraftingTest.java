package vigil.understanding.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.AssignmentStep;
import vigil.casework.Casework;
import vigil.casework.Order;
import vigil.casework.Outcome;
import vigil.casework.Step;
import vigil.city.City;
import vigil.identity.Identity;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;
import vigil.understanding.DraftOutcome;
import vigil.understanding.drafting.FakeModelServer;
import vigil.understanding.drafting.TestDrafting;

/// A unit's reply begins with its own records, and with a model's words only as far as they are in
/// them.
@ServerTest
class ReplyDraftingTest {
  private static final String DONE = "已联系市民13912340077，4月8日安排清运，三天内清完";

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired City city;
  @Autowired Identity identity;

  @Test
  void withoutAModelTheReplyIsTakenFromTheUnitsOwnRecords() {
    Order order = contacted();
    String path = path(order);
    JsonNode drafted = as("handler-310115").get(path).body();
    assertEquals("replyPoints", drafted.at("/fields/0/name").asString());
    assertTrue(drafted.toString().contains("4月8日安排清运"), drafted.toString());
    assertFalse(drafted.toString().contains("13912340077"), drafted.toString());
    assertEquals(404, as("handler-310104").get(path).status(), "another unit");
    assertEquals(403, as("agent-1").get(path).status());
    var refused = as("handler-310115").post(path, Map.of());
    assertEquals("NoDraft", refused.why());
    assertEquals("OFF", refused.body().path("cause").asString());
  }

  // promise: docs/security.md «Nothing of a draft is stored until a person saves it»
  @Test
  void aModelsReplyIsHeldAgainstTheRecordsAndStoredNowhere() {
    Order order = contacted();
    try (var server = new FakeModelServer()) {
      server.then(FakeModelServer.says("{\"replyPoints\":\"4月8日已安排清运。赔偿市民500元。\"}"));
      var drafting = new ReplyDrafting(casework, city, TestDrafting.of(server));
      String part = order.findLead().orElseThrow().id();
      var drafted =
          assertInstanceOf(
              DraftOutcome.Drafted.class,
              drafting.draft(order.id(), part, staff("handler-310115")));
      assertEquals("4月8日已安排清运。", drafted.fields().getFirst().kept());
      String sent = server.arrived().getFirst().body();
      assertTrue(sent.contains("垃圾没人清"), sent);
      for (String own : List.of("13912340077", "王小明", "3号楼502")) {
        assertFalse(sent.contains(own), own);
      }
    }
    Order after = casework.find(order.id(), staff("handler-310115")).orElseThrow().order();
    assertEquals(order.version(), after.version());
  }

  private static String path(Order order) {
    return "/api/understanding/orders/%s/parts/%s/reply-draft"
        .formatted(order.id(), order.findLead().orElseThrow().id());
  }

  private Order contacted() {
    var draft = new HashMap<String, Object>();
    draft.put("type", "HELP");
    draft.put("category", "140101");
    draft.put("title", "垃圾没人清");
    draft.put("description", "我叫王小明，住花木路1弄3号楼502，垃圾没人清。");
    draft.put("district", "310115");
    draft.put("address", "花木路 1 弄");
    draft.put("name", "王小明");
    draft.put("contact", "call-reply-draft");
    var kept = as("agent-1").post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    String id = kept.body().path("id").asString();
    take(id, new Step.Dispatch("d310115", List.of(), List.of()), "dispatcher-1");
    part(id, new AssignmentStep.Sign(), "clerk-310115");
    part(id, new AssignmentStep.Contact(true, null, DONE, null), "handler-310115");
    return find(id);
  }

  private void part(String id, Step step, String staff) {
    Order order = find(id);
    take(order.findLead().orElseThrow().id(), order.version(), step, staff);
  }

  private void take(String id, Step step, String staff) {
    take(id, find(id).version(), step, staff);
  }

  private void take(String target, int seen, Step step, String staff) {
    var outcome = casework.take(target, seen, step, staff(staff));
    assertInstanceOf(Outcome.Decision.class, outcome, () -> step + ": " + outcome);
  }

  private Order find(String id) {
    return casework.find(id, staff("dispatcher-1")).orElseThrow().order();
  }

  private Staff staff(String id) {
    return identity.findStaff(id).orElseThrow();
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
