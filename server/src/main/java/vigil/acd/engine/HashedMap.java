package vigil.acd.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Things by name, with one hash over all of them. Each thing's own is kept beside it: what leaves
/// is taken out of the whole without being read again.
final class HashedMap<T> {
  private record Entry<T>(T one, long print) {}

  private final Map<String, Entry<T>> entries = new HashMap<>();
  private long hash;

  @Nullable T get(String name) {
    return one(entries.get(name));
  }

  /// What stood there before, if anything.
  @Nullable T put(String name, T one, long print) {
    hash ^= print;
    return takenOut(entries.put(name, new Entry<>(one, print)));
  }

  void remove(String name) {
    takenOut(entries.remove(name));
  }

  private @Nullable T takenOut(@Nullable Entry<T> before) {
    if (before != null) {
      hash ^= before.print();
    }
    return one(before);
  }

  private static <T> @Nullable T one(@Nullable Entry<T> entry) {
    return entry == null ? null : entry.one();
  }

  List<T> list() {
    var all = new ArrayList<T>(entries.size());
    entries.values().forEach(entry -> all.add(entry.one()));
    return all;
  }

  long hash() {
    return hash;
  }
}
