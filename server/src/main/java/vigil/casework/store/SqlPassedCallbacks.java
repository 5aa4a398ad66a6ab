package vigil.casework.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.CaseworkFact.PassReason;

/// Callbacks that somebody left to others.
@Repository
public class SqlPassedCallbacks {
  private final JdbcClient sql;

  SqlPassedCallbacks(JdbcClient sql) {
    this.sql = sql;
  }

  /// Those that this person passed on since then.
  public Set<String> listOf(String staff, Instant since) {
    return Set.copyOf(
        sql.sql("select order_id from casework.passed_callback where staff = ? and at > ?")
            .params(staff, since.atOffset(ZoneOffset.UTC))
            .query((row, n) -> row.getString("order_id"))
            .list());
  }

  /// Those that anybody passed on for that reason since then, each with when it was last.
  public Map<String, Instant> listFor(PassReason reason, Instant since) {
    Map<String, Instant> passed = new HashMap<>();
    sql.sql(
            """
            select order_id, max(at) as at from casework.passed_callback
            where reason = ? and at > ? group by order_id
            """)
        .params(reason.name(), since.atOffset(ZoneOffset.UTC))
        .query(row -> {
          passed.put(
              row.getString("order_id"), row.getObject("at", OffsetDateTime.class).toInstant());
        });
    return passed;
  }

  public void save(String order, String staff, PassReason reason, Instant at) {
    sql.sql(
            """
            insert into casework.passed_callback (order_id, staff, reason, at) values (?, ?, ?, ?)
            on conflict (staff, order_id) do update set reason = excluded.reason, at = excluded.at
            """)
        .params(order, staff, reason.name(), at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
