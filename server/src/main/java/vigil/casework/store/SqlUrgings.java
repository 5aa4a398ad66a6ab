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
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.OrderFact;
import vigil.casework.Urging;

/// Who pressed for an order. Few are pressed for, so the others cost nothing here.
@Repository
public class SqlUrgings {
  private final JdbcClient sql;

  public SqlUrgings(JdbcClient sql) {
    this.sql = sql;
  }

  /// Keeps what a step told of that; in the step's own transaction.
  ///
  /// @param byCitizen whether the citizen took the step, not the hotline
  public void keep(Order before, List<? extends OrderFact> facts, boolean byCitizen) {
    for (OrderFact fact : facts) {
      Instant at = fact.on().at();
      if (fact instanceof OrderFact.Supervised supervised) {
        supervised(before.id(), at, supervised.due());
      } else if (fact instanceof OrderFact.Reminded) {
        reminded(before.id(), at, byCitizen);
      } else if (fact instanceof OrderFact.LeaderNoted) {
        noted(before.id(), at);
      } else if (isAnswer(fact) && before.has(Flag.LEADER_ASSIGNED)) {
        answered(before.id(), at);
      }
    }
  }

  private static boolean isAnswer(OrderFact fact) {
    return fact instanceof OrderFact.Reported || fact instanceof OrderFact.FeedbackGiven;
  }

  private void supervised(String order, Instant at, @Nullable Instant due) {
    sql.sql(
            """
            insert into casework.urging (order_id, supervised_at, supervised_due) values (?, ?, ?)
            on conflict (order_id) do update
            set supervised_at = excluded.supervised_at, supervised_due = excluded.supervised_due
            """)
        .params(Words.values(order, Words.time(at), Words.time(due)))
        .update();
  }

  private void reminded(String order, Instant at, boolean byCitizen) {
    sql.sql(
            """
            insert into casework.urging as u (order_id, reminders, by_citizen, reminded_at)
            values (?, 1, ?, ?)
            on conflict (order_id) do update set reminders = u.reminders + 1,
              by_citizen = u.by_citizen + excluded.by_citizen, reminded_at = excluded.reminded_at
            """)
        .params(Words.values(order, byCitizen ? 1 : 0, Words.time(at)))
        .update();
  }

  private void noted(String order, Instant at) {
    sql.sql(
            """
            insert into casework.urging (order_id, noted_at) values (?, ?)
            on conflict (order_id) do update set noted_at = excluded.noted_at, answered_at = null
            """)
        .params(Words.values(order, Words.time(at)))
        .update();
  }

  private void answered(String order, Instant at) {
    sql.sql(
            """
            update casework.urging set answered_at = ?
            where order_id = ? and noted_at is not null and answered_at is null
            """)
        .params(Words.values(Words.time(at), order))
        .update();
  }

  /// By order; those nobody pressed for are not among them.
  public Map<String, Urging> of(List<String> orders) {
    var found = new LinkedHashMap<String, Urging>();
    sql.sql("select * from casework.urging where order_id = any(?)")
        .param(orders.toArray(String[]::new))
        .query((ResultSet row) -> {
          found.put(row.getString("order_id"), urging(row));
        });
    return found;
  }

  private static Urging urging(ResultSet row) throws SQLException {
    return new Urging(
        Words.instant(row, "supervised_at"),
        Words.instant(row, "supervised_due"),
        row.getInt("reminders"),
        row.getInt("by_citizen"),
        Words.instant(row, "reminded_at"),
        Words.instant(row, "noted_at"),
        Words.instant(row, "answered_at"));
  }
}
