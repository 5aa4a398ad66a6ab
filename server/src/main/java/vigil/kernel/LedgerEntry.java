package vigil.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A fact as the ledger keeps it. All readers share one entry, which nobody changes; its body is
/// parsed when the first of them asks for it.
public final class LedgerEntry {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private final long seq;
  private final Instant at;
  private final String kind;
  private final String subject;
  private final int version;
  private final String text;
  private volatile @Nullable JsonNode body;
  private volatile @Nullable Fact fact;

  /// @param seq its place in the one order of the house, with gaps where a transaction rolled back
  /// @param at when it was appended
  /// @param kind `room.RecordName`
  /// @param text the record's fields as JSON
  public LedgerEntry(long seq, Instant at, String kind, String subject, int version, String text) {
    this.seq = seq;
    this.at = at;
    this.kind = kind;
    this.subject = subject;
    this.version = version;
    this.text = text;
  }

  public long seq() {
    return seq;
  }

  public Instant at() {
    return at;
  }

  public String kind() {
    return kind;
  }

  public String subject() {
    return subject;
  }

  public int version() {
    return version;
  }

  /// The record's fields.
  public JsonNode body() {
    JsonNode parsed = body;
    if (parsed == null) {
      parsed = JSON.readTree(text);
      body = parsed;
    }
    return parsed;
  }

  public boolean is(Class<? extends Fact> type) {
    return kind.equals(Fact.kind(type));
  }

  /// The record again, if it is one of these: whoever folds a room's facts asks for the room's
  /// sealed type and switches over all of it.
  ///
  /// @param type a record, or a sealed interface of records
  public <T extends Fact> Optional<T> find(Class<T> type) {
    Class<? extends Fact> leaf = FactKinds.listRecords(type).get(kind);
    return leaf == null ? Optional.empty() : Optional.of(type.cast(parsed(leaf)));
  }

  /// The facts of a type among entries, in their order.
  public static <T extends Fact> List<T> listFacts(List<LedgerEntry> entries, Class<T> type) {
    return entries.stream().flatMap(entry -> entry.find(type).stream()).toList();
  }

  /// The record again.
  ///
  /// @throws IllegalArgumentException if this entry is of another kind
  public <T extends Fact> T as(Class<T> type) {
    return find(type)
        .orElseThrow(() -> new IllegalArgumentException(kind + " is no " + type.getSimpleName()));
  }

  /// Made once for all readers: a kind is one record's.
  private Fact parsed(Class<? extends Fact> leaf) {
    Fact parsed = fact;
    if (parsed == null) {
      parsed = JSON.treeToValue(body(), leaf);
      fact = parsed;
    }
    return parsed;
  }
}
