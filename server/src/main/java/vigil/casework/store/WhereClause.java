package vigil.casework.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Conditions and their parameters, in step.
final class WhereClause {
  private final List<String> conditions = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  void and(String condition, @Nullable Object... given) {
    for (Object value : given) {
      if (value == null) {
        return;
      }
    }
    conditions.add(condition);
    values.addAll(Arrays.asList(given));
  }

  String text() {
    return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
  }

  List<@Nullable Object> with(int limit) {
    List<@Nullable Object> all = new ArrayList<>(values);
    all.add(limit);
    return all;
  }
}
