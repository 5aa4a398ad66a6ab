package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.web.ApiOrder;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// What became of the orders that a script answered, from the desk to the editor (rules 7.8).
@ServerTest
class ScriptFiguresHttpTest {
  private static final String MATTER = "140102";
  private static final String DISTRICT = "310117";

  private static final String OF_A_UNIT = "editor-310101";

  @LocalServerPort int port;

  // promise: docs/rules.md «Every one of these numbers opens the orders behind it»
  @Test
  void whatBecameOfTheOrdersIsCountedAndEachNumberOpensThem() {
    String script = publish("停水几天有没有补偿");
    String atOnce = answerAtOnce();
    String content = rated("管道修好了没有", "13900009872", true);
    String angry = rated("管道一直没修好", "13900009873", false);
    for (String order : List.of(atOnce, content, angry)) {
      use(script, order);
    }
    use(script, atOnce);
    String back = answerAtOnce();
    ok(as("agent-2").post(path(script) + "/wrong", Map.of("why", "电话打不通")));

    JsonNode all = figures(script).path("all");
    assertEquals(3, all.path("orders").asInt(), "an order is counted once");
    assertEquals(1, all.path("atOnce").asInt());
    assertEquals(1, all.path("askedAgain").asInt());
    assertEquals(1, all.path("satisfied").asInt());
    assertEquals(1, all.path("dissatisfied").asInt());
    assertEquals(1, all.path("wrong").asInt());
    assertEquals(List.of(atOnce, angry, content), behind(script, "what=ORDERS"), "last used first");
    assertEquals(List.of(atOnce), behind(script, "what=AT_ONCE"));
    assertEquals(List.of(atOnce), behind(script, "what=ASKED_AGAIN"), () -> "came back: " + back);
    assertEquals(List.of(content), behind(script, "what=SATISFIED"));
    assertEquals(List.of(angry), behind(script, "what=DISSATISFIED"));

    JsonNode month = figures(script).at("/months/11");
    assertEquals(3, month.path("orders").asInt());
    String of = "what=ORDERS&month=" + month.path("month").asString();
    assertEquals(3, behind(script, of + "&edition=1").size());
    assertEquals(List.of(), behind(script, of + "&edition=2"));
    assertEquals(List.of(), behind(script, "month=2001-01"));
    JsonNode first = ok(as("editor-1").get(path(script) + "/orders?limit=2"));
    String next = path(script) + "/orders?limit=2&cursor=" + first.path("next").asString();
    assertEquals(content, ok(as("editor-1").get(next)).at("/items/0/id").asString());

    String marks = "/api/knowledge/wrong-marks?script=" + script;
    assertEquals(1, ok(as("editor-1").get(marks + "&edition=1")).path("items").size());
    assertEquals(0, ok(as("editor-1").get(marks + "&month=2001-01")).path("items").size());
    assertEquals(403, as("agent-1").get(path(script) + "/figures").status());
    assertEquals(404, as("editor-1").get(path("none") + "/figures").status());
  }

  // promise: docs/rules.md «counted from the answer itself, until it is taken back»
  @Test
  void anAnswerCountsByItselfUntilItIsTakenBack() {
    String script = publish("停水几天谁来通知");
    JsonNode stays = answerBy(script);
    JsonNode back = answerBy(script);
    use(script, back.path("id").asString());
    Await.until(() -> figures(script).at("/all/orders").asInt() == 2);
    assertEquals(1, figures(script).at("/editions/0/edition").asInt());
    assertEquals(2, figures(script).at("/all/atOnce").asInt());
    assertEquals(2, tally(script), "what is noted beside the answer counts once");

    String order = "/api/casework/orders/" + back.path("id").asString();
    var seen = Map.of("seen", back.path("version").asInt());
    ok(as("agent-1").post(order + "/steps/take-back-answer", seen));
    Await.until(() -> figures(script).at("/all/orders").asInt() == 1);
    assertEquals(List.of(stays.path("id").asString()), behind(script, "what=ORDERS"));
    assertEquals(1, tally(script));

    var retire = Map.of("seen", 4, "reason", "另有新的口径");
    ok(as("manager-1").post(path(script) + "/steps/retire", retire));
    assertEquals(1, figures(script).at("/all/orders").asInt(), "retired, and still counted");
  }

  private int tally(String script) {
    return ok(as("agent-1").get(path(script))).at("/tally/used").asInt();
  }

  private JsonNode answerBy(String script) {
    var draft = new HashMap<>(ApiOrder.draft("停水几天通知谁", DISTRICT));
    draft.put("type", "CONSULTATION");
    draft.put("category", MATTER);
    draft.put("contactPhone", "13900009874");
    var body = Map.of("draft", draft, "then", "ANSWER", "script", script, "reply", "抢修中。");
    return ok(as("agent-1").post("/api/casework/orders", body));
  }

  // promise: docs/rules.md «The list of scripts is sorted by how many orders each answered»
  @Test
  void theListIsSortedByHowManyOrdersEachAnswered() {
    String two = publish("停水几天能不能退水费");
    String one = publish("停水几天水表怎样读");
    use(one, answerAtOnce());
    use(two, answerAtOnce());
    use(two, answerAtOnce());
    var sorted = listIds("?sort=ANSWERED&limit=200");
    assertTrue(sorted.indexOf(two) < sorted.indexOf(one), "most answered first");
    var newest = listIds("?limit=200");
    assertTrue(newest.indexOf(one) < newest.indexOf(two), "newest first");
    JsonNode page = ok(as("agent-1").get("/api/knowledge/scripts?sort=ANSWERED&limit=1"));
    String next = "?sort=ANSWERED&limit=200&cursor=" + page.path("next").asString();
    assertEquals(sorted.subList(1, sorted.size()), listIds(next));
  }

  /// Some of the orders that are counted may accuse the unit whose people ask (rules 9.1).
  // promise: docs/rules.md «the figures of scripts are for the hotline's own people»
  @Test
  void figuresOfScriptsAreForTheHotlinesOwnPeople() {
    String script = publish("停水几天单位能不能看数字");
    String order = answerAtOnce();
    use(script, order);
    ok(as("agent-1").post(path(script) + "/wrong", Map.of("why", "经办人说的不对")));
    String mark =
        ok(as("editor-1").get("/api/knowledge/wrong-marks?script=" + script))
            .at("/items/0/mark/id")
            .asString();
    var closed =
        List.of(
            path(script) + "/figures",
            path(script) + "/orders",
            "/api/knowledge/wrong-marks",
            "/api/knowledge/wrong-marks/" + mark + "/orders",
            "/api/knowledge/review",
            "/api/knowledge/coverage");
    for (String one : closed) {
      assertEquals(403, as(OF_A_UNIT).get(one).status(), one);
      assertEquals(200, as("editor-1").get(one).status(), one);
    }
    var words = Map.of("verdict", "STANDS", "answer", "已核对");
    String answer = "/api/knowledge/wrong-marks/" + mark + "/answer";
    assertEquals(403, as(OF_A_UNIT).post(answer, words).status());

    assertTrue(ok(as(OF_A_UNIT).get(path(script))).path("tally").isNull());
    assertEquals(1, ok(as("agent-1").get(path(script))).at("/tally/used").asInt());
    String newest = "/api/knowledge/scripts?limit=1";
    JsonNode listed = ok(as(OF_A_UNIT).get(newest));
    assertTrue(listed.at("/items/0/answered").isNull());
    assertEquals(1, ok(as("agent-1").get(newest)).at("/items/0/answered").asInt());
    JsonNode sorted = ok(as(OF_A_UNIT).get(newest + "&sort=ANSWERED"));
    assertEquals(listed, sorted, "the order of the list would tell it, and so would its cursor");
  }

  private List<String> listIds(String query) {
    return ok(as("agent-1").get("/api/knowledge/scripts" + query))
        .path("items")
        .valueStream()
        .map(it -> it.path("id").asString())
        .toList();
  }

  private List<String> behind(String script, String query) {
    return ok(as("editor-1").get(path(script) + "/orders?" + query))
        .path("items")
        .valueStream()
        .map(it -> it.path("id").asString())
        .toList();
  }

  private JsonNode figures(String script) {
    return ok(as("editor-1").get(path(script) + "/figures"));
  }

  private void use(String script, String order) {
    ok(as("agent-1").post(path(script) + "/used", Map.of("order", order)));
  }

  private String answerAtOnce() {
    var draft = new HashMap<>(ApiOrder.draft("停水几天", DISTRICT));
    draft.put("type", "CONSULTATION");
    draft.put("category", MATTER);
    draft.put("contactPhone", "13900009871");
    var body = Map.of("draft", draft, "then", "ANSWER", "reply", "抢修中，明天恢复。");
    return ok(as("agent-1").post("/api/casework/orders", body)).path("id").asString();
  }

  private String rated(String title, String phone, boolean isSolved) {
    var draft = new HashMap<>(ApiOrder.draft(title, DISTRICT));
    draft.put("contactPhone", phone);
    return ApiOrder.submitted(port, draft).replied(DISTRICT).rated(isSolved).id();
  }

  private String publish(String title) {
    return HttpScripts.publish(
        port,
        Map.of(
            "title", title,
            "category", MATTER,
            "why", "原因",
            "whomToSee", "供水公司",
            "procedure", "凭户号办理"));
  }

  private static String path(String script) {
    return "/api/knowledge/scripts/" + script;
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  private static JsonNode ok(ApiClient.Answer answer) {
    assertEquals(2, answer.status() / 100, () -> answer.body().toString());
    return answer.body();
  }
}
