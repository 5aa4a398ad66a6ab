package vigil.portal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.city.WorkingDays;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// Questions and answers that anybody may read.
@ServerTest
class PublicAnswersHttpTest {
  private static final String FORBIDDEN = "绝不可答应赔付金额壹万元整";

  @LocalServerPort int port;
  @Autowired InstantSource clock;

  private String publish(String title, Map<String, Object> more) {
    var text = new HashMap<String, Object>();
    text.put("title", title);
    text.put("category", "01010101");
    text.put("whenItApplies", "打鸣公鸡扰民时");
    text.put("why", "社区正在统一收养打鸣公鸡。");
    text.put("whomToSee", "居委会，工作日九时至五时。");
    text.put("procedure", "向居委会登记，三日内上门。办事员身份证号11010519491231002X核验。");
    text.put("doNotPromise", FORBIDDEN);
    text.put("keywords", List.of("暗号词语"));
    text.put(
        "followUps",
        List.of(Map.of("question", "我叫王小明，电话13900000001，公鸡送哪里？", "answer", "送到社区收养点。")));
    text.putAll(more);
    var drafted = as("editor-1").post("/api/knowledge/scripts", Map.of("text", text));
    assertEquals(201, drafted.status(), () -> drafted.body().toString());
    String id = drafted.body().at("/script/id").asString();
    step(id, "editor-1", "ask", Map.of("seen", 1, "units", List.of("wjw")));
    step(id, "clerk-wjw", "agree", Map.of("seen", 2));
    step(id, "editor-1", "publish", Map.of("seen", 3));
    return id;
  }

  private void step(String script, String who, String name, Map<String, Object> body) {
    var taken = as(who).post("/api/knowledge/scripts/" + script + "/steps/" + name, body);
    assertEquals(200, taken.status(), () -> taken.body().toString());
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  /// Asked as staff, whose questions are not counted: a test asks until it is found.
  private JsonNode search(String query) {
    var found = as("agent-1").get("/api/portal/answers" + query);
    assertEquals(200, found.status(), () -> found.body().toString());
    return found.body();
  }

  private static String q(String words) {
    return "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  // promise: docs/public-answers.md «neither searched nor shown»
  // promise: web/src/portal/zh.ts «不含任何人的信息»
  /// Whatever agents may say is found by its own words; what they may not, who agreed and by which
  /// keywords it is found are neither searched nor shown, and no person's data are in it.
  @Test
  void anybodyFindsWhatAgentsMaySayAndNothingElse() {
    String open = publish("公鸡打鸣怎么办", Map.of());
    String inside = publish("公鸡打鸣内部口径", Map.of("internalOnly", true));
    LocalDate today = WorkingDays.dayOf(clock.instant());
    String over =
        publish(
            "公鸡打鸣去年", Map.of("validFrom", "2020-01-01", "validTo", today.minusDays(1).toString()));
    String later = publish("公鸡打鸣明天", Map.of("validFrom", today.plusDays(1).toString()));
    Await.until(() -> search(q("公鸡打鸣")).toString().contains(open));
    String found = search(q("公鸡打鸣")).toString();
    for (String hidden : List.of(inside, over, later, FORBIDDEN, "wjw", "暗号词语", "王小明")) {
      assertFalse(found.contains(hidden), hidden);
    }
    assertEquals(
        found, ApiClient.browser(port).get("/api/portal/answers" + q("公鸡打鸣")).body().toString());
    assertFalse(found.contains("13900000001") || found.contains("11010519491231002X"), found);
    assertTrue(found.contains("送到社区收养点"), found);
    assertFalse(search(q(FORBIDDEN)).toString().contains(open), "no oracle");
    assertFalse(search(q("暗号")).toString().contains(open));
    assertEquals(200, ApiClient.browser(port).get("/api/portal/answers/" + open).status());
    for (String hidden : List.of(inside, over, later)) {
      assertEquals(404, ApiClient.browser(port).get("/api/portal/answers/" + hidden).status());
    }
    step(open, "editor-1", "retire", Map.of("seen", 4, "reason", "过期"));
    Await.until(() -> !search("").toString().contains(open));
  }

  @Test
  void answersAreFoundByTopicAndDistrict() {
    String here = publish("浦东公鸡收养点", Map.of("districts", List.of("310115")));
    Await.until(() -> search("?district=310115").toString().contains(here));
    assertFalse(search("?district=310104").toString().contains(here), "it holds elsewhere only");
    assertTrue(search("?topic=01").toString().contains(here));
    assertFalse(search("?topic=02").toString().contains(here));
    assertTrue(search("").path("topics").toString().contains("\"01\""));
  }

  @Test
  void whatIsAskedIsBoundedAndRefusedInWords() {
    for (String bad : List.of(q("问".repeat(101)), "?topic=zz", "?district=999999")) {
      var no = ApiClient.browser(port).get("/api/portal/answers" + bad);
      assertEquals(400, no.status(), bad);
      assertEquals("BadInput", no.why(), bad);
    }
  }
}
