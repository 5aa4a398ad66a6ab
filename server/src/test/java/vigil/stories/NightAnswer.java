package vigil.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// The answer of a night and its report, through the doors of those who give them.
final class NightAnswer {
  static final String MEASURE = "修正比对规则，3时前全部复核。";

  private static final List<String> AGENTS = List.of("agent-1", "agent-2", "agent-3");

  private final int port;
  private final String incident;

  NightAnswer(int port, String incident) {
    this.port = port;
    this.incident = incident;
  }

  /// Drafted by whoever is awake from what the spike says, amended and agreed by two units from
  /// their phones, published by a leader.
  String publish(String awake) {
    var start = ok(as(awake).get("/api/watch/spikes/" + incident + "/script-start"));
    var text = new HashMap<String, Object>();
    text.put("title", "核酸阴性却变黄码，多久转绿");
    text.put("category", start.path("category").asString());
    text.put("whenItApplies", "凌晨起随申码变黄，核酸结果阴性。");
    text.put("why", "昨晚筛查结果集中入库，比对规则误判。");
    text.put("whomToSee", "居委会防疫专员；随申办申诉入口。");
    text.put("procedure", "在随申办提交申诉，核实后自动转绿。");
    text.put("doNotPromise", "不承诺具体几点转绿。");
    text.put("keywords", List.of("黄码", "转绿"));
    text.put(
        "followUps",
        start
            .path("questions")
            .valueStream()
            .map(q -> Map.of("question", q.asString(), "answer", "先凭阴性报告通行，申诉后转绿。"))
            .toList());
    var body = Map.of("text", text, "spike", incident);
    var drafted = as(awake).post("/api/knowledge/scripts", body);
    assertEquals(201, drafted.status(), () -> drafted.body().toString());
    String id = drafted.body().at("/script/id").asString();
    step(awake, id, "ask", Map.of("seen", 1, "units", List.of("wjw", "dsj")));
    step("clerk-wjw", id, "agree", Map.of("seen", 2));
    text.put("procedure", "在随申办提交申诉，24小时内核实后自动转绿；急诊凭阴性报告先行就医。");
    step("clerk-dsj", id, "amend", Map.of("seen", 3, "text", text));
    step("clerk-wjw", id, "agree", Map.of("seen", 4));
    step("leader-1", id, "publish", Map.of("seen", 5));
    return id;
  }

  /// Every agent sees it within three seconds, says so, and finds it first.
  void isSeenAndAcknowledged(String script) {
    Await.until(
        Duration.ofSeconds(3),
        () -> AGENTS.stream().allMatch(agent -> owed(agent).contains(script)));
    int n = 0;
    for (String agent : AGENTS) {
      var seen = ok(as(agent).post(script(script) + "/acknowledge", Map.of()));
      assertEquals(++n, seen.path("acknowledged").asInt());
      assertFalse(owed(agent).contains(script));
      Await.until(() -> first(agent, "超市不让上班").path("id").asString().equals(script));
      assertTrue(first(agent, "黄码怎么转绿").path("tonight").asBoolean());
    }
  }

  private String owed(String agent) {
    return ok(as(agent).get("/api/knowledge/unacknowledged")).toString();
  }

  private JsonNode first(String agent, String words) {
    String query = URLEncoder.encode(words, StandardCharsets.UTF_8);
    return ok(as(agent).get("/api/knowledge/search?q=" + query)).path(0);
  }

  /// Drafted with figures that agree, signed, received, answered with measures.
  void report(String by) {
    var drafted = as(by).post("/api/watch/reports", Map.of("incident", incident));
    assertEquals(201, drafted.status(), () -> drafted.body().toString());
    figuresAgree(drafted.body());
    String path = "/api/watch/reports/" + drafted.body().path("id").asString();
    var text = drafted.body().path("text");
    var edit = Map.of("seen", 1, "text", text, "units", List.of("wjw", "dsj"));
    ok(as(by).post(path + "/edit", edit));
    ok(as("leader-1").post(path + "/sign", Map.of("seen", 2)));
    ok(as("clerk-dsj").post(path + "/receive", Map.of("seen", 3)));
    ok(as("clerk-wjw").post(path + "/receive", Map.of("seen", 4)));
    ok(as("clerk-dsj").post(path + "/measure", Map.of("seen", 5, "measure", MEASURE)));
    var answered =
        ok(as("clerk-wjw").post(path + "/measure", Map.of("seen", 6, "measure", "医院增设通道。")));
    assertEquals("ANSWERED", answered.path("state").asString());
  }

  private static void figuresAgree(JsonNode report) {
    var figures = report.path("figures");
    int count = figures.path("count").asInt();
    var calls = figures.path("calls");
    var ends = calls.path("ends");
    int orders = calls.path("orders").asInt();
    assertEquals(count, sum(figures.path("districts")));
    assertEquals(count, ends.path("gaveUp").asInt());
    assertEquals(calls.path("calls").asInt(), ends.valueStream().mapToInt(JsonNode::asInt).sum());
    assertEquals(orders, sum(calls.path("districts")));
    assertEquals(orders, sum(calls.path("categories")));
    String why = report.at("/text/whyNow").asString();
    assertTrue(why.contains("放弃的来电" + count + "通"), why);
    assertTrue(why.contains("同期来电" + calls.path("calls").asInt() + "通"), why);
    assertTrue(why.contains("登记工单" + orders + "件"), why);
    String parts = why.substring(why.indexOf("分区："));
    var named = Pattern.compile("(\\d+)件").matcher(parts).results();
    assertEquals(orders, named.mapToInt(hit -> Integer.parseInt(hit.group(1))).sum(), why);
    assertTrue(report.at("/text/title").asString().contains("黄码"), "" + report);
    assertEquals(3, report.at("/text/appeals").size());
    assertFalse(report.at("/text/appeals").toString().contains("1390000"));
    assertTrue(report.path("deliveries").size() > 1, "the directory names who is competent");
  }

  private static int sum(JsonNode parts) {
    return parts.valueStream().mapToInt(part -> part.path("count").asInt()).sum();
  }

  private void step(String staff, String id, String name, Map<String, Object> body) {
    ok(as(staff).post(script(id) + "/steps/" + name, body));
  }

  private static String script(String id) {
    return "/api/knowledge/scripts/" + id;
  }

  private static JsonNode ok(ApiClient.Answer answer) {
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body();
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
