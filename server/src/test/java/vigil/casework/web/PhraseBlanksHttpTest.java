package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// Words of a phrase are sent once its blanks are filled in: nobody reads `【时间】` as an answer.
@ServerTest
class PhraseBlanksHttpTest {
  private static final String HANDLER = "handler-310112";

  @LocalServerPort int port;

  private static void assertLeft(String field, String blank, ApiClient.Answer answer) {
    assertEquals(400, answer.status(), () -> answer.body().toString());
    assertEquals("BLANK_LEFT", answer.body().path("mistake").asString());
    assertEquals(field, answer.body().path("field").asString());
    assertEquals(blank, answer.body().path("blank").asString());
  }

  // promise: docs/administration.md «words with a blank (`【时间】`, `[time]`) that is not filled in
  // are refused»
  @Test
  void wordsWithABlankOfAPhraseAreRefused() {
    var draft = ApiOrder.draft("惯用语", "310112");
    draft.put("description", "市民反映：【时间】起，人民路有施工噪音");
    var agent = ApiClient.as(port, "agent-1");
    var body = Map.of("draft", draft, "then", "SUBMIT");
    assertLeft("description", "【时间】", agent.post("/api/casework/orders", body));

    draft.put("description", "市民反映：【昨夜】起，人民路有施工噪音");
    var order = ApiOrder.submitted(port, draft);
    var amendment = Map.of("description", "【地址】有噪音");
    assertLeft("description", "【地址】", order.tryTake("dispatcher-1", "amend", amendment));
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", "d310112"))
        .takeOnPart("clerk-310112", "sign", Map.of());
    var contact = Map.of("reached", true, "note", "A visit on [time] was agreed.");
    assertLeft("note", "[time]", order.tryTakeOnPart(HANDLER, "contact", contact));
    order
        .takeOnPart(HANDLER, "contact", Map.of("reached", true))
        .takeOnPart(HANDLER, "handle", Map.of());
    var report = order.report();
    report.put("publicReply", "您反映的问题已由【单位】于3月1日办理。");
    assertLeft(
        "publicReply", "【单位】", order.tryTakeOnPart(HANDLER, "report", Map.of("report", report)));
    report.put("publicReply", "您反映的问题已由街道于3月1日办理。");
    order.takeOnPart(HANDLER, "report", Map.of("report", report));
  }
}
