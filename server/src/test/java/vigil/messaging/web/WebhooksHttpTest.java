package vigil.messaging.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.messaging.FakeHttpReceiver;
import vigil.portal.web.OrderWalkthrough;

/// Another system hears of an order, over real HTTP from end to end.
@ServerTest
class WebhooksHttpTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Identity identity;

  private JsonNode subscribe(FakeHttpReceiver receiver, String... kinds) {
    var made =
        ApiClient.operator(port)
            .post("/api/portal/hooks", Map.of("url", receiver.url(), "kinds", List.of(kinds)));
    assertEquals(201, made.status(), made.body().toString());
    return made.body();
  }

  private String appeal() {
    var body =
        Map.<String, Object>of(
            "type", "HELP",
            "title", "路灯不亮",
            "description", "路灯坏了一周",
            "district", "310115",
            "address", "锦绣路2号",
            "name", "李小红",
            "phone", "13900001111",
            "email", "xiaohong@example.cn");
    var sent = ApiClient.browser(port).post("/api/portal/appeals", body);
    assertEquals(201, sent.status(), sent.body().toString());
    return sent.body().path("number").asString();
  }

  // promise: docs/operations.md «not told, nor those that accuse a unit or of which nobody said»
  @Test
  void whatAccusesAUnitIsToldToNoSubscriber() {
    try (var receiver = new FakeHttpReceiver()) {
      JsonNode made = subscribe(receiver, "order.registered");
      String silent = complaint("UNKNOWN");
      String accusing = complaint("wjw");
      String told = appeal();
      Await.until(() -> !of(receiver, told).isEmpty());
      assertEquals(List.of(), of(receiver, accusing));
      assertEquals(List.of(), of(receiver, silent));
      end(made);
    }
  }

  private String complaint(String accused) {
    var body =
        Map.<String, Object>of(
            "type", "COMPLAINT",
            "accused", accused,
            "title", "窗口不接待",
            "description", "三次都没有人",
            "district", "310115",
            "address", "锦绣路2号",
            "name", "李小红",
            "phone", "13900001111");
    var sent = ApiClient.browser(port).post("/api/portal/appeals", body);
    assertEquals(201, sent.status(), sent.body().toString());
    return sent.body().path("number").asString();
  }

  @Test
  void anEventIsSignedAndComesAgainUnderTheSameIdUntilItIsTaken() {
    try (var receiver = new FakeHttpReceiver()) {
      receiver.next(
          FakeHttpReceiver.ReceiverBehaviour.BUSY, FakeHttpReceiver.ReceiverBehaviour.CUT);
      JsonNode made = subscribe(receiver, "order.registered");
      String number = appeal();
      Await.until(() -> of(receiver, number).size() >= 3);
      List<FakeHttpReceiver.ReceivedRequest> got = of(receiver, number);
      assertEquals(1, got.stream().map(it -> it.header("webhook-id")).distinct().count());
      assertEquals(1, got.stream().map(FakeHttpReceiver.ReceivedRequest::body).distinct().count());
      for (FakeHttpReceiver.ReceivedRequest one : got) {
        assertDoesNotThrow(() -> verify(made.path("secret").asString(), one, one.body()));
        assertThrows(
            WebhookVerificationException.class,
            () -> verify(made.path("secret").asString(), one, one.body() + " "));
      }
      end(made);
    }
  }

  private static List<FakeHttpReceiver.ReceivedRequest> of(
      FakeHttpReceiver receiver, String number) {
    return receiver.listReceived().stream().filter(it -> it.body().contains(number)).toList();
  }

  private static void verify(String secret, FakeHttpReceiver.ReceivedRequest got, String body)
      throws EmptyWebhookSecretException, WebhookVerificationException {
    new Webhook(secret).verify(body, got.headers());
  }

  @Test
  void aPayloadHoldsStatesAndCodesAndNothingOfThePerson() {
    try (var receiver = new FakeHttpReceiver()) {
      JsonNode made = subscribe(receiver, "order.registered", "order.dispatched", "order.handled");
      String number = appeal();
      new OrderWalkthrough(casework, identity).untilCallback(number);
      Await.until(() -> of(receiver, number).size() >= 3);
      for (FakeHttpReceiver.ReceivedRequest one : of(receiver, number)) {
        for (String secret : List.of("李小红", "13900001111", "xiaohong", "路灯", "锦绣路")) {
          assertFalse(one.body().contains(secret), one.body());
        }
        JsonNode payload = JSON.readTree(one.body());
        assertEquals("310115", payload.path("data").path("district").asString());
        assertTrue(payload.path("timestamp").isString());
      }
      end(made);
    }
  }

  @Test
  void theSecretIsShownOnceAndStrangersSeeNothing() {
    try (var receiver = new FakeHttpReceiver()) {
      JsonNode made = subscribe(receiver, "order.closed");
      assertTrue(made.path("secret").asString().startsWith("whsec_"));
      String list = ApiClient.operator(port).get("/api/portal/hooks").body().toString();
      assertTrue(list.contains(made.path("id").asString()));
      assertFalse(list.contains("whsec_"));
      assertEquals(401, ApiClient.stranger(port).get("/api/portal/hooks").status());
      assertEquals(403, ApiClient.as(port, "agent-1").get("/api/portal/deliveries").status());
      end(made);
    }
  }

  @Test
  void whoAnswersGoneIsNotAskedAgainAndItsMessageIsDead() {
    try (var receiver = new FakeHttpReceiver()) {
      receiver.next(FakeHttpReceiver.ReceiverBehaviour.GONE);
      JsonNode made = subscribe(receiver, "order.closed");
      String id = made.path("id").asString();
      ApiClient.operator(port).post("/api/portal/hooks/" + id + "/test", Map.of());
      Await.until(() -> dead(receiver).isPresent());
      JsonNode row = dead(receiver).orElseThrow();
      assertTrue(row.path("error").asString().startsWith("HTTP 410"));
      assertTrue(hook(id).path("endedAt").isString());
      String path = "/api/portal/deliveries/" + row.path("id").asString() + "/replay";
      assertEquals(200, ApiClient.operator(port).post(path, Map.of()).status());
      Await.until(() -> dead(receiver).isEmpty());
      assertEquals(409, ApiClient.operator(port).post(path, Map.of()).status());
      assertEquals(1, receiver.listReceived().size());
    }
  }

  private java.util.Optional<JsonNode> dead(FakeHttpReceiver receiver) {
    return ApiClient.operator(port)
        .get("/api/portal/deliveries?channel=HOOK&state=DEAD")
        .body()
        .path("items")
        .valueStream()
        .filter(it -> it.path("receiver").asString("").equals(receiver.url()))
        .findFirst();
  }

  private JsonNode hook(String id) {
    return ApiClient.operator(port)
        .get("/api/portal/hooks")
        .body()
        .path("items")
        .valueStream()
        .filter(it -> it.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aWrongWishIsRefusedInWords() {
    var operator = ApiClient.operator(port);
    var kind =
        operator.post("/api/portal/hooks", Map.of("url", "http://a/", "kinds", List.of("x")));
    assertEquals("UnknownKind", kind.why());
    var url =
        operator.post(
            "/api/portal/hooks", Map.of("url", "ftp://a/", "kinds", List.of("order.closed")));
    assertEquals("AddressNotAllowed", url.why());
  }

  private void end(JsonNode made) {
    String path = "/api/portal/hooks/" + made.path("id").asString() + "/end";
    assertEquals(200, ApiClient.operator(port).post(path, Map.of()).status());
  }
}
