package vigil.messaging.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.messaging.FakeHttpReceiver;

/// The query code by SMS.
@ServerTest
class QueryCodeSmsTest extends SmsWorld {
  private JsonNode called(String phone) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-" + phone);
    draft.put("type", "HELP");
    draft.put("category", "01010101");
    draft.put("title", "血透找不到医院");
    draft.put("description", "父亲每周三次血透");
    draft.put("district", "310115");
    draft.put("address", "锦绣路1号");
    draft.put("name", "赵一");
    draft.put("contactPhone", phone);
    var order = Map.of("draft", draft, "then", "SUBMIT");
    var kept = ApiClient.as(port, "agent-1").post("/api/casework/orders", order);
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body();
  }

  private static String codeIn(FakeHttpReceiver.ReceivedRequest message) {
    var code = Pattern.compile("查询码(\\d{6})").matcher(message.body());
    assertTrue(code.find(), message::body);
    return code.group(1);
  }

  // promise: web/src/desk/zh.ts «查询码短信已排入发送»
  /// Whoever called gets the code in writing; whoever lost it is sent another, three a day at most.
  @Test
  void theQueryCodeIsSentToTheCallersPhoneAndCanBeSentAgain() {
    try (var gateway = new FakeHttpReceiver()) {
      JsonNode order = called("13800007777");
      String number = order.path("number").asString();
      String told = order.path("code").asString();
      String sent = codeIn(sent(gateway, number, 1).getFirst());
      for (String code : List.of(told, sent)) {
        assertTrue(casework.findProgress(number, code).isPresent(), "it opens the order");
      }
      String door = "/api/portal/messages/" + order.path("id").asString() + "/query-code";
      var agent = ApiClient.as(port, "agent-1");
      assertEquals(202, agent.post(door, Map.of()).status());
      String again = codeIn(sent(gateway, number, 2).getLast());
      assertTrue(casework.findProgress(number, again).isPresent());
      assertTrue(casework.findProgress(number, told).isPresent(), "what was noted down stays good");
      assertEquals(202, agent.post(door, Map.of()).status());
      assertEquals(202, agent.post(door, Map.of()).status());
      assertEquals(429, agent.post(door, Map.of()).status(), "three a day");
      assertEquals(403, ApiClient.as(port, "editor-1").post(door, Map.of()).status());
    }
  }

  // promise: web/src/desk/zh.ts «短信网关没有配置，查询码短信暂时发不出去。»
  /// The desk does not tell a caller of a message that nothing carries.
  @Test
  void whoTellsACitizenOfAMessageKnowsWhetherOneLeavesTheHouse() {
    var agent = ApiClient.as(port, "agent-1");
    String door = "/api/portal/messages/gateway";
    var here = agent.get(door);
    assertEquals(200, here.status());
    assertFalse(here.body().path("isReady").asBoolean(true), "none is configured here");
    assertEquals(403, ApiClient.as(port, "editor-1").get(door).status());
  }

  @Test
  void withoutAMobilePhoneNoCodeIsSentAndTheAgentIsTold() {
    JsonNode order = called("02162345678");
    String door = "/api/portal/messages/" + order.path("id").asString() + "/query-code";
    var no = ApiClient.as(port, "agent-1").post(door, Map.of());
    assertEquals(409, no.status());
    assertEquals("NoMobile", no.body().path("why").asString());
  }
}
