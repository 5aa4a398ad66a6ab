package vigil.insight.reader;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vigil.kernel.Entry;

/// What a fact of casework says, as far as it is counted. Read from the fact's stable form, so that
/// orders of years ago still count when the room's records have moved on.
record OrderNews(String order, String what, Instant at, JsonNode body) {
  private static final String NOWHERE = "-";
  private static final String ROOM = "casework.";

  static Optional<OrderNews> of(Entry entry) {
    if (!entry.kind().startsWith(ROOM) || !entry.body().path("on").has("order")) {
      return Optional.empty();
    }
    var on = entry.body().path("on");
    String at = on.path("at").asString("");
    return Optional.of(
        new OrderNews(
            on.path("order").asString(""),
            entry.kind().substring(ROOM.length()),
            at.isEmpty() ? entry.at() : Instant.parse(at),
            entry.body()));
  }

  /// Whether it may say what the order is about.
  boolean isAbout() {
    return what.equals("Registered") || what.equals("Amended") || what.equals("Submitted");
  }

  @Nullable String category() {
    return text("appeal", "category");
  }

  /// The district's code; an order whose place nobody knows counts for the city alone.
  String place() {
    String district = text("appeal", "district");
    return district == null ? NOWHERE : district;
  }

  /// The field as text; null where it is missing.
  @Nullable String text(String... path) {
    JsonNode node = body;
    for (String step : path) {
      node = node.path(step);
    }
    return node.isString() ? node.asString("") : null;
  }

  @Nullable Boolean bool(String... path) {
    JsonNode node = body;
    for (String step : path) {
      node = node.path(step);
    }
    return node.isBoolean() ? node.asBoolean(false) : null;
  }

  @Nullable Instant time(String... path) {
    String text = text(path);
    return text == null ? null : Instant.parse(text);
  }
}
