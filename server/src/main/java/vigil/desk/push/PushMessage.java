package vigil.desk.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vigil.kernel.LedgerEntry;

/// A message as it goes over the wire, and for whom.
///
/// @param text `{seq, kind, subject, at, body}`; without personal data, but for a caller's card
record PushMessage(long seq, Audience audience, String text) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static PushMessage of(LedgerEntry entry, Audience audience, JsonNode body) {
    return new PushMessage(
        entry.seq(),
        audience,
        text(entry.seq(), entry.kind(), entry.subject(), entry.at(), body).toString());
  }

  /// What the one who is rung may see of the caller: the number is masked.
  static PushMessage card(LedgerEntry ring, String staff, JsonNode card) {
    return new PushMessage(
        ring.seq(),
        Audience.person(staff),
        text(ring.seq(), "desk.Pop", ring.subject(), ring.at(), card).toString());
  }

  /// How far the ledger is: a heartbeat, after which a desk may resume.
  static String position(long seq) {
    return "{\"seq\":" + seq + "}";
  }

  /// Too much was missed to be told one by one: screens ask anew for what they show.
  static String gap(long seq, Instant at) {
    return text(seq, "desk.Gap", "", at, JSON.createObjectNode()).toString();
  }

  /// What is of this moment and of no fact: it has no number, and nobody resumes after it.
  static String momentary(String kind, Instant at, JsonNode body) {
    var message = JSON.createObjectNode();
    message.put("kind", kind).put("subject", "").put("at", String.valueOf(at));
    message.set("body", body);
    return message.toString();
  }

  private static ObjectNode text(
      long seq, String kind, String subject, @Nullable Instant at, JsonNode body) {
    var message = JSON.createObjectNode();
    message.put("seq", seq).put("kind", kind).put("subject", subject).put("at", String.valueOf(at));
    message.set("body", body);
    return message;
  }
}
