package vigil.knowledge.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;
import vigil.understanding.DraftOutcome;
import vigil.understanding.DraftedField;
import vigil.understanding.drafting.FakeModelServer;
import vigil.understanding.drafting.TestDrafting;

/// A script in a model's words says what the consultation was answered with, and no more.
@ServerTest
class ScriptDraftingTest {
  @LocalServerPort int port;
  @Autowired Distilling distilling;
  @Autowired Identity identity;

  @Test
  void aModelsScriptIsHeldAgainstTheConsultation() {
    String order = answered();
    try (var server = new FakeModelServer()) {
      server.then(
          FakeModelServer.says(
              "{\"title\":\"燃气费怎么补缴\",\"procedure\":\"带户号到燃气服务站补缴，三个月内可补。逾期每天收滞纳金3元。\",\"why\":\"\"}"));
      var drafting = new ScriptDrafting(distilling, TestDrafting.of(server));
      var drafted =
          assertInstanceOf(
              DraftOutcome.Drafted.class,
              drafting.draft(order, identity.findStaff("editor-1").orElseThrow()).orElseThrow());
      var kept = new HashMap<String, String>();
      for (DraftedField field : drafted.fields()) {
        kept.put(field.name(), field.kept());
      }
      assertEquals(Map.of("title", "燃气费怎么补缴", "procedure", "带户号到燃气服务站补缴，三个月内可补。"), kept);
      assertFalse(server.arrived().getFirst().body().contains("13912340077"));
    }
  }

  @Test
  void withoutAModelTheEditorIsToldAndTheBeginningStands() {
    String order = answered();
    String path = "/api/knowledge/orders/" + order;
    assertEquals("NoDraft", as("editor-1").post(path + "/script-draft", Map.of()).why());
    assertEquals(200, as("editor-1").get(path + "/script-start").status());
    assertEquals(403, as("agent-1").post(path + "/script-draft", Map.of()).status());
  }

  private String answered() {
    var draft =
        Map.of(
            "contact", "call-script-draft",
            "type", "CONSULTATION",
            "category", "160102",
            "title", "燃气费怎么补缴",
            "description", "燃气费欠了三个月怎么补缴？我电话13912340077",
            "district", "310115",
            "address", "花木路1弄",
            "name", "王小明");
    var body = new HashMap<String, Object>(Map.of("draft", draft, "then", "ANSWER"));
    body.put("reply", "带户号到燃气服务站补缴，三个月内可补。");
    var kept = as("agent-1").post("/api/casework/orders", body);
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body().path("id").asString();
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
