package vigil.casework.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.ConditionalAppend;

/// What a step writes, gathered into one statement: first what only holds while the order is as it
/// was read, then what builds on that.
final class StatementBuilder {
  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> values = new ArrayList<>();
  private String before = "kept";
  private int count;

  /// @param statement returns a row if the order was as it was read
  StatementBuilder(String statement, List<@Nullable Object> given) {
    text.append("kept as (").append(statement).append(')');
    values.addAll(given);
  }

  /// @param statement with `%s` where it names what must be done before it: a `from` list in which
  ///   each has one row
  StatementBuilder add(String statement, @Nullable Object... given) {
    count++;
    text.append(", w%d as (".formatted(count)).append(statement.formatted(before)).append(')');
    for (Object value : given) {
      values.add(value);
    }
    return this;
  }

  StatementBuilder add(String statement, List<@Nullable Object> given) {
    return add(statement, given.toArray());
  }

  /// What is added from now on waits for the last one, which must give a row.
  void thenAlso() {
    before += ", w%d".formatted(count);
  }

  ConditionalAppend.Write write() {
    return new ConditionalAppend.Write(text.toString(), values);
  }
}
