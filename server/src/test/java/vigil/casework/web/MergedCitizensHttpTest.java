package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;

/// Those whose orders were merged into another have a say in how that one ends (rules 3.2, 3.6 and
/// 3.17).
@ServerTest
class MergedCitizensHttpTest {
  private static final String DISTRICT = "310115";

  @LocalServerPort int port;

  private static Map<String, Object> draft(String title, String type) {
    var draft = new HashMap<>(ApiOrder.draft(title, DISTRICT));
    draft.put("type", type);
    return draft;
  }

  private static void merge(ApiOrder one, ApiOrder into) {
    one.take("dispatcher-1", "merge", Map.of("into", into.id()));
  }

  @Test
  void anAnswerAtOnceDoesNotEndAComplaintThatCameByWayOfAnother() {
    ApiOrder question = ApiOrder.drafted(port, draft("并入投诉的咨询", "CONSULTATION"));
    ApiOrder between = ApiOrder.submitted(port, draft("中间的咨询", "CONSULTATION"));
    merge(ApiOrder.submitted(port, draft("被并的投诉", "COMPLAINT")), between);
    merge(between, question);
    var answer = question.tryTake("agent-1", "answer", Map.of("reply", "按规定办理。"));
    assertEquals("SiteVisitNeeded", answer.why(), () -> answer.body().toString());
  }
}
