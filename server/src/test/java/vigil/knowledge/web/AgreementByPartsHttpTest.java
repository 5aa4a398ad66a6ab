package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// Two units are asked about their own parts of a script, over the wire (rules 7.2).
@ServerTest
class AgreementByPartsHttpTest {
  private static final String SCRIPTS = "/api/knowledge/scripts";
  private static final Map<String, Object> HEALTH =
      Map.of("unit", "wjw", "parts", List.of("why", "whomToSee"));
  private static final Map<String, Object> POLICE =
      Map.of("unit", "gaj", "parts", List.of("whomToSee", "procedure"));

  @LocalServerPort int port;

  // promise: docs/rules.md «A unit asked about parts sees the whole and writes those only»
  // promise: docs/rules.md «published once each part is agreed to by every unit asked about it»
  @Test
  void eachUnitAgreesToItsOwnPartsAndTheScriptGoesOut() {
    String id = asked("停水几天医院怎样供水");
    JsonNode mine = as("clerk-wjw").get(SCRIPTS + "/" + id).body();
    assertEquals(List.of("why", "whomToSee"), names(mine.path("ownParts")));
    assertEquals("凭户号取水", mine.at("/script/text/procedure").asString());
    var foreign = Map.of("seen", 2, "text", text("停水几天医院怎样供水", "供水公司", "凭证件取水"));
    assertEquals("NotYourPart", refusal("clerk-wjw", id, "amend", foreign));
    assertEquals("NotYourPart", refusal("clerk-wjw", id, "edit", foreign), "who is an editor too");
    take("clerk-wjw", "/" + id + "/steps/agree", Map.of("seen", 2));
    assertEquals("NotAllowedNow", refusal("manager-1", id, "publish", Map.of("seen", 3)));
    JsonNode amended = take("clerk-gaj", "/" + id + "/steps/amend", seen(3, foreign));
    assertEquals("AGREED", state(amended), "the other unit is not asked about the procedure");
    assertEquals(
        "PUBLISHED", state(take("manager-1", "/" + id + "/steps/publish", Map.of("seen", 4))));
  }

  // promise: docs/rules.md «is asked anew only of others asked about it or about the whole»
  @Test
  void whoIsAskedAboutTheAmendedPartTooIsAskedAnew() {
    String id = asked("停水几天学校怎样供水");
    take("clerk-wjw", "/" + id + "/steps/agree", Map.of("seen", 2));
    var shared = Map.of("seen", 3, "text", text("停水几天学校怎样供水", "街道办", "凭户号取水"));
    JsonNode amended = take("clerk-gaj", "/" + id + "/steps/amend", shared);
    assertEquals("ASKED", state(amended));
    assertEquals("OWED", amended.at("/script/agreements/0/answer").asString());
    assertEquals("AGREED", state(take("clerk-wjw", "/" + id + "/steps/agree", Map.of("seen", 4))));
  }

  // promise: docs/rules.md «every part that the text has needs one»
  @Test
  void aPartThatNobodyIsAskedAboutIsNamed() {
    String id = written("停水几天商场怎样供水");
    var ask = Map.of("seen", 1, "units", List.of("wjw"), "parts", List.of(HEALTH));
    var refused = as("manager-1").post(SCRIPTS + "/" + id + "/steps/ask", ask);
    assertEquals(422, refused.status());
    assertEquals("PartWithoutUnit", refused.why());
    assertEquals(List.of("procedure"), names(refused.body().path("parts")));
  }

  /// Two units are asked about whom to see, and each about a part of its own.
  private String asked(String title) {
    String id = written(title);
    var ask = Map.of("seen", 1, "units", List.of("wjw", "gaj"), "parts", List.of(HEALTH, POLICE));
    JsonNode asked = take("manager-1", "/" + id + "/steps/ask", ask);
    assertEquals(List.of("why", "whomToSee", "procedure"), names(asked.path("parts")));
    return id;
  }

  private String written(String title) {
    var text = Map.of("text", text(title, "供水公司", "凭户号取水"));
    return take("manager-1", "", text).at("/script/id").asString();
  }

  private static Map<String, String> text(String title, String whom, String procedure) {
    return Map.of(
        "title", title,
        "category", "140101",
        "why", "抢修",
        "whomToSee", whom,
        "procedure", procedure);
  }

  private static Map<String, Object> seen(int version, Map<String, ?> body) {
    var at = new HashMap<String, Object>(body);
    at.put("seen", version);
    return at;
  }

  private static String state(JsonNode view) {
    return view.at("/script/state").asString();
  }

  private static List<String> names(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private String refusal(String staff, String id, String step, Map<String, ?> body) {
    var answer = as(staff).post(SCRIPTS + "/" + id + "/steps/" + step, body);
    assertEquals(409, answer.status(), () -> answer.body().toString());
    return answer.why();
  }

  private JsonNode take(String staff, String path, Map<String, ?> body) {
    var answer = as(staff).post(SCRIPTS + path, body);
    assertEquals(2, answer.status() / 100, () -> answer.body().toString());
    return answer.body();
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
