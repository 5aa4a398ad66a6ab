package vigil.exchange.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.identity.web.ApiClient;

/// What staff of either platform ask about an order, and do to it, by HTTP.
final class OrderCalls {
  private OrderCalls() {}

  static JsonNode order(ApiClient api, String number) {
    var found = api.get("/api/casework/orders/" + number);
    assertEquals(200, found.status(), found.body().toString());
    return found.body().path("order");
  }

  static ApiClient.Answer step(ApiClient api, JsonNode order, String step, Map<String, ?> fields) {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("seen", order.path("version").asInt());
    String path = "/api/casework/orders/" + order.path("id").asString() + "/steps/" + step;
    return api.post(path, body);
  }

  static JsonNode passage(ApiClient api, JsonNode order) {
    String path = "/api/portal/exchange/orders/" + order.path("id").asString();
    return api.get(path).body().path(0);
  }

  static List<String> told(ApiClient api, String number) {
    return passage(api, order(api, number))
        .path("told")
        .valueStream()
        .map(it -> it.path("kind").asString())
        .toList();
  }

  static @Nullable String granted(ApiClient there, String theirs) {
    return passage(there, order(there, theirs))
        .path("told")
        .valueStream()
        .filter(it -> it.path("kind").asString().equals(SenderMessage.TIME_GRANTED.wireName()))
        .map(it -> it.path("due").asString())
        .findFirst()
        .orElse(null);
  }

  static void partStep(ApiClient api, String number, String step, Map<String, ?> fields) {
    JsonNode order = order(api, number);
    Map<String, Object> body = new HashMap<>(fields);
    body.put("seen", order.path("version").asInt());
    String part = order.path("assignments").path(0).path("id").asString();
    var done = api.post("/api/casework/assignments/" + part + "/steps/" + step, body);
    assertEquals(200, done.status(), done.body().toString());
  }

  static String state(ApiClient api, String number) {
    return order(api, number).path("state").asString();
  }

  static String lead(ApiClient api, String number) {
    return order(api, number).path("assignments").path(0).path("state").asString();
  }
}
