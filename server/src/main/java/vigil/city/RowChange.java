package vigil.city;

import java.util.List;

/// What an edition does to one row.
///
/// @param key the cells by which the row is known
/// @param before its cells; empty where it is new
/// @param after its cells; empty where it is gone
public record RowChange(Kind kind, List<String> key, List<String> before, List<String> after) {
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  public RowChange {
    key = List.copyOf(key);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
