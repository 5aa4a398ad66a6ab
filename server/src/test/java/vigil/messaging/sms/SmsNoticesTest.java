package vigil.messaging.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.AssignmentStep;
import vigil.casework.Order;
import vigil.casework.Step;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.FakeHttpReceiver;
import vigil.messaging.steps.OutboxDispatcher;

/// What a citizen is told by SMS, through a gateway that is a real HTTP server.
@ServerTest
class SmsNoticesTest extends SmsWorld {
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

  private Delivery.State stateOf(String id) {
    return letters.findState(id).orElseThrow();
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
  void anExtensionIsToldWithItsDateAndItsReason() {
    try (var gateway = new FakeHttpReceiver()) {
      String number = appeal("13800004444");
      take(
          number,
          "dispatcher-1",
          it -> it.id(),
          new Step.Dispatch("d310115", List.of(), List.of()));
      take(number, "clerk-310115", SmsWorld::lead, new AssignmentStep.Sign());
      var ask =
          new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "需要多部门会商");
      take(number, "clerk-310115", SmsWorld::lead, ask);
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

  @Test
  void aLandlineGetsNoSms() {
    String landline = appeal("02112345678");
    String later = appeal("13800005555");
    Await.until(() -> waiting(later) == 1);
    assertEquals(0, waiting(landline));
  }
}
