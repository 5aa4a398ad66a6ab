package vigil.city.life;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import vigil.city.RowChange;
import vigil.city.RowChange.Kind;

/// Two texts of a table, row by row: rows are the same when their first cells, the keys, are.
///
/// @param keys how many
public record TableComparison(int keys) {

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
  public record MergedRows(List<List<String>> rows, List<String> conflicts) {}

  public MergedRows merge(
      List<List<String>> before, List<List<String>> draft, List<List<String>> current) {
    Map<List<String>, RowChange> theirs = new LinkedHashMap<>();
    changes(before, current).forEach(change -> theirs.put(change.key(), change));
    var rows = byKey(current);
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
    return new MergedRows(List.copyOf(rows.values()), conflicts);
  }

  /// The rows in the order of those before them, new ones behind; and where a column names a row of
  /// the same table, each below the one that it names.
  ///
  /// @param parent that column; negative where there is none
  public List<List<String>> sort(List<List<String>> before, List<List<String>> rows, int parent) {
    var place = new HashMap<List<String>, Integer>();
    before.forEach(row -> place.putIfAbsent(key(row), place.size()));
    var sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingInt(row -> place.getOrDefault(key(row), Integer.MAX_VALUE)));
    return parent < 0 ? sorted : rooted(sorted, parent);
  }

  private List<List<String>> rooted(List<List<String>> rows, int parent) {
    var known = new HashMap<String, List<String>>();
    rows.forEach(row -> known.putIfAbsent(row.getFirst(), row));
    var placed = new LinkedHashSet<List<String>>();
    for (List<String> row : rows) {
      var path = new ArrayDeque<List<String>>();
      List<String> above = row;
      while (above != null && !placed.contains(above) && !path.contains(above)) {
        path.push(above);
        above = known.get(above.get(parent));
      }
      placed.addAll(path);
    }
    // a row that stands twice is a fault to be shown, not to be swallowed
    var twice = new ArrayList<>(rows);
    placed.forEach(twice::remove);
    var all = new ArrayList<>(placed);
    all.addAll(twice);
    return all;
  }

  private List<String> key(List<String> row) {
    return row.subList(0, Math.min(keys, row.size()));
  }

  private Map<List<String>, List<String>> byKey(List<List<String>> rows) {
    Map<List<String>, List<String>> byKey = new LinkedHashMap<>();
    for (List<String> cells : rows) {
      byKey.putIfAbsent(key(cells), cells);
    }
    return byKey;
  }
}
