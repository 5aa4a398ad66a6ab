package vigil.casework.privacy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.PrivacyFact.Removal;
import vigil.casework.privacy.RemovalRequest;

/// Which removals were asked for, and what was decided on them.
@Repository
public class SqlRemovals {
  private static final String SELECT =
      """
      select r.*, o.number from casework.removal r join casework.work_order o on o.id = r.order_id
      """;

  private final JdbcClient sql;

  SqlRemovals(JdbcClient sql) {
    this.sql = sql;
  }

  /// Writes down what is asked for.
  ///
  /// @return false when the same waits already
  public boolean add(String id, String order, Removal kind, String by, Instant at) {
    return sql.sql(
                """
                insert into casework.removal (id, order_id, kind, asked_by, asked_at, state)
                values (?, ?, ?, ?, ?, 'ASKED') on conflict do nothing
                """)
            .params(id, order, kind.name(), by, ApprovalColumns.time(at))
            .update()
        > 0;
  }

  public Instant getWaitingSince(String order, Removal kind) {
    return sql.sql(
            """
            select asked_at from casework.removal
            where order_id = ? and kind = ? and state = 'ASKED'
            """)
        .params(order, kind.name())
        .query((row, n) -> row.getObject("asked_at", OffsetDateTime.class).toInstant())
        .single();
  }

  /// Whether nobody decided it yet; its row is locked, so that of two who decide one does.
  public boolean lockWaiting(String id) {
    return sql.sql("select state from casework.removal where id = ? for update")
        .param(id)
        .query(String.class)
        .optional()
        .filter(RemovalRequest.State.ASKED.name()::equals)
        .isPresent();
  }

  public void decide(String id, boolean agreed, String by, Instant at) {
    var state = agreed ? RemovalRequest.State.AGREED : RemovalRequest.State.REFUSED;
    sql.sql("update casework.removal set state = ?, decided_by = ?, decided_at = ? where id = ?")
        .params(state.name(), by, ApprovalColumns.time(at), id)
        .update();
  }

  public Optional<RemovalRequest> find(String id) {
    return sql.sql(SELECT + "where r.id = ?").param(id).query(SqlRemovals::request).optional();
  }

  /// Those that wait first, then the newest.
  public List<RemovalRequest> list(int limit) {
    return sql.sql(SELECT + "order by (r.state = 'ASKED') desc, r.asked_at desc, r.id desc limit ?")
        .param(limit)
        .query(SqlRemovals::request)
        .list();
  }

  private static RemovalRequest request(ResultSet row, int n) throws SQLException {
    return new RemovalRequest(
        row.getString("id"),
        row.getString("order_id"),
        row.getString("number"),
        Removal.valueOf(row.getString("kind")),
        ApprovalColumns.read(row),
        RemovalRequest.State.valueOf(row.getString("state")));
  }
}
