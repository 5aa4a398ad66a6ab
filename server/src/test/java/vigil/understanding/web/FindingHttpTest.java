package vigil.understanding.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.portal.web.OrderWalkthrough;

/// What does not fit in an order, from the step that made it to the reviewer, the one concerned and
/// the figure.
@ServerTest
class FindingHttpTest {
  private static final String LIST = "/api/understanding/findings";
  private static final String WORDS = "我叫王小明，我要投诉楼下饭店，油烟天天灌进来，押金两千三也不退，我电话13812345678";

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Identity identity;

  // promise: docs/understanding.md «Findings act on nothing»
  // promise: docs/understanding.md «who confirmed a finding does not decide the objection to it»
  @Test
  void aComplaintEnteredAsAQuestionIsListedUntilItIsJudgedAndTheAgentMayObjectOnce() {
    JsonNode kept = order("agent-3", "CONSULTATION", WORDS);
    JsonNode found = await(kept, "COMPLAINT_AS_CONSULTATION");
    String text = found.path("texts").toString();
    assertTrue(marked(found).contains("投诉"), text);
    assertFalse(text.contains("13812345678"), text);
    assertFalse(text.contains("王小明"), text);
    assertTrue(marked(await(kept, "FACT_LEFT_OUT")).contains("两千三"));

    String path = LIST + "/" + found.path("id").asString();
    assertEquals(403, as("agent-3").post(path + "/judge", verdict("CONFIRMED")).status());
    assertEquals("NothingConfirmed", as("agent-3").post(path + "/object", ground()).why());
    ok(as("reviewer-1").post(path + "/judge", verdict("CONFIRMED")));
    assertEquals(
        "FindingJudged", as("manager-1").post(path + "/judge", verdict("DISMISSED")).why());
    assertEquals(404, as("agent-4").post(path + "/object", ground()).status(), "another's work");
    Await.until(() -> counted("agent-3") == 1);
    assertEquals(1, ok(as("agent-3").get(LIST + "/mine/counts")).path("confirmed").size());
    assertEquals(0, ok(as("agent-4").get(LIST + "/mine/counts")).path("confirmed").size());
    assertEquals(400, as("agent-3").get(LIST + "/mine/counts?to=%2B999999999-12-31").status());
    String before = LIST + "/counts?agent=agent-3&to=2000-01-01";
    assertEquals(0, ok(as("manager-1").get(before)).path("confirmed").size());
    assertTrue(of("agent-3", LIST + "/mine", found) != null);
    assertTrue(of("agent-4", LIST + "/mine", found) == null);

    ok(as("agent-3").post(path + "/object", ground()));
    assertEquals("ObjectedAlready", as("agent-3").post(path + "/object", ground()).why());
    Await.until(() -> counted("agent-3") == 0);
    var decision = Map.of("upheld", false, "note", "市民原话要求投诉");
    assertEquals("OwnVerdict", as("reviewer-1").post(path + "/decide", decision).why());
    ok(as("manager-1").post(path + "/decide", decision));
    assertEquals("NoObjection", as("manager-1").post(path + "/decide", decision).why());
    assertEquals("ObjectedAlready", as("agent-3").post(path + "/object", ground()).why());
    Await.until(() -> counted("agent-3") == 1);
  }

  // promise: docs/understanding.md «a unit sees only what was confirmed of its own reply»
  @Test
  void aUnitSeesWhatWasConfirmedOfItsOwnReplyAndNothingOfTheCaller() {
    JsonNode kept = order("agent-5", "HELP", "我叫王小明，老房子漏水，电话13812345678");
    new OrderWalkthrough(casework, identity).untilCallback(kept.path("number").asString());
    JsonNode found = await(kept, "CONTACT_WITHOUT_CALL");
    assertTrue(of("clerk-310115", LIST + "/mine", found) == null, "not judged yet");
    String path = LIST + "/" + found.path("id").asString();
    var other = new HashMap<String, Object>(verdict("CONFIRMED"));
    other.put("kind", "REPLY_OTHER_MATTER");
    ok(as("reviewer-1").post(path + "/judge", other));
    Await.until(() -> of("reviewer-1", LIST + "?state=CONFIRMED", found) != null);
    String whole = String.valueOf(of("reviewer-1", LIST + "?state=CONFIRMED", found));
    assertTrue(whole.contains("\"DESCRIPTION\""), () -> "held against the appeal: " + whole);
    Await.until(() -> of("clerk-310115", LIST + "/mine", found) != null);
    String shown = String.valueOf(of("clerk-310115", LIST + "/mine", found));
    assertTrue(shown.contains("REPLY_POINTS"), shown);
    for (String appeal : List.of("\"WORDS\"", "\"TITLE\"", "\"DESCRIPTION\"")) {
      assertFalse(shown.contains(appeal), shown);
    }
    assertFalse(shown.contains("王小明") || shown.contains("13812345678"), shown);
    assertTrue(of("clerk-310104", LIST + "/mine", found) == null, "another unit");
    assertEquals(404, as("editor-310101").get(LIST).status(), "a unit's reviewer");
    assertEquals(404, as("clerk-310104").post(path + "/object", ground()).status());
    String counts = LIST + "/mine/counts";
    assertEquals(1, ok(as("clerk-310115").get(counts)).path("confirmed").size());
    name(kept, "d310115");
    assertEquals(0, ok(as("clerk-310115").get(counts)).path("confirmed").size(), "accused since");
    assertEquals(404, as("clerk-310115").post(path + "/object", ground()).status());
  }

  // promise: docs/understanding.md «a try that the hotline relayed for a hidden caller is not the
  // unit's»
  @Test
  void whatTheHotlineTypedForAHiddenCallerIsNotHeldAgainstTheUnit() {
    var hidden = draft("agent-7", "HELP", "不要告诉他们我是谁，楼下太吵");
    hidden.put("anonymous", true);
    JsonNode relayed = submitted("agent-7", hidden);
    var walk = new OrderWalkthrough(casework, identity);
    walk.untilCallback(relayed.path("number").asString());
    JsonNode open = order("agent-7", "HELP", "我叫王小明，楼下太吵");
    walk.untilCallback(open.path("number").asString());
    await(open, "CONTACT_WITHOUT_CALL");
    assertTrue(waiting(relayed, "CONTACT_WITHOUT_CALL") == null, "reported before the other");
  }

  // promise: docs/understanding.md «what was found in an answer goes with the answer that is taken
  // back»
  @Test
  void whatWasFoundInAnAnswerGoesWithTheAnswerThatIsTakenBack() {
    JsonNode kept = answered("agent-6", "您放心，我们保证三天内一定给您解封。");
    await(kept, "PROMISE_OUTSIDE_SCRIPT");
    String path = "/api/casework/orders/" + kept.path("id").asString();
    int seen = ok(as("agent-6").get(path)).at("/order/version").asInt();
    ok(as("agent-6").post(path + "/steps/take-back-answer", Map.of("seen", seen)));
    Await.until(() -> waiting(kept, "PROMISE_OUTSIDE_SCRIPT") == null);
  }

  private JsonNode answered(String agent, String reply) {
    var draft = draft(agent, "CONSULTATION", "请问小区什么时候解封");
    var kept =
        as(agent)
            .post("/api/casework/orders", Map.of("draft", draft, "then", "ANSWER", "reply", reply));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body();
  }

  private void name(JsonNode order, String accused) {
    String steps = "/api/casework/orders/" + order.path("id").asString();
    var seen = ok(as("agent-5").get(steps)).at("/order/version").asInt();
    ok(as("agent-5").post(steps + "/steps/name-accused", Map.of("accused", accused, "seen", seen)));
  }

  private static Map<String, Object> verdict(String verdict) {
    return Map.of("verdict", verdict, "note", "已核对");
  }

  private static Map<String, Object> ground() {
    return Map.of("ground", "当时市民只问了怎么办");
  }

  private int counted(String agent) {
    int count = 0;
    for (JsonNode one : ok(as("manager-1").get(LIST + "/counts")).path("confirmed")) {
      count += one.path("agent").asString().equals(agent) ? one.path("count").asInt() : 0;
    }
    return count;
  }

  private JsonNode await(JsonNode order, String kind) {
    Await.until(() -> waiting(order, kind) != null);
    return Objects.requireNonNull(waiting(order, kind));
  }

  private @Nullable JsonNode waiting(JsonNode order, String kind) {
    for (JsonNode one : ok(as("reviewer-1").get(LIST + "?kind=" + kind)).path("items")) {
      if (one.at("/order/id").asString().equals(order.path("id").asString())) {
        return one;
      }
    }
    return null;
  }

  private @Nullable JsonNode of(String staff, String path, JsonNode finding) {
    for (JsonNode one : ok(as(staff).get(path)).path("items")) {
      if (one.path("id").equals(finding.path("id"))) {
        return one;
      }
    }
    return null;
  }

  private static String marked(JsonNode finding) {
    var marked = new StringBuilder();
    for (JsonNode text : finding.path("texts")) {
      for (JsonNode piece : text.path("pieces")) {
        marked.append(piece.path("marked").asBoolean() ? piece.path("text").asString() : " ");
      }
    }
    return marked.toString();
  }

  private JsonNode order(String agent, String type, String words) {
    return submitted(agent, draft(agent, type, words));
  }

  private JsonNode submitted(String agent, Map<String, Object> draft) {
    var kept = as(agent).post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body();
  }

  private static Map<String, Object> draft(String agent, String type, String words) {
    var draft = new HashMap<String, Object>();
    draft.put("type", type);
    draft.put("category", "140101");
    draft.put("title", "咨询饭店油烟");
    draft.put("description", "市民咨询楼下饭店油烟如何处理。");
    draft.put("words", words);
    draft.put("district", "310115");
    draft.put("address", "花木路 1 号");
    draft.put("name", "王小明");
    draft.put("contact", "quality-" + agent);
    return draft;
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  private static JsonNode ok(ApiClient.Answer answer) {
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body();
  }
}
