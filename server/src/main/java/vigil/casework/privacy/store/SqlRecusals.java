package vigil.casework.privacy.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.PrivacyFact;

/// Who stepped aside from which order.
@Repository
public class SqlRecusals {
  private final JdbcClient sql;

  public SqlRecusals(JdbcClient sql) {
    this.sql = sql;
  }

  /// Everybody who ever stepped aside from any.
  public Set<String> listDeclarers() {
    return Set.copyOf(
        sql.sql("select distinct staff from casework.aside").query(String.class).list());
  }

  public Set<String> listOrders(String staff) {
    return Set.copyOf(
        sql.sql("select order_id from casework.aside where staff = ?")
            .param(staff)
            .query(String.class)
            .list());
  }

  /// Writes that somebody stepped aside.
  ///
  /// @return false when it was declared before
  public boolean add(String staff, String order, PrivacyFact.Interest kind, Instant at) {
    return sql.sql(
                """
                insert into casework.aside (staff, order_id, kind, at) values (?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(staff, order, kind.name(), at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
