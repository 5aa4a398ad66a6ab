package vigil.messaging.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.Order;
import vigil.casework.Outcome;
import vigil.casework.Step;
import vigil.identity.Identity;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.FakeHttpReceiver;
import vigil.messaging.notices.CitizenContacts;
import vigil.messaging.notices.MessageTemplates;
import vigil.messaging.steps.OutboxDispatcher;
import vigil.messaging.store.SqlDeadLetters;
import vigil.messaging.store.SqlOutbox;
import vigil.portal.web.OrderWalkthrough;

/// What a citizen is told by SMS, through a gateway that is a real HTTP server.
@ServerTest
class SmsNoticesTest {
  private static final Pattern LINK = Pattern.compile("#([^.]+)\\.([\\w-]+)$");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Identity identity;
  @Autowired SqlOutbox outbox;
  @Autowired CitizenContacts citizens;
  @Autowired MessageTemplates wording;
  @Autowired SqlDeadLetters letters;

  private String appeal(String phone) {
    var body = new HashMap<String, Object>();
    body.put("type", "HELP");
    body.put("category", "01010101");
    body.put("title", "血透找不到医院");
    body.put("description", "父亲每周三次血透");
    body.put("district", "310115");
    body.put("address", "锦绣路1号");
    body.put("name", "赵一");
    body.put("phone", phone);
    var sent = ApiClient.browser(port).post("/api/portal/appeals", body);
    assertEquals(201, sent.status(), sent.body().toString());
    return sent.body().path("number").asString();
  }

  private SmsCarrier carrier(FakeHttpReceiver gateway) {
    var http = new HttpSmsGateway(gateway.url(), "token-1", Duration.ofMillis(500));
    return new SmsCarrier(http, citizens, wording, "上海12345");
  }

  /// What the gateway got for this order, once there is so much of it.
  private List<FakeHttpReceiver.ReceivedRequest> sent(
      FakeHttpReceiver gateway, String number, int count) {
    var carrier = carrier(gateway);
    Await.until(() -> {
      new OutboxDispatcher(outbox, List.of()).dispatchBatch(carrier);
      return of(gateway, number).size() >= count;
    });
    return of(gateway, number);
  }

  private static List<FakeHttpReceiver.ReceivedRequest> of(
      FakeHttpReceiver gateway, String number) {
    return gateway.listReceived().stream().filter(it -> it.body().contains(number)).toList();
  }

  private Delivery.State stateOf(String id) {
    return letters.findState(id).orElseThrow();
  }

  @Test
  void withoutAGatewayMessagesWaitAndThePageSaysSo() {
    String number = appeal("13800001111");
    Await.until(() -> waiting(number) == 1);
    var standing =
        ApiClient.operator(port)
            .get("/api/portal/deliveries/channels")
            .body()
            .valueStream()
            .filter(it -> it.path("channel").asString().equals("SMS"))
            .findFirst()
            .orElseThrow();
    assertFalse(standing.path("ready").asBoolean());
    assertTrue(standing.path("waiting").asInt() >= 1);
  }

  private long waiting(String number) {
    return letters.list(DeliveryChannel.SMS, Delivery.State.WAITING, null, 200).items().stream()
        .filter(it -> number.equals(it.number()))
        .count();
  }

  @Test
  void aGatewayThatFailsStallsAndCutsGetsTheSameIdEachTime() {
    try (var gateway = new FakeHttpReceiver()) {
      String number = appeal("13800002222");
      Await.until(() -> waiting(number) == 1);
      gateway.next(
          FakeHttpReceiver.ReceiverBehaviour.FAIL,
          FakeHttpReceiver.ReceiverBehaviour.STALL,
          FakeHttpReceiver.ReceiverBehaviour.CUT);
      drain(gateway, number);
      List<FakeHttpReceiver.ReceivedRequest> got = of(gateway, number);
      assertEquals(1, got.stream().map(it -> it.header("Idempotency-Key")).distinct().count());
      assertEquals(1, got.stream().map(FakeHttpReceiver.ReceivedRequest::body).distinct().count());
      var one = JSON.readTree(got.getFirst().body());
      assertEquals("13800002222", one.path("to").asString());
      assertEquals("Bearer token-1", got.getFirst().header("Authorization"));
      assertTrue(one.path("text").asString().startsWith("【上海12345】您的诉求已收到，编号" + number));
      assertFalse(one.path("text").asString().contains("血透"));
    }
  }

  private void drain(FakeHttpReceiver gateway, String number) {
    var carrier = carrier(gateway);
    Await.until(() -> {
      new OutboxDispatcher(outbox, List.of()).dispatchBatch(carrier);
      List<FakeHttpReceiver.ReceivedRequest> got = of(gateway, number);
      return !got.isEmpty()
          && stateOf(got.getFirst().header("Idempotency-Key")) == Delivery.State.SENT;
    });
  }

  // promise: docs/night.md «no message about it leaves the house before»
  @Test
  void anAnswerThatIsTakenBackIsToldToNobodyAndTheNextOneAfterTenSeconds() {
    try (var gateway = new FakeHttpReceiver()) {
      JsonNode first = answered("13800006666");
      String order = "/api/casework/orders/" + first.path("id").asString();
      var back = step(order, "take-back-answer", Map.of(), first.path("version").asInt());
      assertEquals("DRAFT", back.path("state").asString());
      var again = step(order, "answer", Map.of("reply", "凭出入证可以外出。"), version(back));
      step(order, "close", Map.of(), version(again));
      String number = first.path("number").asString();
      var got = answers(gateway, number);
      var now = Instant.now();
      assertEquals(1, got.size(), "the first answer went out too");
      var dossier = ApiClient.as(port, "agent-1").get(order).body();
      var closed = Instant.parse(dossier.at("/order/closedAt").asString());
      assertFalse(
          now.isBefore(closed.plusSeconds(10)), "it went out before it could be taken back");
      assertFalse(sawTakenBack(number), "nothing waits that was taken back");
    }
  }

  private JsonNode answered(String phone) {
    var draft =
        Map.of(
            "channel", "WEB",
            "type", "CONSULTATION",
            "category", "01010101",
            "title", "血透怎么出小区",
            "description", "每周三次血透，怎么出小区？",
            "district", "310115",
            "address", "锦绣路1号",
            "contactPhone", phone);
    var kept =
        ApiClient.as(port, "agent-1")
            .post(
                "/api/casework/orders",
                Map.of("draft", draft, "then", "ANSWER", "reply", "请打 120。"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body();
  }

  private JsonNode step(String order, String step, Map<String, ?> fields, int seen) {
    var body = new HashMap<String, Object>(fields);
    body.put("seen", seen);
    var taken = ApiClient.as(port, "agent-1").post(order + "/steps/" + step, body);
    assertEquals(200, taken.status(), () -> taken.body().toString());
    return taken.body();
  }

  private static int version(JsonNode taken) {
    return taken.path("version").asInt();
  }

  private List<String> answers(FakeHttpReceiver gateway, String number) {
    var carrier = carrier(gateway);
    Await.until(() -> {
      new OutboxDispatcher(outbox, List.of()).dispatchBatch(carrier);
      return !answersGot(gateway, number).isEmpty();
    });
    return answersGot(gateway, number);
  }

  private static List<String> answersGot(FakeHttpReceiver gateway, String number) {
    return of(gateway, number).stream()
        .map(it -> JSON.readTree(it.body()).path("text").asString())
        .filter(it -> it.contains("已答复"))
        .toList();
  }

  private boolean sawTakenBack(String number) {
    return letters.list(DeliveryChannel.SMS, Delivery.State.WAITING, null, 200).items().stream()
        .anyMatch(it -> number.equals(it.number()) && it.kind().equals("ANSWERED"));
  }

  @Test
  void theLinkInTheMessageOpensTheOrderAndTakesTheRating() {
    try (var gateway = new FakeHttpReceiver()) {
      String number = appeal("13800003333");
      new OrderWalkthrough(casework, identity).untilCallback(number);
      List<FakeHttpReceiver.ReceivedRequest> got = sent(gateway, number, 2);
      String text = JSON.readTree(got.getLast().body()).path("text").asString();
      String rate =
          got.stream()
              .map(it -> JSON.readTree(it.body()).path("text").asString())
              .filter(it -> it.contains("请评价"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(text));
      var link = LINK.matcher(rate);
      assertTrue(link.find(), rate);
      assertEquals(number, link.group(1));
      String path = "/api/portal/orders/" + number;
      String code = "?code=" + link.group(2);
      var status = ApiClient.browser(port).get(path + code);
      assertEquals(200, status.status());
      assertTrue(status.body().path("story").path("mayRate").asBoolean());
      String wrong = "?code=" + link.group(2).substring(0, 19) + "!";
      assertEquals(404, ApiClient.browser(port).get(path + wrong).status());
      var rated = ApiClient.browser(port).post(path + "/rating" + code, Map.of("solved", true));
      assertEquals(200, rated.status(), rated.body().toString());
      assertFalse(rated.body().path("story").path("open").asBoolean());
      assertEquals("已安排透析。", rated.body().path("reply").asString());
    }
  }

  /// Row 6: "every merged citizen still gets the reply", is asked, and may say whether it is
  /// solved.
  // promise: server/src/main/java/vigil/portal/status/StatusPhrase.java «已与同类诉求合并办理，您同样会收到答复。»
  @Test
  void whoeverWasMergedIsAskedMayRateAndReadsTheReply() {
    try (var gateway = new FakeHttpReceiver()) {
      String number = appeal("13800005555");
      String merged = appeal("13800006666");
      String into = order(number, "dispatcher-1").id();
      take(merged, "dispatcher-1", Order::id, new Step.Merge(into));
      new OrderWalkthrough(casework, identity).untilCallback(number);
      String rate = asked(gateway, merged);
      var link = LINK.matcher(rate);
      assertTrue(link.find(), rate);
      String path = "/api/portal/orders/" + merged;
      String code = "?code=" + link.group(2);
      assertTrue(ApiClient.browser(port).get(path + code).body().at("/story/mayRate").asBoolean());
      var rated = ApiClient.browser(port).post(path + "/rating" + code, Map.of("solved", false));
      assertEquals(200, rated.status(), rated.body().toString());
      assertFalse(rated.body().at("/story/mayRate").asBoolean(), "once");
      assertEquals(
          Order.CallbackResult.DISSATISFIED,
          order(merged, "callback-1").callbacks().getLast().result());
      take(number, "callback-1", Order::id, new Step.WaiveCallback("市民要求不回访"));
      var closed = ApiClient.browser(port).get(path + code).body();
      assertEquals("已安排透析。", closed.path("reply").asString());
    }
  }

  private String asked(FakeHttpReceiver gateway, String number) {
    sent(gateway, number, 2);
    return of(gateway, number).stream()
        .map(it -> JSON.readTree(it.body()).path("text").asString())
        .filter(it -> it.contains("请评价"))
        .findFirst()
        .orElseThrow();
  }

  /// The citizen takes it back on the status page; the unit's part ends with it.
  // promise: web/src/portal/zh.ts «撤回后承办单位不再办理此件。需要时可重新提交或拨打12345。»
  @Test
  void theCitizenWithdrawsByTheLinkAndTheUnitOwesNothingMore() {
    try (var gateway = new FakeHttpReceiver()) {
      String number = appeal("13800007777");
      take(number, "dispatcher-1", Order::id, new Step.Dispatch("d310115", List.of(), List.of()));
      String text =
          JSON.readTree(sent(gateway, number, 1).getFirst().body()).path("text").asString();
      var link = LINK.matcher(text);
      assertTrue(link.find(), text);
      String path = "/api/portal/orders/" + number;
      String code = "?code=" + link.group(2);
      assertTrue(
          ApiClient.browser(port).get(path + code).body().at("/story/mayWithdraw").asBoolean());
      var gone =
          ApiClient.browser(port).post(path + "/withdrawal" + code, Map.of("reason", "已自行解决"));
      assertEquals(200, gone.status(), gone.body().toString());
      assertFalse(gone.body().at("/story/mayWithdraw").asBoolean());
      Order order = order(number, "dispatcher-1");
      assertEquals(vigil.casework.OrderState.WITHDRAWN, order.state());
      assertTrue(order.assignments().stream().noneMatch(part -> part.isOwed()));
      var again = ApiClient.browser(port).post(path + "/withdrawal" + code, Map.of());
      assertEquals("NotNow", again.why());
    }
  }

  @Test
  void anExtensionIsToldWithItsDateAndItsReason() {
    try (var gateway = new FakeHttpReceiver()) {
      String number = appeal("13800004444");
      take(
          number,
          "dispatcher-1",
          it -> it.id(),
          new Step.Dispatch("d310115", List.of(), List.of()));
      take(number, "clerk-310115", SmsNoticesTest::lead, new Step.Sign());
      var ask = new Step.AskExtension(Step.ExtensionGround.DIFFICULT, 15, "需要多部门会商");
      take(number, "clerk-310115", SmsNoticesTest::lead, ask);
      String part = lead(order(number, "dispatcher-1"));
      var agree = new Step.Decide(Order.RequestKind.EXTENSION, part, true, null);
      take(number, "reviewer-1", Order::id, agree);
      take(number, "manager-1", Order::id, agree);
      List<FakeHttpReceiver.ReceivedRequest> got = sent(gateway, number, 2);
      String texts = got.stream().map(FakeHttpReceiver.ReceivedRequest::body).toList().toString();
      assertTrue(texts.contains("最迟答复时间改为"), texts);
      assertTrue(texts.contains("情况复杂，需要更多时间"), texts);
      assertFalse(texts.contains("多部门会商"), "the unit's own words are not for outside");
    }
  }

  private static String lead(Order order) {
    return order.findLead().orElseThrow().id();
  }

  private void take(
      String number, String who, java.util.function.Function<Order, String> on, Step step) {
    Order order = order(number, who);
    var outcome = casework.take(on.apply(order), order.version(), step, staff(who));
    assertInstanceOf(Outcome.Decision.class, outcome, () -> step + " " + outcome);
  }

  private Order order(String number, String who) {
    return casework.find(number, staff(who)).orElseThrow().order();
  }

  private Staff staff(String id) {
    return identity.findStaff(id).orElseThrow();
  }

  @Test
  void aLandlineGetsNoSms() {
    String landline = appeal("02112345678");
    String later = appeal("13800005555");
    Await.until(() -> waiting(later) == 1);
    assertEquals(0, waiting(landline));
  }

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

  @Test
  void withoutAMobilePhoneNoCodeIsSentAndTheAgentIsTold() {
    JsonNode order = called("02162345678");
    String door = "/api/portal/messages/" + order.path("id").asString() + "/query-code";
    var no = ApiClient.as(port, "agent-1").post(door, Map.of());
    assertEquals(409, no.status());
    assertEquals("NoMobile", no.body().path("why").asString());
  }
}
