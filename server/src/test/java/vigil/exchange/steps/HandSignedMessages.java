package vigil.exchange.steps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vigil.exchange.protocol.MessageSignature;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.identity.web.ApiClient;

/// Another platform's messages, made and sealed by hand.
///
/// @param port of the platform they are sent to
record HandSignedMessages(int port) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static String forwarded(String ref, List<String> path) {
    Map<String, Object> given = new HashMap<>();
    given.put("number", "n-1");
    given.put("originalNumber", "n-1");
    given.put("path", path);
    given.put("registeredAt", "2022-03-28T02:00:00Z");
    given.put("citizenDue", "2022-04-02T16:00:00Z");
    given.put("appeal", "HELP");
    given.put("urgency", "NORMAL");
    given.put("title", "t");
    given.put("description", "d");
    given.put("kind", "PERSON");
    for (String flag : List.of("isAnonymous", "isPublic", "isThreat")) {
      given.put(flag, false);
    }
    Map<String, Object> envelope = new HashMap<>();
    envelope.put("type", SenderMessage.FORWARDED.wireName());
    envelope.put("from", "vigil");
    envelope.put("to", "neighbour");
    envelope.put("ref", ref);
    envelope.put("version", 1);
    envelope.put("at", "2022-03-28T02:00:00Z");
    envelope.put("given", given);
    return JSON.writeValueAsString(envelope);
  }

  /// @param secret none makes a seal of no platform
  ApiClient.Answer send(String id, long seconds, String body, String secret) {
    String seal =
        secret.isEmpty()
            ? "v1,bm90aGluZw=="
            : MessageSignature.sign(List.of(secret), id, seconds, body);
    return ApiClient.stranger(port)
        .with("exchange-from", "vigil")
        .with("webhook-id", id)
        .with("webhook-timestamp", String.valueOf(seconds))
        .with("webhook-signature", seal)
        .send("POST", "/api/portal/exchange/messages", body);
  }
}
