package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.city.WorkingDays;
import vigil.identity.web.ApiClient;

/// Where and when a script holds (rules 7.1).
@ServerTest
class ScriptScopeHttpTest {
  private static final String HERE = "310115";
  private static final String ELSEWHERE = "310104";

  @LocalServerPort int port;
  @Autowired InstantSource clock;

  private String published(String title, Map<String, ?> scope) {
    return HttpScripts.publish(port, text(title, scope));
  }

  private static Map<String, Object> text(String title, Map<String, ?> scope) {
    var text = new HashMap<String, Object>(scope);
    text.put("title", title);
    text.putIfAbsent("category", "140101");
    text.put("why", "抢修");
    text.put("whomToSee", "供水公司");
    text.put("procedure", "凭户号取水");
    return text;
  }

  private String day(int fromToday) {
    LocalDate today = WorkingDays.dayOf(clock.instant());
    return today.plusDays(fromToday).toString();
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  private static Map<String, Object> answer(String script) {
    return new HashMap<>(Map.of("reply", "凭户号取水，地点请问居委会。", "script", script));
  }

  private static Map<String, String> draft() {
    return Map.of(
        "contact", "call-of-script-scope",
        "type", "CONSULTATION",
        "category", "140101",
        "title", "停水去哪里取水",
        "description", "停水第三天，去哪里取水？",
        "district", HERE,
        "address", "花木路 1 号");
  }

  private ApiClient.Answer answeredAtOnce(String script) {
    Map<String, Object> body = answer(script);
    body.put("draft", draft());
    body.put("then", "ANSWER");
    return as("agent-1").post("/api/casework/orders", body);
  }

  private ApiClient.Answer answeredLater(String script) {
    var kept =
        as("agent-1").post("/api/casework/orders", Map.of("draft", draft(), "then", "KEEP")).body();
    Map<String, Object> body = answer(script);
    body.put("seen", kept.path("version").asInt());
    String order = "/api/casework/orders/" + kept.path("id").asString();
    return as("agent-1").post(order + "/steps/answer", body);
  }

  // promise: docs/rules.md «never those of one that does not hold that day or in the order's
  // district (7.1)»
  @Test
  void noCitizenIsAnsweredByAScriptThatDoesNotHold() {
    var scopes =
        List.of(
            Map.of("validTo", day(-1)),
            Map.of("validFrom", day(1)),
            Map.of("districts", List.of(ELSEWHERE)));
    for (Map<String, ?> scope : scopes) {
      String script = published("不适用的口径" + scope, scope);
      assertEquals("ScriptDoesNotHold", answeredAtOnce(script).why(), scope::toString);
      assertEquals("ScriptDoesNotHold", answeredLater(script).why(), scope::toString);
    }
    Map<String, ?> today =
        Map.of("validFrom", day(0), "validTo", day(0), "districts", List.of(HERE));
    String script = published("今天适用的口径", today);
    assertEquals(201, answeredAtOnce(script).status());
    assertEquals(200, answeredLater(script).status());
  }

  /// What nobody may be told is not counted as told.
  @Test
  void noUseIsNotedOfAScriptThatDoesNotHold() {
    String over = published("过了期还被用的口径", Map.of("validTo", day(-1)));
    String today = published("今天被用的口径", Map.of("validTo", day(0)));
    assertEquals("ScriptDoesNotHold", used(over).why());
    assertEquals(2, used(today).status() / 100);
  }

  private ApiClient.Answer used(String script) {
    return as("agent-1").post("/api/knowledge/scripts/" + script + "/used", Map.of());
  }

  // promise: docs/rules.md «as long as it holds»
  @Test
  void whatDoesNotHoldIsNoNewsAtADesk() {
    String over = published("过了期的新口径", Map.of("validTo", day(-1)));
    String ahead = published("还没生效的新口径", Map.of("validFrom", day(1)));
    String now = published("刚生效的新口径", Map.of("validFrom", day(0), "validTo", day(0)));
    String news = as("agent-1").get("/api/knowledge/unacknowledged").body().toString();
    assertTrue(news.contains(now));
    assertFalse(news.contains(over) || news.contains(ahead), news);
  }

  @Test
  void aSearchInACategoryThatIsNoneIsRefused() {
    for (String none : List.of("a".repeat(3_000), "99")) {
      var found = as("agent-1").get("/api/knowledge/search?q=%E9%80%80%E8%B4%B9&category=" + none);
      assertEquals(400, found.status());
      assertEquals("category", found.body().path("field").asString());
    }
    assertEquals(200, as("agent-1").get("/api/knowledge/search?category=01").status());
  }
}
