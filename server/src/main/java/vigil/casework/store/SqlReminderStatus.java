package vigil.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.ReminderStatus;

/// Who pressed for an order. Few are pressed for, so the others cost nothing here.
@Repository
public class SqlReminderStatus {
  private final JdbcClient sql;

  public SqlReminderStatus(JdbcClient sql) {
    this.sql = sql;
  }

  public void supervised(String order, Instant at, @Nullable Instant due) {
    sql.sql(
            """
            insert into casework.urging (order_id, supervised_at, supervised_due) values (?, ?, ?)
            on conflict (order_id) do update
            set supervised_at = excluded.supervised_at, supervised_due = excluded.supervised_due
            """)
        .param(order)
        .param(SqlValues.time(at))
        .param(SqlValues.time(due))
        .update();
  }

  public void reminded(String order, Instant at, boolean byCitizen) {
    sql.sql(
            """
            insert into casework.urging as u (order_id, reminders, by_citizen, reminded_at)
            values (?, 1, ?, ?)
            on conflict (order_id) do update set reminders = u.reminders + 1,
              by_citizen = u.by_citizen + excluded.by_citizen, reminded_at = excluded.reminded_at
            """)
        .param(order)
        .param(byCitizen ? 1 : 0)
        .param(SqlValues.time(at))
        .update();
  }

  public void noted(String order, Instant at) {
    sql.sql(
            """
            insert into casework.urging (order_id, noted_at) values (?, ?)
            on conflict (order_id) do update set noted_at = excluded.noted_at, answered_at = null
            """)
        .param(order)
        .param(SqlValues.time(at))
        .update();
  }

  /// Units said something to these orders then: the first word after a leader's note is its answer.
  public void answered(Map<String, Instant> orders) {
    if (orders.isEmpty()) {
      return;
    }
    sql.sql(
            """
            update casework.urging u set answered_at = said.at
            from unnest(cast(? as text[]), cast(? as timestamptz[])) said (order_id, at)
            where u.order_id = said.order_id and u.noted_at is not null and u.answered_at is null
            """)
        .param(orders.keySet().toArray(String[]::new))
        .param(orders.values().stream().map(Instant::toString).toArray(String[]::new))
        .update();
  }

  /// By order; those nobody pressed for are not among them.
  public Map<String, ReminderStatus> list(List<String> orders) {
    var found = new LinkedHashMap<String, ReminderStatus>();
    sql.sql("select * from casework.urging where order_id = any(?)")
        .param(orders.toArray(String[]::new))
        .query((ResultSet row) -> {
          found.put(row.getString("order_id"), urging(row));
        });
    return found;
  }

  private static ReminderStatus urging(ResultSet row) throws SQLException {
    return new ReminderStatus(
        SqlValues.instant(row, "supervised_at"),
        SqlValues.instant(row, "supervised_due"),
        row.getInt("reminders"),
        row.getInt("by_citizen"),
        SqlValues.instant(row, "reminded_at"),
        SqlValues.instant(row, "noted_at"),
        SqlValues.instant(row, "answered_at"));
  }
}
