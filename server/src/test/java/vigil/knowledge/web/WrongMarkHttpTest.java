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

/// A script that is marked wrong, from the desk to the editor's list and back.
@ServerTest
class WrongMarkHttpTest {
  @LocalServerPort int port;

  // promise: web/src/knowledge/zh.ts «已列入编辑待办，答复会显示在您这里。»
  @Test
  void whatIsMarkedWrongIsListedUntilItIsAnsweredAndTheAnswerComesBack() {
    String script = published("停水几天，送水车几点来");
    String path = "/api/knowledge/scripts/" + script + "/wrong";
    assertEquals(400, as("agent-1").post(path, Map.of("why", " ")).status(), "nobody says why");
    String told = order("agent-2", "call-told-by-script");
    ok(as("agent-2").post("/api/knowledge/scripts/" + script + "/used", Map.of("order", told)));
    ok(
        as("agent-1")
            .post(path, Map.of("why", "送水车的电话13812345678打不通", "call", "call-of-wrong-mark")));
    String written = order("agent-1", "call-of-wrong-mark");

    JsonNode waiting = of(script, "false");
    assertEquals("agent-1", waiting.at("/mark/staff").asString());
    assertEquals("送水车的电话［电话］打不通", waiting.at("/mark/why").asString(), "rules 9.5");
    assertEquals(written, waiting.at("/order/id").asString());
    assertEquals(1, waiting.path("usedIn").asInt());
    String mark = "/api/knowledge/wrong-marks/" + waiting.at("/mark/id").asString();
    assertEquals(told, ok(as("manager-1").get(mark + "/orders")).at("/0/id").asString());

    var early = answer(mark, "MENDED");
    assertEquals("NotMendedYet", early.why());
    assertEquals(403, as("agent-1").post(mark + "/answer", Map.of()).status());
    ok(answer(mark, "STANDS"));
    assertEquals("AnsweredAlready", answer(mark, "STANDS").why());
    assertTrue(of(script, "false").isMissingNode(), "answered is done");
    assertFalse(of(script, "true").isMissingNode());

    assertTrue(mine("agent-1").contains("已打过，能接通"));
    assertFalse(mine("agent-2").contains("已打过，能接通"), "another's answer");
    ok(as("agent-1").post(mark + "/seen", Map.of()));
    assertFalse(mine("agent-1").contains("已打过，能接通"));
  }

  // promise: docs/rules.md «only who wrote it or took a step on it»
  @Test
  void withWhatAnOrderWasAnsweredIsSaidByWhoHadItInHand() {
    String script = published("停水几天，用水去哪里取");
    String path = "/api/knowledge/scripts/" + script + "/used";
    String mine = order("agent-2", "call-in-hand");
    assertEquals(404, as("agent-1").post(path, Map.of("order", "no such order")).status());
    var other = as("agent-1").post(path, Map.of("order", mine));
    assertEquals(409, other.status());
    assertEquals("OrderOfAnother", other.why());
    var noted = as("agent-2").post(path, Map.of("order", mine));
    assertEquals(1, ok(noted).path("used").asInt(), "what was refused is not counted");
  }

  // promise: docs/rules.md «of one person and one edition one mark waits, with the newest words»
  @Test
  void ofOnePersonAndOneEditionOneMarkWaits() {
    String script = published("停水几天，水费怎样算");
    String path = "/api/knowledge/scripts/" + script + "/wrong";
    assertEquals(400, as("agent-1").post(path, Map.of("why", "旧价", "call", "")).status());
    ok(as("agent-1").post(path, Map.of("why", "旧价", "call", "call-of-old-price")));
    assertEquals(1, ok(as("agent-1").post(path, Map.of("why", "旧价，新价四元"))).path("wrong").asInt());
    var one = of(script, "false").path("mark");
    assertEquals("旧价，新价四元", one.path("why").asString());
    assertEquals("call-of-old-price", one.path("call").asString());
    ok(as("agent-2").post(path, Map.of("why", "旧价")));
    ok(answer("/api/knowledge/wrong-marks/" + one.path("id").asString(), "STANDS"));
    assertEquals(3, ok(as("agent-1").post(path, Map.of("why", "还是旧价"))).path("wrong").asInt());
  }

  @Test
  void aMonthThatIsNoneIsRefusedAndNotLeftOut() {
    String marks = "/api/knowledge/wrong-marks";
    String script = published("停水几天，按月怎样看");
    String orders = "/api/knowledge/scripts/" + script + "/orders";
    for (String month : List.of("2026-13", "x")) {
      for (String path : List.of(marks + "?", marks + "?script=" + script + "&", orders + "?")) {
        assertEquals(400, as("manager-1").get(path + "month=" + month).status(), path + month);
      }
    }
    assertEquals(400, as("manager-1").get(marks + "?month=2026-10").status(), "of which script?");
    assertEquals(400, as("manager-1").get(marks + "?edition=1").status(), "of which script?");
    ok(as("manager-1").get(marks + "?month=2026-10&script=" + script));
    ok(as("manager-1").get(orders + "?month=2026-10"));
  }

  private String order(String agent, String call) {
    var draft =
        Map.of(
            "contact", call,
            "type", "CONSULTATION",
            "category", "140101",
            "title", "停水几天",
            "description", "停水第三天，送水车几点来？",
            "district", "310115",
            "address", "花木路 1 号",
            "name", "王小明");
    var kept = as(agent).post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body().path("id").asString();
  }

  private ApiClient.Answer answer(String mark, String verdict) {
    return as("manager-1").post(mark + "/answer", Map.of("verdict", verdict, "answer", "已打过，能接通"));
  }

  private String mine(String staff) {
    return ok(as(staff).get("/api/knowledge/wrong-marks/mine")).toString();
  }

  private JsonNode of(String script, String answered) {
    var list = ok(as("manager-1").get("/api/knowledge/wrong-marks?limit=200&answered=" + answered));
    for (JsonNode one : list.path("items")) {
      if (one.at("/mark/script").asString().equals(script)) {
        return one;
      }
    }
    return list.path("none");
  }

  private String published(String title) {
    var text = new HashMap<String, Object>();
    text.put("title", title);
    text.put("category", "140101");
    text.put("why", "抢修");
    text.put("whomToSee", "供水公司");
    text.put("procedure", "凭户号取水");
    text.put("keywords", List.of("送水"));
    return HttpScripts.publish(port, text);
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  private static JsonNode ok(ApiClient.Answer answer) {
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body();
  }
}
