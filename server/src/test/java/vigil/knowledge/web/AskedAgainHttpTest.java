package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Consultations;
import vigil.identity.web.ApiClient;

/// A script whose callers come back about the same did not help them (rules 7.5).
@ServerTest
class AskedAgainHttpTest {
  private static final String MATTER = "140102";
  private static final String OTHER_MATTER = "140101";

  @LocalServerPort int port;
  @Autowired Consultations consultations;

  // promise: docs/rules.md «whose callers came back about the same»
  @Test
  void aScriptComesUpWhenItsCallersComeBack() {
    String script = publish("再次来电的口径");
    String used = "/api/knowledge/scripts/" + script + "/used";
    List<String> answered = Stream.of(1, 2, 3).map(caller -> register(caller, MATTER)).toList();
    answered.forEach(order -> ok(as("agent-1").post(used, Map.of("order", order))));
    assertEquals(Optional.empty(), find(script));

    register(1, MATTER);
    register(2, MATTER);
    register(3, OTHER_MATTER);
    register(9, MATTER);
    assertEquals(Optional.empty(), find(script), "two came back, a third about another matter");

    register(3, MATTER);
    JsonNode due = find(script).orElseThrow();
    assertEquals("ASKED_AGAIN", due.path("reasons").path(0).asString());
    assertEquals(3, due.path("answered").asInt());
    assertEquals(3, due.path("askedAgain").asInt());
    assertEquals(Set.of(), consultations.listAskedAgain(answered, Duration.ZERO), "none so soon");
  }

  // promise: docs/rules.md «of the newest fifty orders that the edition in use answered»
  @Test
  void anEditThatGoesOutMendsWhatWasAskedAgain() {
    String script = publish("再次来电后改过的口径");
    String path = "/api/knowledge/scripts/" + script;
    for (int caller = 4; caller <= 6; caller++) {
      ok(as("agent-1").post(path + "/used", Map.of("order", register(caller, MATTER))));
      register(caller, MATTER);
    }
    assertEquals(3, find(script).orElseThrow().path("askedAgain").asInt());
    step(script, "manager-1", "edit", Map.of("seen", 4, "text", text("再次来电后改好的口径")));
    assertEquals(3, find(script).orElseThrow().path("askedAgain").asInt(), "not out yet");
    step(script, "manager-1", "ask", Map.of("seen", 5, "units", List.of("wjw")));
    step(script, "clerk-wjw", "agree", Map.of("seen", 6));
    step(script, "manager-1", "publish", Map.of("seen", 7));
    assertEquals(Optional.empty(), find(script));
    assertEquals(3, ok(as("editor-1").get(path + "/figures")).at("/all/askedAgain").asInt());
  }

  private void step(String script, String staff, String step, Map<String, ?> body) {
    ok(as(staff).post("/api/knowledge/scripts/" + script + "/steps/" + step, body));
  }

  private Optional<JsonNode> find(String script) {
    return ok(as("editor-1").get("/api/knowledge/review"))
        .valueStream()
        .filter(one -> one.path("script").asString().equals(script))
        .findFirst();
  }

  /// @param caller of whom each has a number
  private String register(int caller, String category) {
    var draft =
        Map.of(
            "contact", "asked-again-" + caller,
            "type", "CONSULTATION",
            "category", category,
            "title", "怎样办理",
            "description", "请问这件事怎么办？",
            "district", "310115",
            "address", "花木路 1 号",
            "name", "王小明",
            "contactPhone", "1390000886" + caller);
    var kept = as("agent-1").post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body().path("id").asString();
  }

  private String publish(String title) {
    return HttpScripts.publish(port, text(title));
  }

  private static Map<String, ?> text(String title) {
    return Map.of(
        "title", title,
        "category", MATTER,
        "why", "原因",
        "whomToSee", "供水公司",
        "procedure", "凭户号办理");
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  private static JsonNode ok(ApiClient.Answer answer) {
    assertEquals(2, answer.status() / 100, () -> answer.body().toString());
    return answer.body();
  }
}
