package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// A consultation that is over begins a script, without whom it came from (rules 7.7).
@ServerTest
class DistillingHttpTest {
  @LocalServerPort int port;

  // promise: web/src/knowledge/zh.ts «取自工单，能认出的个人信息已隐去；请核对有无遗漏，并补充“为什么”。»
  @Test
  void anAnsweredConsultationBeginsAScriptWithoutItsCaller() {
    JsonNode start = as("editor-1").get(start(order("ANSWER", "CONSULTATION"))).body();
    assertEquals("燃气费怎么补缴", start.path("title").asString());
    assertEquals("160102", start.path("category").asString());
    assertTrue(start.path("procedure").asString().startsWith("带户号到燃气服务站补缴"), start.toString());
    assertTrue(start.path("whenItApplies").asString().contains("欠了三个月"));
    assertFalse(start.toString().contains("13912340077"), "the caller's number");
    assertFalse(start.toString().contains("王小明"), "the caller's name");
    assertFalse(start.toString().contains("3号楼502"), "the caller's door");
  }

  @Test
  void whatIsOpenOrNoConsultationGivesNone() {
    assertEquals("OrderGivesNoScript", why(order("SUBMIT", "CONSULTATION")));
    assertEquals("OrderGivesNoScript", why(order("ANSWER", "HELP")));
    String order = order("ANSWER", "CONSULTATION");
    assertEquals(403, as("agent-1").get(start(order)).status());
    assertEquals(404, as("editor-1").get(start("nothing")).status());
  }

  private String why(String order) {
    return as("editor-1").get(start(order)).why();
  }

  private static String start(String order) {
    return "/api/knowledge/orders/" + order + "/script-start";
  }

  private String order(String then, String type) {
    var draft =
        Map.of(
            "contact", "call-distilled-" + then + type,
            "type", type,
            "category", "160102",
            "title", "燃气费怎么补缴",
            "description", "我叫王小明，住花木路1弄3号楼502，电话13912340077，燃气费欠了三个月怎么补缴？",
            "district", "310115",
            "address", "花木路1弄",
            "name", "王小明");
    var body = new HashMap<String, Object>(Map.of("draft", draft, "then", then));
    if (then.equals("ANSWER")) {
      body.put("reply", "带户号到燃气服务站补缴，也可打13912340077找老王。");
    }
    var kept = as("agent-1").post("/api/casework/orders", body);
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body().path("id").asString();
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
