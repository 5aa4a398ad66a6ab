package vigil.exchange.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.ServerTest;
import vigil.casework.AssignmentStep.ExtensionGround;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.MessageSignature;
import vigil.exchange.protocol.MessageType;
import vigil.exchange.protocol.MessageType.HandlerMessage;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.exchange.protocol.StatusUpdate;
import vigil.exchange.protocol.StatusUpdate.Extension;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// Another city's unit asks for days that our rules do not know (rules 3.13), or for what cannot be
/// asked for any more.
@ServerTest
class ExtensionExchangeHttpTest {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private static final String CODE = "other-rules";

  /// What is needed beside, so that it needs no agent here.
  private static final String WHOLE =
      """
      "name": "赵小兰", "occurred": "2022-03-28T02:00:00Z", "district": "310115",
      "address": "锦绣路3号",\
      """;

  @LocalServerPort int port;
  @Autowired JdbcClient sql;

  @Test
  void theSpanIsTheShortestOfOursThatHoldsTheirDays() {
    assertEquals(15, ExtensionExchange.span(1, List.of(15, 30)));
    assertEquals(15, ExtensionExchange.span(15, List.of(15, 30)));
    assertEquals(30, ExtensionExchange.span(16, List.of(30, 15)));
    assertEquals(30, ExtensionExchange.span(45, List.of(15, 30)), "the longest there is");
  }

  @Test
  void daysThatOurRulesDoNotKnowAreARequestThatTwoOfOursDecideOn() {
    String secret = SecondPlatform.enter(ApiClient.operator(port), CODE, 9, null);
    JsonNode order = forwarded();
    String part = order.at("/assignments/0/id").asString();
    assertEquals(200, send(secret, asked(part, 1, 20)));
    JsonNode after = order(order);
    assertEquals(1, after.path("requests").size());
    assertEquals("EXTENSION", after.at("/requests/0/kind").asString());
    assertEquals(30, after.at("/requests/0/days").asInt());
    assertTrue(said(order).contains("20 个工作日"), said(order));

    assertEquals(200, send(secret, asked(part, 2, 10)));
    assertEquals(0, refused(order).size(), "two of ours decide on the first already");

    assertEquals(200, step(order(order), "recall", Map.of("reason", "本市办理")).status());
    assertEquals(200, send(secret, asked(part, 3, 10)));
    assertEquals(1, refused(order).size());
    assertTrue(refused(order).getFirst().contains("\"words\":\""), refused(order).getFirst());
    assertEquals(200, send(secret, asked(part, 3, 10)));
    assertEquals(1, refused(order).size(), "the same wish is refused once");
    theSendersWhyIsRead(secret);
  }

  /// On the other side of it.
  private void theSendersWhyIsRead(String secret) {
    String given =
        HandSignedMessages.forwarded("their-part", List.of(CODE))
            .replace("\"from\":\"vigil\"", "\"from\":\"" + CODE + "\"")
            .replace("\"to\":\"neighbour\"", "\"to\":\"vigil\"")
            .replace("\"given\":{", "\"given\":{" + WHOLE);
    var taken = post(secret, given);
    assertEquals(200, taken.status(), taken.body().toString());
    var no = StatusUpdate.timeRefused("ExtensionTooLate");
    assertEquals(200, send(secret, envelope(SenderMessage.TIME_REFUSED, "their-part", 7, no)));
    JsonNode ours = order(taken.body().path("number").asString());
    assertEquals("ExtensionTooLate", passage(ours).at("/told/0/why").asString());
    whatSomebodyThereWroteIsInTheStoryAndUrgesNobody(secret, ours);
    timeThatWasGrantedIsWhatTheSenderOwes(secret, ours);
  }

  private void whatSomebodyThereWroteIsInTheStoryAndUrgesNobody(String secret, JsonNode ours) {
    var no = StatusUpdate.timeRefused("病人不能再等");
    assertEquals(200, send(secret, envelope(SenderMessage.TIME_REFUSED, "their-part", 8, no)));
    assertFalse(passage(ours).at("/told/1/why").isString(), "no person's words beside the order");
    var history = dossier(ours.path("number").asString()).path("history");
    // The order was late when it came: that stands in the story too, whenever the sweep finds it.
    var line =
        history
            .valueStream()
            .filter(one -> one.path("kind").asString().equals("TimeAnswered"))
            .reduce((_, latest) -> latest)
            .orElseThrow();
    assertEquals("platform:" + CODE, line.path("by").asString());
    assertEquals("病人不能再等", line.path("words").asString());
    assertTrue(kinds(history).stream().noneMatch("Reminded"::equals), "it is no reminder");
  }

  private void timeThatWasGrantedIsWhatTheSenderOwes(String secret, JsonNode ours) {
    var due = Instant.parse("2031-03-04T16:00:00Z");
    var yes = StatusUpdate.aboutTime("", Extension.granted(due));
    assertEquals(200, send(secret, envelope(SenderMessage.TIME_GRANTED, "their-part", 9, yes)));
    assertEquals(due, Instant.parse(passage(ours).path("citizenDue").asString()));
  }

  private static Envelope asked(String part, int version, int days) {
    var news = StatusUpdate.aboutTime("T-1", Extension.asked(ExtensionGround.DIFFICULT, days));
    return envelope(HandlerMessage.TIME_ASKED, part, version, news.withWords("等设备"));
  }

  private static Envelope envelope(MessageType type, String ref, int version, StatusUpdate news) {
    return new Envelope(type, CODE, "vigil", ref, version, Instant.now(), null, news);
  }

  private int send(String secret, Envelope told) {
    return post(secret, JSON.writeValueAsString(told)).status();
  }

  private ApiClient.Answer post(String secret, String body) {
    String id = UUID.randomUUID().toString();
    long now = Instant.now().getEpochSecond();
    return ApiClient.stranger(port)
        .with("exchange-from", CODE)
        .with("webhook-id", id)
        .with("webhook-timestamp", String.valueOf(now))
        .with("webhook-signature", MessageSignature.sign(List.of(secret), id, now, body))
        .send("POST", "/api/portal/exchange/messages", body);
  }

  private JsonNode forwarded() {
    Map<String, Object> body = new HashMap<>();
    body.put("type", "HELP");
    body.put("category", "01010101");
    body.put("title", "老母亲在外地住院");
    body.put("description", "需要协调接送。");
    body.put("district", "310115");
    body.put("address", "锦绣路3号");
    body.put("name", "赵小兰");
    body.put("phone", "13900002222");
    var sent = ApiClient.browser(port).post("/api/portal/appeals", body).body();
    JsonNode order = order(sent.path("number").asString());
    var done = step(order, "forward", Map.of("platform", CODE, "reason", "在外地"));
    assertEquals(200, done.status(), done.body().toString());
    // The other platform hears of the order from our reader, and can ask for nothing before that.
    Await.until(() -> passage(order).at("/crossing/id").isString());
    return order(order);
  }

  private ApiClient.Answer step(JsonNode order, String step, Map<String, ?> fields) {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("seen", order.path("version").asInt());
    String path = "/api/casework/orders/" + order.path("id").asString() + "/steps/" + step;
    return ApiClient.as(port, "dispatcher-1").post(path, body);
  }

  private JsonNode order(JsonNode order) {
    return order(order.path("number").asString());
  }

  private JsonNode order(String number) {
    return dossier(number).path("order");
  }

  private JsonNode dossier(String number) {
    return ApiClient.as(port, "dispatcher-1").get("/api/casework/orders/" + number).body();
  }

  /// Why the request was made, as the story has it.
  private String said(JsonNode order) {
    return dossier(order.path("number").asString())
        .path("history")
        .valueStream()
        .filter(event -> event.path("kind").asString().equals("RequestAsked"))
        .map(event -> event.path("words").asString())
        .findFirst()
        .orElse("");
  }

  private static List<String> kinds(JsonNode history) {
    return history.valueStream().map(event -> event.path("kind").asString()).toList();
  }

  private JsonNode passage(JsonNode order) {
    String path = "/api/portal/exchange/orders/" + order.path("id").asString();
    return ApiClient.as(port, "dispatcher-1").get(path).body().path(0);
  }

  private List<String> refused(JsonNode order) {
    return sql.sql("select body from messaging.delivery where order_id = ? and kind = ?")
        .params(order.path("id").asString(), SenderMessage.TIME_REFUSED.wireName())
        .query((row, number) -> row.getString("body"))
        .list();
  }
}
