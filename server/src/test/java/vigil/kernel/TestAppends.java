package vigil.kernel;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes that go to a real database, and facts that go to a ledger which is a list: whoever sees
/// the rows finds the facts, as with the real one.
public final class TestAppends {
  private TestAppends() {}

  public static ConditionalAppend of(DataSource database, Ledger ledger) {
    JdbcClient sql = JdbcClient.create(database);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    return (write, facts) ->
        Boolean.TRUE.equals(
            transaction.execute(_ -> {
              var statement = sql.sql("with " + write.expressions() + " select count(*) from kept");
              for (@Nullable Object value : write.values()) {
                statement = statement.param(value);
              }
              boolean isKept = statement.query(Integer.class).single() > 0;
              if (isKept) {
                ledger.append(facts);
              }
              return isKept;
            }));
  }
}
