package vigil.knowledge.web;

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

/// A unit's own editor writes what is theirs or asked of their unit, and does nothing more with
/// scripts (rules 7.2).
@ServerTest
class UnitEditorHttpTest {
  private static final String SCRIPTS = "/api/knowledge/scripts";
  private static final String EDITOR = "editor-310101";

  @LocalServerPort int port;

  @Test
  void aUnitNeitherRetiresNorRewritesWhatOthersWrote() {
    String id = HttpScripts.publish(port, text("别人的已发布口径", "凭户号取水"));
    var retire = Map.of("seen", 4, "reason", "不要了");
    assertEquals(403, step(EDITOR, id, "retire", retire).status());
    assertEquals("NotYourRole", step(EDITOR, id, "retire", retire).why());
    var edit = Map.of("seen", 4, "text", text("别人的已发布口径", "改过"));
    assertEquals("NotAsked", step(EDITOR, id, "edit", edit).why());
    offered(EDITOR, id, List.of());
    offered("editor-1", id, List.of("edit", "retire"));
    assertEquals(200, step("editor-1", id, "retire", retire).status());
  }

  // promise: docs/rules.md «whom to ask, publishing and retiring are the hotline's»
  @Test
  void anAuthorOfAUnitWritesAndTheHotlineDoesTheRest() {
    var made = as(EDITOR).post(SCRIPTS, Map.of("text", text("区里起草的口径", "凭户号取水")));
    String id = made.body().at("/script/id").asString();
    offered(EDITOR, id, List.of("edit"));
    var edit = Map.of("seen", 1, "text", text("区里起草的口径", "凭证件取水"));
    assertEquals(200, step(EDITOR, id, "edit", edit).status());
    var ask = Map.of("seen", 2, "units", List.of("d310101"));
    assertEquals("NotYourRole", step(EDITOR, id, "ask", ask).why());
    assertEquals(200, step("editor-1", id, "ask", ask).status());
    assertEquals(200, step("clerk-310101", id, "agree", Map.of("seen", 3)).status());
    offered(EDITOR, id, List.of("edit"));
    assertEquals("NotYourRole", step(EDITOR, id, "publish", Map.of("seen", 4)).why());
    assertEquals(200, step("editor-1", id, "publish", Map.of("seen", 4)).status());
  }

  @Test
  void anEditorOfAUnitThatIsAskedMayWriteToo() {
    String id = HttpScripts.ask(port, text("征求卫健委的口径", "凭户号取水"));
    String clerk = "clerk-wjw"; // CLERK and EDITOR
    offered(clerk, id, List.of("edit", "agree", "amend", "refuse"));
    var edit = Map.of("seen", 2, "text", text("征求卫健委的口径", "凭证件取水"));
    assertEquals(200, step(clerk, id, "edit", edit).status());
  }

  private void offered(String staff, String id, List<String> steps) {
    JsonNode all = as(staff).get(SCRIPTS + "/" + id + "/steps").body();
    assertFalse(all.isEmpty());
    var open =
        all.valueStream()
            .filter(one -> one.path("why").isNull() || one.path("why").isMissingNode())
            .map(one -> one.path("step").asString())
            .toList();
    assertEquals(steps, open, all::toString);
    assertTrue(all.size() > open.size());
  }

  private ApiClient.Answer step(String staff, String id, String step, Map<String, ?> body) {
    return as(staff).post(SCRIPTS + "/" + id + "/steps/" + step, body);
  }

  static Map<String, ?> text(String title, String procedure) {
    var text = new HashMap<String, Object>();
    text.put("title", title);
    text.put("category", "140101");
    text.put("why", "抢修");
    text.put("whomToSee", "供水公司");
    text.put("procedure", procedure);
    return text;
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
