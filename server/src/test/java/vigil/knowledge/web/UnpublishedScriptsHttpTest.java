package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.knowledge.web.UnitEditorHttpTest.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// An answer that nobody agreed to is told to no citizen: who reads what is not published, role by
/// role, at every door that shows a script (rules 7.9).
@ServerTest
class UnpublishedScriptsHttpTest {
  private static final String SCRIPTS = "/api/knowledge/scripts";
  private static final String OUT = "凭户号取水";
  private static final String NOT_OUT = "凭证件取水，尚未定";

  @LocalServerPort int port;

  // promise: docs/rules.md «who look after scripts at the hotline»
  @ParameterizedTest
  @ValueSource(strings = {"editor-1", "manager-1", "leader-1", "reviewer-1"})
  void whoLooksAfterScriptsAtTheHotlineReadsThemAsTheyStand(String staff) {
    readsAsItStands(staff, asked("在写的口径给" + staff));
    readsAsItStands(staff, editedAgain("改着的口径给" + staff));
  }

  // promise: docs/rules.md «the people of the units that are asked»
  @ParameterizedTest
  @ValueSource(strings = {"clerk-wjw", "handler-wjw"})
  void thePeopleOfAUnitThatIsAskedReadItAsItStands(String staff) {
    readsAsItStands(staff, asked("问到本单位的口径给" + staff));
  }

  // promise: docs/rules.md «One that was never published is not there for them»
  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent-1",
        "dispatcher-1",
        "callback-1",
        "operator-1",
        "clerk-swj",
        "handler-swj",
        "editor-310101"
      })
  void forEverybodyElseItIsNotThereUntilItIsPublished(String staff) {
    for (String id : List.of(drafted("草稿不给" + staff), asked("未同意的不给" + staff))) {
      for (String path : List.of("", "/steps", "/editions")) {
        assertEquals(404, as(staff).get(SCRIPTS + "/" + id + path).status(), path);
      }
      for (String filter : List.of("", "&state=DRAFT", "&state=ASKED", "&state=PUBLISHED")) {
        assertTrue(listed(staff, id, filter).isMissingNode(), filter);
      }
    }
  }

  // promise: docs/rules.md «everybody else reads the published edition»
  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent-1",
        "dispatcher-1",
        "callback-1",
        "operator-1",
        "clerk-swj",
        "handler-swj",
        "editor-310101"
      })
  void everybodyElseReadsThePublishedEditionOfOneThatIsEdited(String staff) {
    String id = editedAgain("改着的口径不给" + staff);
    JsonNode view = ok(as(staff).get(SCRIPTS + "/" + id));
    shows(view.path("script"));
    shows(listed(staff, id, ""));
    shows(listed(staff, id, "&state=PUBLISHED"));
    assertTrue(listed(staff, id, "&state=DRAFT").isMissingNode());
    JsonNode editions = ok(as(staff).get(SCRIPTS + "/" + id + "/editions"));
    assertEquals(List.of(1), editions.valueStream().map(e -> e.path("edition").asInt()).toList());
    assertFalse(editions.toString().contains(NOT_OUT));
  }

  private static void shows(JsonNode script) {
    assertEquals("PUBLISHED", script.path("state").asString(), script::toString);
    assertEquals(1, script.path("edition").asInt());
    assertEquals(OUT, script.at("/text/procedure").asString());
  }

  @Test
  void itsAuthorReadsItAlsoWhereOfAUnit() {
    String id = id(as("editor-310101").post(SCRIPTS, Map.of("text", text("区里写的口径", OUT))));
    readsAsItStands("editor-310101", id);
    assertEquals(404, as("clerk-310101").get(SCRIPTS + "/" + id).status(), "of the same unit");
    readsAsItStands("editor-1", id);
  }

  @Test
  void whatWasOutAndIsRetiredIsReadAsItWasOut() {
    String id = editedAgain("停用的口径");
    step(id, "retire", Map.of("seen", 5, "reason", "并入新口径"));
    JsonNode script = ok(as("agent-1").get(SCRIPTS + "/" + id)).path("script");
    assertEquals("RETIRED", script.path("state").asString());
    assertEquals(OUT, script.at("/text/procedure").asString());
    String draft = drafted("没发就停用的口径");
    step(draft, "retire", Map.of("seen", 1, "reason", "不写了"));
    assertEquals(404, as("agent-1").get(SCRIPTS + "/" + draft).status());
  }

  /// Else they would write over, or put out, words that they do not read.
  @Test
  void nobodyTakesAStepOnWhatTheyDoNotRead() {
    String draft = drafted("别人的草稿");
    String path = SCRIPTS + "/" + draft + "/steps/";
    var edit = Map.of("seen", 1, "text", text("别人的草稿", "改过"));
    assertEquals(404, as("editor-310101").post(path + "edit", edit).status());
    String edited = editedAgain("别人改着的口径");
    String newer = SCRIPTS + "/" + edited;
    var over = Map.of("seen", 5, "text", text("别人改着的口径", "改过"));
    assertEquals("NotAsked", as("editor-310101").post(newer + "/steps/edit", over).why());
    for (JsonNode one : ok(as("editor-310101").get(newer + "/steps"))) {
      assertFalse(one.path("why").asString("").isEmpty(), one::toString);
    }
  }

  @Test
  void whatIsNotThereIsNeitherAcknowledgedNorUsedNorMarkedWrong() {
    String path = SCRIPTS + "/" + drafted("没人能用的草稿");
    assertEquals(404, as("agent-1").post(path + "/acknowledge", Map.of()).status());
    assertEquals(404, as("agent-1").post(path + "/used", Map.of()).status());
    assertEquals(404, as("agent-1").post(path + "/wrong", Map.of("why", "不对")).status());
  }

  @Test
  void whatADeskIsToldOfAPublicationSaysNothingOfTheNewerDraft() {
    String id = editedAgain("待阅知的口径");
    JsonNode told =
        ok(as("agent-9").get("/api/knowledge/unacknowledged"))
            .valueStream()
            .filter(one -> one.path("id").asString().equals(id))
            .findFirst()
            .orElseThrow();
    shows(told);
  }

  @Test
  void theFileOfAllScriptsHoldsWhatItsReaderMayRead() {
    drafted("文件里没有的草稿");
    editedAgain("文件里有的口径");
    String file = as("editor-310101").text(SCRIPTS + "/file");
    assertFalse(file.contains("文件里没有的草稿"));
    assertTrue(file.contains("文件里有的口径"));
    assertTrue(as("editor-1").text(SCRIPTS + "/file").contains("文件里没有的草稿"));
  }

  // promise: docs/rules.md «which other script it is, only to who reads that title there»
  @Test
  void thatATitleIsTakenIsSaidWithoutWhichScriptToWhoDoesNotReadIt() {
    String draft = drafted("两人同名的草稿");
    assertEquals(draft, taken("editor-1", "两人同名的草稿").body().path("script").asString());
    var unread = taken("editor-310101", "两人同名的草稿");
    assertFalse(unread.body().toString().contains(draft), () -> unread.body().toString());
    String out = editedAgain("两人同名的口径");
    assertEquals(out, taken("editor-310101", "两人同名的口径").body().path("script").asString());
    taken("editor-310101", "两人\u200b同名的口径");
    Map<String, ?> renamed = text("两人同名而未发的新名", NOT_OUT);
    step(out, "edit", Map.of("seen", 5, "text", renamed));
    var newer = taken("editor-310101", "两人同名而未发的新名");
    assertFalse(newer.body().toString().contains(out), () -> newer.body().toString());
  }

  @Test
  void whoRenamesADraftIsToldNothingOfOneThatTheyDoNotRead() {
    String draft = drafted("改名撞上的草稿");
    var mine = as("editor-310101").post(SCRIPTS, Map.of("text", text("要改名的草稿", OUT)));
    var body = Map.of("seen", 1, "text", text("改名撞上的草稿", OUT));
    var refused = as("editor-310101").post(SCRIPTS + "/" + id(mine) + "/steps/edit", body);
    assertEquals("TitleTaken", refused.why());
    assertFalse(refused.body().toString().contains(draft), () -> refused.body().toString());
  }

  private ApiClient.Answer taken(String staff, String title) {
    var refused = as(staff).post(SCRIPTS, Map.of("text", text(title, OUT)));
    assertEquals("TitleTaken", refused.why(), () -> refused.body().toString());
    return refused;
  }

  private void readsAsItStands(String staff, String id) {
    JsonNode whole = ok(as("manager-1").get(SCRIPTS + "/" + id)).path("script");
    assertEquals(whole, ok(as(staff).get(SCRIPTS + "/" + id)).path("script"), staff);
    JsonNode line = listed(staff, id, "&state=" + whole.path("state").asString());
    assertEquals(whole.at("/text/procedure"), line.at("/text/procedure"), staff);
    assertEquals(
        whole.path("edition").asInt(),
        ok(as(staff).get(SCRIPTS + "/" + id + "/editions")).size(),
        staff);
  }

  private JsonNode listed(String staff, String id, String filter) {
    JsonNode items = ok(as(staff).get(SCRIPTS + "?limit=200" + filter)).path("items");
    return items
        .valueStream()
        .filter(one -> one.path("id").asString().equals(id))
        .findFirst()
        .orElse(items.path("none"));
  }

  private String drafted(String title) {
    return id(as("manager-1").post(SCRIPTS, Map.of("text", text(title, NOT_OUT))));
  }

  private String asked(String title) {
    return HttpScripts.ask(port, text(title, NOT_OUT));
  }

  /// Published, and edited since: its version is 5.
  private String editedAgain(String title) {
    String id = HttpScripts.publish(port, text(title, OUT));
    step(id, "edit", Map.of("seen", 4, "text", text(title, NOT_OUT)));
    return id;
  }

  private void step(String id, String step, Map<String, ?> body) {
    ok(as("manager-1").post(SCRIPTS + "/" + id + "/steps/" + step, body));
  }

  private static String id(ApiClient.Answer made) {
    assertEquals(201, made.status(), () -> made.body().toString());
    return made.body().at("/script/id").asString();
  }

  private static JsonNode ok(ApiClient.Answer answer) {
    assertEquals(2, answer.status() / 100, () -> answer.body().toString());
    return answer.body();
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
