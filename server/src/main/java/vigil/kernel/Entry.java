package vigil.kernel;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A fact as the ledger keeps it.
///
/// @param seq its place in the one order of the house, with gaps where a transaction rolled back
/// @param at when it was appended
/// @param kind `room.RecordName`
/// @param body the record's fields as JSON
public record Entry(long seq, Instant at, String kind, String subject, int version, JsonNode body) {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  public boolean is(Class<? extends Fact> type) {
    return kind.equals(Fact.kind(type));
  }

  /// The record again.
  ///
  /// @throws IllegalArgumentException if this entry is of another kind
  public <T extends Fact> T as(Class<T> type) {
    if (!is(type)) {
      throw new IllegalArgumentException(kind + " is no " + Fact.kind(type));
    }
    return JSON.treeToValue(body, type);
  }
}
