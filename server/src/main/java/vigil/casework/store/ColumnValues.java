package vigil.casework.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns that a statement writes, each named beside its value. The same columns make the same
/// text, so that PostgreSQL knows the statement again.
final class ColumnValues {
  private final List<String> columns = new ArrayList<>();
  private final List<String> marks = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  ColumnValues set(String column, @Nullable Object value) {
    return set(column, "?", value);
  }

  ColumnValues set(String column, @Nullable Instant at) {
    return set(column, "?", SqlValues.time(at));
  }

  ColumnValues setJson(String column, @Nullable Object value) {
    return set(column, "cast(? as jsonb)", value == null ? null : SqlValues.json(value));
  }

  private ColumnValues set(String column, String mark, @Nullable Object value) {
    columns.add(column);
    marks.add(mark);
    values.add(value);
    return this;
  }

  /// For the list of an insert: `id, version`.
  String columns() {
    return String.join(", ", columns);
  }

  /// For the row of an insert: `?, ?`.
  String marks() {
    return String.join(", ", marks);
  }

  /// For an update: `version = ?, state = ?`.
  String assignments() {
    var text = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(columns.get(i)).append(" = ").append(marks.get(i));
    }
    return text.toString();
  }

  List<@Nullable Object> values() {
    return values;
  }

  /// The same, and what a condition behind them asks for.
  List<@Nullable Object> valuesAnd(Object... more) {
    List<@Nullable Object> all = new ArrayList<>(values);
    all.addAll(List.of(more));
    return all;
  }
}
