package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.DraftBuilder;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.knowledge.Knowledge;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptOutcome.Decision;
import vigil.knowledge.ScriptStep;
import vigil.knowledge.ScriptText;
import vigil.knowledge.ScriptText.Guidance;

/// What was done about a matter stays marked on its curve.
@ServerTest
class CourseHttpTest {
  private static final Staff DOOR = new Staff("door", "", "", Set.of(Role.AGENT), null, null);
  private static final int WAVE = 30;
  private static final String FIRST = "离沪返乡怎样申请（一版）";
  private static final String SECOND = "离沪返乡怎样申请（二版）";

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Knowledge knowledge;

  // promise: docs/night.md «each edition of a script published, and retired»
  @Test
  void aScriptThatIsRetiredStaysMarkedWithBothMoments() {
    String incident = wave();
    var script = knowledge.draft(text(FIRST), incident, "editor-1");
    script = published(script);
    script = take(script, new ScriptStep.Edit(text(SECOND), "editor-1"));
    script = published(script);
    String before = first(incident);
    assertFalse(before.isEmpty());
    take(script, new ScriptStep.Retire("办法已改", "manager-1"));

    var marks = marks(incident);
    assertEquals(
        List.of("PUBLISHED " + FIRST, "PUBLISHED " + SECOND, "RETIRED " + SECOND),
        marks.stream()
            .filter(mark -> mark.path("text").asString("").startsWith("离沪返乡怎样申请"))
            .map(mark -> mark.path("kind").asString() + " " + mark.path("text").asString())
            .toList());
    assertEquals(before, first(incident), "the first edition's moment, whatever came after");
  }

  private String first(String incident) {
    return as("manager-1")
        .get("/api/watch/incidents/" + incident + "/matter")
        .body()
        .at("/answer/publishedAt")
        .asString();
  }

  private static ScriptText text(String title) {
    var guidance = new Guidance("离沪返乡", "有人要回家", "居委会", "持核酸报告申请", null);
    return new ScriptText(
        title, null, "070204", guidance, List.of(), List.of(), ScriptText.Scope.OPEN);
  }

  private List<JsonNode> marks(String incident) {
    var course = as("manager-1").get("/api/watch/incidents/" + incident + "/course");
    assertEquals(200, course.status(), () -> course.body().toString());
    assertEquals(
        course.body().path("marks").size(),
        course.body().at("/lines/0/spans").size(),
        "a span each");
    return course.body().path("marks").valueStream().toList();
  }

  private Script published(Script draft) {
    var script = take(draft, new ScriptStep.Ask(List.of("wjw"), "editor-1"));
    script = take(script, new ScriptStep.Agree("wjw", null, "clerk-wjw"));
    return take(script, new ScriptStep.Publish("manager-1"));
  }

  private Script take(Script script, ScriptStep step) {
    var outcome = knowledge.take(script.id(), script.version(), step);
    return assertInstanceOf(Decision.class, outcome).after();
  }

  private String wave() {
    for (int i = 0; i < WAVE; i++) {
      casework.register(
          DraftBuilder.help()
              .category("070204")
              .told("离沪返乡", "想回老家，不知道怎样申请离开，问了居委也说不清")
              .call("going-home-" + i)
              .in("310115", null, null)
              .draft(),
          List.of(),
          DOOR);
    }
    Await.until(() -> !spike().isEmpty());
    String spike = spike();
    Await.until(() -> as("manager-1").get("/api/watch/incidents/" + spike).status() == 200);
    return spike;
  }

  private String spike() {
    for (var spike : as("manager-1").get("/api/insight/spikes").body().path("items")) {
      if (spike.at("/topic/id").asString().equals("going-home")) {
        return spike.path("id").asString();
      }
    }
    return "";
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
