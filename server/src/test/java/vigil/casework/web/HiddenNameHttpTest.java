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

/// The registered name of a caller whom a unit may not learn stands in none of the order's words
/// that reach the unit (rules 9.4), also a name that nothing in the text shows to be one.
@ServerTest
class HiddenNameHttpTest {
  private static final String NAME = "远山";
  private static final List<String> STAFF = List.of("clerk-310115", "handler-310115");

  @LocalServerPort int port;

  private ApiOrder submitted(String title, String flag) {
    var draft = ApiOrder.draft(title + NAME + "家窗外", "310115");
    draft.put("description", "远山说夜里有人施工，问远 山即可。");
    draft.put("wishes", "请给远山一个说法");
    draft.put("address", "人民路 1 号远山家，到了打13911112222");
    draft.put("name", NAME);
    if (!flag.isEmpty()) {
      draft.put(flag, true);
    }
    return ApiOrder.submitted(port, draft);
  }

  private String read(String staff, String path) {
    var answer = ApiClient.as(port, staff).get("/api/casework/" + path);
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body().toString();
  }

  // promise: docs/rules.md «where what they read says the registered name, a mark stands in its
  // place»
  @Test
  void aUnitReadsTheNameOfAHiddenCallerNowhereInTheOrdersWords() {
    for (String flag : List.of("anonymous", "confidential")) {
      var order = submitted(flag, flag);
      order
          .take("dispatcher-1", "dispatch", Map.of("lead", "d310115"))
          .take("reviewer-1", "supervise", Map.of("note", "远山又来电催问"));
      for (String staff : STAFF) {
        for (String path :
            List.of("orders/" + order.id(), "orders?q=" + flag, "orders?limit=200")) {
          String told = read(staff, path);
          assertTrue(told.contains(order.id()), () -> staff + " sees it in " + path);
          assertFalse(told.contains(NAME) || told.contains("远 山"), () -> staff + ": " + told);
        }
        String whole = read(staff, "orders/" + order.id());
        assertTrue(whole.contains("人民路 1 号［姓名］家，到了打［电话］"), "the place is still shown");
        assertTrue(whole.contains("［姓名］又来电催问"), whole);
      }
      assertTrue(read("agent-1", "orders/" + order.id()).contains(NAME), "the hotline reads it");
    }
  }

  @Test
  void norInWhoWantsARecheckOrAnswersForAReport() {
    var order = submitted("复核", "confidential");
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", "d310115"))
        .takeOnPart("clerk-310115", "sign", Map.of())
        .takeOnPart("handler-310115", "ask-relay", Map.of("question", "几点"))
        .take("callback-1", "relay", Map.of("reached", true, "answer", "十点"))
        .takeOnPart("handler-310115", "handle", Map.of());
    var report = order.report();
    report.put("signatory", "李处长13911113333");
    report.put("replyUnit", "城运中心13911114444");
    order
        .takeOnPart("handler-310115", "report", Map.of("report", report))
        .takeOnPart("reviewer-1", "review", Map.of("accepted", true))
        .take("reviewer-1", "audit", Map.of("passed", true))
        .rated(false);
    var asked = Map.of("leader", "李区长，问远山13911112222", "reason", "未解决");
    order.take("callback-1", "recheck", asked);
    for (String staff : STAFF) {
      String whole = read(staff, "orders/" + order.id());
      assertTrue(whole.contains("李区长，问［姓名］［电话］"), whole);
      assertTrue(whole.contains("李处长［电话］") && whole.contains("城运中心［电话］"), whole);
    }
  }

  // promise: docs/rules.md «no order is found in one by it»
  @Test
  void anOrderIsFoundInAListByItsWordsAndNotByItsCallersName() {
    for (String flag : List.of("anonymous", "")) {
      var order = submitted("搜索", flag);
      order.take("dispatcher-1", "dispatch", Map.of("lead", "d310115"));
      for (String staff : STAFF) {
        assertTrue(read(staff, "orders?q=家窗外&limit=200").contains(order.id()), staff);
        for (String words : List.of(NAME, "索远山", "远山家窗外")) {
          String found = read(staff, "orders?q=" + words + "&limit=200");
          assertFalse(found.contains(order.id()), () -> staff + " looks for " + words);
        }
      }
      order.take("dispatcher-1", "recall", Map.of("reason", "派错单位"));
      order.take("dispatcher-1", "amend", Map.of("title", "改写远山家窗外"));
      assertFalse(read(STAFF.getFirst(), "orders?q=远山&limit=200").contains(order.id()));
      assertTrue(read(STAFF.getFirst(), "orders?q=改写&limit=200").contains(order.id()));
    }
  }

  // promise: docs/rules.md «no list shows the registered name»
  @Test
  void noListShowsTheRegisteredNameToAnybody() {
    var waiting = submitted("名单", "");
    var given = submitted("已派", "").take("dispatcher-1", "dispatch", Map.of("lead", "d310115"));
    noListShows(waiting, "agent-1", "orders?mine=true");
    noListShows(waiting, "dispatcher-1", "board/folds?q=" + waiting.number());
    noListShows(given, "clerk-310115", "inbox?limit=200");
    noListShows(given, "handler-310115", "inbox?limit=200");
  }

  private void noListShows(ApiOrder order, String staff, String own) {
    for (String list : List.of("orders?limit=200", own)) {
      String told = read(staff, list);
      assertTrue(told.contains(order.id()), () -> staff + " sees it in " + list);
      assertFalse(told.contains(NAME), () -> staff + " in " + list + ": " + told);
    }
  }

  @Test
  void ofAnotherOrderTheUnitThatHandlesItReadsTheWordsAsTheyStand() {
    var order = submitted("公开", "");
    order.take("dispatcher-1", "dispatch", Map.of("lead", "d310115"));
    assertTrue(read("handler-310115", "orders/" + order.id()).contains(NAME));
    order.take("dispatcher-1", "recall", Map.of("reason", "派错单位"));
    assertFalse(read("handler-310115", "orders/" + order.id()).contains(NAME), "no more");
  }
}
