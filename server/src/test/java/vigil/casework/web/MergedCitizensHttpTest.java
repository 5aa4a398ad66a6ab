package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.store.SqlOrders;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// Those whose orders were merged into another have a say in how that one ends (rules 3.2, 3.6 and
/// 3.17).
@ServerTest
class MergedCitizensHttpTest {
  private static final String DISTRICT = "310115";

  @LocalServerPort int port;
  @Autowired SqlOrders orders;
  @Autowired JdbcTemplate sql;
  @Autowired TransactionTemplate transaction;

  private static Map<String, Object> draft(String title, String type) {
    var draft = new HashMap<>(ApiOrder.draft(title, DISTRICT));
    draft.put("type", type);
    return draft;
  }

  private static void merge(ApiOrder one, ApiOrder into) {
    one.take("dispatcher-1", "merge", Map.of("into", into.id()));
  }

  /// One merged order, whose reply is there.
  private ApiOrder replied(ApiOrder merged, String title) {
    ApiOrder lead = ApiOrder.submitted(port, draft(title, "HELP"));
    merge(merged, lead);
    return lead.replied(DISTRICT);
  }

  // promise: docs/rules.md «with a mark for each name, number and door that is found in it»
  @Test
  void aMergedCitizenReadsMarksForThePersonsInTheAnswerToTheOther() {
    ApiOrder merged = ApiOrder.submitted(port, draft("并入后看答复", "HELP"));
    ApiOrder lead = ApiOrder.submitted(port, draft("答复里有电话的主单", "HELP"));
    merge(merged, lead);
    lead.replied(DISTRICT, "已与王女士（13911118882，南京东路100号5幢302室）联系并修好。").rated(true);
    assertTrue(lead.status().toString().contains("13911118882"), "it is the answer to its own");
    String told = merged.status().toString();
    assertTrue(told.contains("联系并修好"), told);
    for (String piece : List.of("13911118882", "302室", "王女士")) {
      assertFalse(told.contains(piece), told);
    }
  }

  private boolean isToCallBack(ApiOrder order) {
    return ApiClient.as(port, "callback-1")
        .get("/api/casework/callbacks?limit=200")
        .body()
        .valueStream()
        .anyMatch(row -> row.path("id").asString().equals(order.id()));
  }

  /// Nobody calls a citizen who has said it: the row names the order on which it is decided.
  @Test
  void theRowOfAMergedCitizenNamesTheMainOrderAndNoCall() {
    ApiOrder merged = ApiOrder.submitted(port, draft("并入后不满意，看主单", "HELP"));
    ApiOrder lead = replied(merged, "看这一件主单");
    assertTrue(row(lead).path("nextTry").isString());
    merged.rated(false);
    JsonNode row = row(merged);
    assertEquals(lead.id(), row.at("/main/id").asString(), row::toString);
    assertEquals(lead.number(), row.at("/main/number").asString());
    assertTrue(row.path("nextTry").isMissingNode() || row.path("nextTry").isNull());
    assertTrue(row(lead).path("main").isMissingNode() || row(lead).path("main").isNull());
    assertTrue(row(lead).path("nextTry").isNull(), "nor is its own citizen called");
  }

  private JsonNode row(ApiOrder order) {
    return ApiClient.as(port, "callback-1")
        .get("/api/casework/callbacks?limit=200")
        .body()
        .valueStream()
        .filter(row -> row.path("id").asString().equals(order.id()))
        .findFirst()
        .orElseThrow();
  }

  // promise: docs/rules.md «So it is while one who was merged into it is dissatisfied»
  @Test
  void whatAMergedCitizenIsDissatisfiedWithIsClosedByNobodyAloneAndLiesOnTheList() {
    ApiOrder merged = ApiOrder.submitted(port, draft("并入后不满意", "HELP"));
    ApiOrder lead = replied(merged, "并入后不满意的主单");
    assertFalse(isToCallBack(merged));
    merged.rated(false);
    assertTrue(isToCallBack(merged));
    var waived = lead.tryTake("callback-1", "waive-callback", Map.of("reason", "不必"));
    assertEquals("Dissatisfied", waived.why(), () -> waived.body().toString());
    lead.rated(true);
    assertEquals("PENDING_CALLBACK", lead.state());
    lead.take("callback-1", "ask-closing", Map.of("reason", "已尽职"))
        .take("manager-1", "decide", Map.of("kind", "CLOSE_DISSATISFIED", "agreed", true));
    assertEquals("CLOSED", lead.state());
    assertFalse(isToCallBack(merged), "two people have looked at it");
    assertEquals("您的诉求已办结。谢谢您的反馈。", told(lead).at("/now/zh").asString());
    assertEquals("您表示不满意，我们复核后已将诉求办结。", told(merged).at("/now/zh").asString());
  }

  // promise: docs/rules.md «it ends by what its own citizen said last»
  @Test
  void theMainOrderEndsWhenAllWhoWereDissatisfiedThinkBetterOfIt() {
    ApiOrder merged = ApiOrder.submitted(port, draft("并入后改为满意", "HELP"));
    ApiOrder between = ApiOrder.submitted(port, draft("中间并入后改为满意", "HELP"));
    merge(merged, between);
    ApiOrder lead = replied(between, "并入后改为满意的主单");
    merged.rated(false);
    between.rated(false);
    lead.rated(true);
    merged.rated(true);
    assertEquals("PENDING_CALLBACK", lead.state(), "the other is dissatisfied still");
    between.rated(true);
    assertEquals("CLOSED", lead.state());
    assertFalse(isToCallBack(lead) || isToCallBack(merged) || isToCallBack(between));
    for (ApiOrder one : List.of(lead, between, merged)) {
      assertEquals("您的诉求已办结。谢谢您的反馈。", told(one).at("/now/zh").asString());
    }
  }

  /// Each alone would see the other dissatisfied still, and nobody would end it.
  @Test
  void ofTwoWhoThinkBetterOfItAtOnceTheLaterOneEndsIt() throws Exception {
    ApiOrder one = ApiOrder.submitted(port, draft("同时改为满意甲", "HELP"));
    ApiOrder other = ApiOrder.submitted(port, draft("同时改为满意乙", "HELP"));
    ApiOrder lead = ApiOrder.submitted(port, draft("两人同时改为满意的主单", "HELP"));
    merge(one, lead);
    merge(other, lead);
    lead.replied(DISTRICT);
    List.of(one, other).forEach(order -> order.rated(false));
    lead.rated(true);
    var both =
        Stream.of(one, other).map(order -> new FutureTask<>(() -> order.rated(true))).toList();
    transaction.executeWithoutResult(open -> {
      orders.lock(lead.id());
      both.forEach(Thread::startVirtualThread);
      Await.until(() -> countWaiting() >= both.size());
    });
    for (var said : both) {
      said.get(1, TimeUnit.MINUTES);
    }
    assertEquals("CLOSED", lead.state());
  }

  private int countWaiting() {
    Integer waiting =
        sql.queryForObject(
            "select count(distinct pid) from pg_locks where not granted", Integer.class);
    return Objects.requireNonNull(waiting);
  }

  @Test
  void theMainOrderWaitsForItsOwnCitizenAfterAMergedOneThoughtBetterOfIt() {
    ApiOrder merged = ApiOrder.submitted(port, draft("改为满意，主单未回访", "HELP"));
    ApiOrder lead = replied(merged, "还没回访的主单");
    merged.rated(false);
    merged.rated(true);
    assertEquals("PENDING_CALLBACK", lead.state());
    assertTrue(row(lead).path("nextTry").isString(), "its own citizen is called");
  }

  @Test
  void whatOthersWaitForIsNotOfferedToBeWithdrawn() {
    ApiOrder lead = ApiOrder.submitted(port, draft("别人等着的主单", "HELP"));
    assertTrue(told(lead).path("mayWithdraw").asBoolean());
    merge(ApiOrder.submitted(port, draft("等着主单的", "HELP")), lead);
    assertFalse(told(lead).path("mayWithdraw").asBoolean());
    assertEquals("OthersWait", lead.tryTake("agent-1", "withdraw", Map.of("reason", "不必")).why());
  }

  /// What the order's own page says.
  private JsonNode told(ApiOrder order) {
    return order.status().path("story");
  }

  @Test
  void whoIsDissatisfiedAfterItWasClosedLiesOnTheListUntilItIsHandledAgain() {
    ApiOrder merged = ApiOrder.submitted(port, draft("办结后不满意", "HELP"));
    ApiOrder lead = replied(merged, "办结后不满意的主单").rated(true);
    assertEquals("CLOSED", lead.state());
    merged.rated(false);
    assertTrue(isToCallBack(merged));
    lead.take("callback-1", "recheck", Map.of("leader", "副区长", "reason", "并案市民不满意"));
    assertFalse(isToCallBack(merged));
    repliedAgain(lead);
    assertFalse(isToCallBack(merged), "that was the first round");
    merged.rated(false);
    assertTrue(isToCallBack(merged));
    merged.rated(true);
    assertFalse(isToCallBack(merged), "thought better of it");
  }

  @Test
  void whatIsSaidAfterItWasClosedIsAgreedToAnewAndLeavesTheList() {
    ApiOrder merged = ApiOrder.submitted(port, draft("办结后才说不满意", "HELP"));
    ApiOrder lead = replied(merged, "再次同意办结的主单").rated(true);
    var ask = Map.of("reason", "已向并案市民解释");
    assertEquals("NotDissatisfied", lead.tryTake("callback-1", "ask-closing", ask).why());
    merged.rated(false);
    lead.take("callback-1", "ask-closing", ask);
    assertEquals("AlreadyAsked", whyNot(lead, "callback-1", "ask-closing"));
    assertTrue(isToDecide(lead));
    assertTrue(isToCallBack(merged));
    var yes = Map.of("kind", "CLOSE_DISSATISFIED", "agreed", true);
    lead.take("manager-1", "decide", yes);
    assertEquals("CLOSED", lead.state());
    assertFalse(isToDecide(lead));
    assertFalse(isToCallBack(merged), "two people have looked at it");
    assertEquals("您表示不满意，我们复核后已将诉求办结。", told(merged).at("/now/zh").asString());
    assertEquals("如仍有问题，请拨打12345。", told(merged).at("/next/zh").asString());
    assertEquals("您的诉求已办结。谢谢您的反馈。", told(lead).at("/now/zh").asString());
  }

  /// What the order's page says of a step.
  private String whyNot(ApiOrder order, String staff, String step) {
    return ApiClient.as(port, staff)
        .get("/api/casework/orders/" + order.id() + "/steps")
        .body()
        .valueStream()
        .filter(it -> it.path("step").asString().equals(step))
        .map(it -> it.path("why").asString(""))
        .findFirst()
        .orElse("not offered");
  }

  private boolean isToDecide(ApiOrder order) {
    return ApiClient.as(port, "manager-1")
        .get("/api/casework/requests?limit=200")
        .body()
        .valueStream()
        .anyMatch(row -> row.path("id").asString().equals(order.id()));
  }

  /// In a recheck somebody looks at the site.
  private static void repliedAgain(ApiOrder lead) {
    String handler = "handler-" + DISTRICT;
    lead.take("dispatcher-1", "dispatch", Map.of("lead", "d" + DISTRICT))
        .takeOnPart("clerk-" + DISTRICT, "sign", Map.of())
        .takeOnPart(handler, "contact", Map.of("reached", true))
        .takeOnPart(handler, "handle", Map.of());
    var report = lead.report();
    report.put("siteCheck", "YES");
    report.put("siteCheckAt", Instant.now().toString());
    lead.takeOnPart(handler, "report", Map.of("report", report))
        .takeOnPart("reviewer-1", "review", Map.of("accepted", true))
        .take("reviewer-1", "audit", Map.of("passed", true));
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
