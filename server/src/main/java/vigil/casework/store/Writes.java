package vigil.casework.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;

/// Statements that go to the database in one round trip: PostgreSQL's driver sends what semicolons
/// part in one go, each prepared by itself.
final class Writes {
  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> values = new ArrayList<>();

  Writes add(String statement, List<@Nullable Object> given) {
    if (!text.isEmpty()) {
      text.append(';');
    }
    text.append(statement);
    values.addAll(given);
    return this;
  }

  Writes add(String statement, @Nullable Object... given) {
    return add(statement, Words.values(given));
  }

  /// Sends them; the answer is how many rows the first one wrote.
  int run(JdbcOperations sql) {
    PreparedStatementCallback<Integer> all =
        statement -> {
          bind(statement, values);
          statement.execute();
          return statement.getUpdateCount();
        };
    Integer rows = sql.execute(text.toString(), all);
    return rows == null ? 0 : rows;
  }

  static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value == null) {
        statement.setNull(i + 1, Types.NULL);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
