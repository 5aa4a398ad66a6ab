package vigil.kernel;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes that go to a real database, and facts that go to a ledger which is a list.
public final class TestAppends {
  private TestAppends() {}

  public static ConditionalAppend of(DataSource database, Ledger ledger) {
    JdbcClient sql = JdbcClient.create(database);
    return (write, facts) -> {
      var statement = sql.sql("with " + write.expressions() + " select count(*) from kept");
      for (@Nullable Object value : write.values()) {
        statement = statement.param(value);
      }
      boolean isKept = statement.query(Integer.class).single() > 0;
      if (isKept) {
        ledger.append(facts);
      }
      return isKept;
    };
  }
}
