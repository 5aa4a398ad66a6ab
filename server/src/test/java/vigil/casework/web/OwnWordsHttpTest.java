package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// A unit that writes names by guessing does not learn from a mark which of them is that of a
/// hidden caller (rules 9.4).
@ServerTest
class OwnWordsHttpTest {
  private static final String NAME = "远山";
  private static final List<String> ASSISTS = List.of("clerk-310113", "handler-310113");
  private static final List<String> LEADS = List.of("clerk-310115", "handler-310115");

  @LocalServerPort int port;

  private ApiOrder submitted(String title) {
    var draft = ApiOrder.draft(title, "310115");
    draft.put("name", NAME);
    draft.put("anonymous", true);
    return ApiOrder.submitted(port, draft);
  }

  private static String guesses(String where) {
    return where + "：高.山，远.山，近.山";
  }

  private static String struck(String where) {
    return where + "：高.山，［姓名］，近.山";
  }

  private String read(String staff, ApiOrder order) {
    var answer = ApiClient.as(port, staff).get("/api/casework/orders/" + order.id());
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body().toString();
  }

  private void reads(List<String> staff, ApiOrder order, String words) {
    for (String one : staff) {
      String told = read(one, order);
      assertTrue(told.contains(words), () -> one + " reads " + words + " in " + told);
    }
  }

  // promise: docs/rules.md «What a unit wrote itself it reads as it wrote it»
  @Test
  void aUnitReadsItsRequestsAndItsReportAsItWroteThemAndAnotherUnitWithoutTheName() {
    var order = submitted("猜名");
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", "d310115", "assists", List.of("d310113")))
        .take("clerk-310113", "ask-exclusion", Map.of("reason", guesses("剔除")))
        .takeOnPart("clerk-310113", "sign", Map.of())
        .takeOnPart("handler-310113", "ask-relay", Map.of("question", guesses("转问")))
        .take("callback-1", "relay", Map.of("reached", true, "answer", "我是远山"))
        .takeOnPart("handler-310113", "handle", Map.of());
    var report = order.report();
    report.put("summary", guesses("报告"));
    report.put("replyPoints", guesses("答复"));
    order.takeOnPart("handler-310113", "report", Map.of("report", report));
    for (String where : List.of("剔除", "转问", "报告", "答复")) {
      reads(ASSISTS, order, guesses(where));
      reads(LEADS, order, struck(where));
    }
    for (String staff : ASSISTS) {
      String told = read(staff, order);
      assertFalse(told.contains(struck("答复")), "nor as what the citizen was told");
      assertTrue(told.contains("我是［姓名］"), "what the hotline wrote for it");
    }
    assertFalse(read(LEADS.getFirst(), order).contains("远.山"));
  }

  @Test
  void aUnitThatIsAskedReadsItsOpinionAsItWroteItAndAnotherOneWithoutTheName() {
    var order = submitted("会商猜名");
    var asked = List.of("d310113", "d310115");
    order
        .take("dispatcher-1", "confer", Map.of("units", asked, "question", "问远山"))
        .take("clerk-310113", "give-opinion", Map.of("competent", true, "reason", guesses("意见")));
    reads(ASSISTS, order, guesses("意见"));
    reads(ASSISTS, order, "问［姓名］");
    reads(LEADS, order, struck("意见"));
  }

  @Test
  void aUnitReadsWhatItSaidOfAReportThatItSentBackAsItWroteIt() {
    var order = submitted("退回猜名");
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", "d310115"))
        .takeOnPart("clerk-310115", "sign", Map.of())
        .takeOnPart("clerk-310115", "redispatch", Map.of("units", List.of("s310115016")))
        .takeOnPart("clerk-s310115016", "sign", Map.of())
        .takeOnPart("handler-s310115016", "ask-relay", Map.of("question", "几点"))
        .take("callback-1", "relay", Map.of("reached", true, "answer", "十点"))
        .takeOnPart("handler-s310115016", "handle", Map.of())
        .takeOnPart("handler-s310115016", "report", Map.of("report", order.report()))
        .takeOnPart("clerk-310115", "review", Map.of("accepted", false, "note", guesses("退回")));
    reads(LEADS, order, guesses("退回"));
    reads(List.of("clerk-s310115016"), order, struck("退回"));
  }
}
