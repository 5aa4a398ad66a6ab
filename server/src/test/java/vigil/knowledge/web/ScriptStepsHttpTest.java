package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// What is said with a step of a script is a sentence or two, and is said where others need it.
@ServerTest
class ScriptStepsHttpTest {
  private static final String TOO_LONG = "长".repeat(501);

  @LocalServerPort int port;

  @Test
  void aReasonIsSaidAndNoLongerThanFiveHundredCharacters() {
    var text =
        Map.of(
            "title", "理由有多长",
            "category", "140101",
            "why", "原因",
            "whomToSee", "供水公司",
            "procedure", "凭户号办理");
    String id = HttpScripts.ask(port, text);
    String steps = "/api/knowledge/scripts/" + id + "/steps/";
    refused("note", as("clerk-wjw").post(steps + "agree", Map.of("seen", 2, "note", TOO_LONG)));
    refused(
        "reason", as("clerk-wjw").post(steps + "refuse", Map.of("seen", 2, "reason", TOO_LONG)));
    refused("reason", as("clerk-wjw").post(steps + "refuse", Map.of("seen", 2, "reason", " ")));
    refused("reason", as("editor-1").post(steps + "retire", Map.of("seen", 2, "reason", " ")));
    var whole = Map.of("seen", 2, "reason", "长".repeat(500));
    assertEquals(200, as("clerk-wjw").post(steps + "refuse", whole).status());
  }

  /// Once one unit refuses, it is a draft again: the other could not give its word any more.
  @Test
  void aUnitOwesItsWordUntilItIsGivenOrNotAskedForAnyMore() {
    var text =
        Map.of(
            "title", "谁还欠答复",
            "category", "140101",
            "why", "原因",
            "whomToSee", "供水公司",
            "procedure", "凭户号办理");
    String id =
        as("manager-1")
            .post("/api/knowledge/scripts", Map.of("text", text))
            .body()
            .at("/script/id")
            .asString();
    assertFalse(owes("clerk-wjw", id));
    String steps = "/api/knowledge/scripts/" + id + "/steps/";
    as("manager-1").post(steps + "ask", Map.of("seen", 1, "units", List.of("wjw", "swj")));
    assertTrue(owes("clerk-wjw", id));
    assertTrue(owes("clerk-swj", id));
    assertFalse(owes("clerk-310115", id), "was not asked");
    as("clerk-swj").post(steps + "refuse", Map.of("seen", 2, "reason", "不归我们"));
    assertFalse(owes("clerk-swj", id));
    assertFalse(owes("clerk-wjw", id));
  }

  private boolean owes(String staff, String id) {
    return as(staff)
        .get("/api/knowledge/scripts?owing=mine&limit=200")
        .body()
        .path("items")
        .valueStream()
        .anyMatch(one -> one.path("id").asString().equals(id));
  }

  private static void refused(String field, ApiClient.Answer answer) {
    assertEquals(400, answer.status(), () -> answer.body().toString());
    assertEquals(field, answer.body().path("field").asString());
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
