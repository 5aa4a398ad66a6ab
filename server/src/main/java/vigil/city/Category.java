package vigil.city;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in the four-level tree of what people call about, ordered by duty. Only a leaf may be
/// written on an order.
///
/// @param code two digits a level: `01`, `0102`, `010203`, `01020301`
/// @param path the names from the first level down to this one, in Chinese
/// @param pathEn the same in English
/// @param parent code of the level above; none at the first level
public record Category(
    String code,
    String name,
    String nameEn,
    List<String> path,
    List<String> pathEn,
    @Nullable String parent,
    boolean leaf) {
  /// Levels of the tree (rules 5.4).
  public static final int LEVELS = 4;

  public Category {
    path = List.copyOf(path);
    pathEn = List.copyOf(pathEn);
    if (path.isEmpty() || path.size() > LEVELS || path.size() != pathEn.size()) {
      throw new IllegalArgumentException(code + " is not within one to four levels");
    }
  }

  /// The code of its first level: what figures are grouped by.
  public String top() {
    return code.substring(0, 2);
  }
}
