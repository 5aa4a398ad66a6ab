package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

  private static void refused(String field, ApiClient.Answer answer) {
    assertEquals(400, answer.status(), () -> answer.body().toString());
    assertEquals(field, answer.body().path("field").asString());
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
