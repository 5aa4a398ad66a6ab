package vigil.city.life;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.city.RowChange;
import vigil.city.RowChange.Kind;

/// Two texts of a table, row by row: rows are the same when their first cells, the keys, are.
///
/// @param keys how many
public record Comparison(int keys) {

  /// What the second does to the first, in the second's order, with what is gone at the end. A key
  /// that stands twice is compared with its first row only; the table's own check names the other.
  public List<RowChange> changes(List<List<String>> before, List<List<String>> after) {
    var old = byKey(before);
    var changes = new ArrayList<RowChange>();
    byKey(after)
        .forEach((key, cells) -> {
          List<String> was = old.remove(key);
          if (was == null) {
            changes.add(new RowChange(Kind.ADDED, key, List.of(), cells));
          } else if (!was.equals(cells)) {
            changes.add(new RowChange(Kind.CHANGED, key, was, cells));
          }
        });
    old.forEach((key, cells) -> changes.add(new RowChange(Kind.REMOVED, key, cells, List.of())));
    return changes;
  }

  /// A draft's changes laid over what came into force since.
  ///
  /// @param rows what comes of it
  /// @param conflicts keys that both touch, and differently; `rows` is then no answer
  public record Laid(List<List<String>> rows, List<String> conflicts) {}

  public Laid lay(List<List<String>> before, List<List<String>> draft, List<List<String>> now) {
    Map<List<String>, RowChange> theirs = new LinkedHashMap<>();
    changes(before, now).forEach(change -> theirs.put(change.key(), change));
    var rows = byKey(now);
    var conflicts = new ArrayList<String>();
    for (RowChange change : changes(before, draft)) {
      RowChange other = theirs.get(change.key());
      if (other != null && !other.after().equals(change.after())) {
        conflicts.add(String.join(" ", change.key()));
      } else if (change.kind() == Kind.REMOVED) {
        rows.remove(change.key());
      } else {
        rows.put(change.key(), change.after());
      }
    }
    return new Laid(List.copyOf(rows.values()), conflicts);
  }

  private Map<List<String>, List<String>> byKey(List<List<String>> rows) {
    Map<List<String>, List<String>> byKey = new LinkedHashMap<>();
    for (List<String> cells : rows) {
      byKey.putIfAbsent(cells.subList(0, Math.min(keys, cells.size())), cells);
    }
    return byKey;
  }
}
