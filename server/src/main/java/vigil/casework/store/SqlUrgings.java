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

  /// Adds what a step told of that to what it writes.
  ///
  /// @param byCitizen whether the citizen took the step, not the hotline
  static void add(Writes writes, Order before, List<? extends OrderFact> facts, boolean byCitizen) {
    for (OrderFact fact : facts) {
      Instant at = fact.on().at();
      if (fact instanceof OrderFact.Supervised supervised) {
        supervised(writes, before.id(), at, supervised.due());
      } else if (fact instanceof OrderFact.Reminded) {
        reminded(writes, before.id(), at, byCitizen);
      } else if (fact instanceof OrderFact.LeaderNoted) {
        noted(writes, before.id(), at);
      } else if (isAnswer(fact) && before.has(Flag.LEADER_ASSIGNED)) {
        answered(writes, before.id(), at);
      }
    }
  }

  private static boolean isAnswer(OrderFact fact) {
    return fact instanceof OrderFact.Reported || fact instanceof OrderFact.FeedbackGiven;
  }

  private static void supervised(Writes writes, String order, Instant at, @Nullable Instant due) {
    writes.add(
        """
        insert into casework.urging (order_id, supervised_at, supervised_due)
        select ?, ?, cast(? as timestamptz) from %s
        on conflict (order_id) do update
        set supervised_at = excluded.supervised_at, supervised_due = excluded.supervised_due
        """,
        order, Words.time(at), Words.time(due));
  }

  private static void reminded(Writes writes, String order, Instant at, boolean byCitizen) {
    writes.add(
        """
        insert into casework.urging as u (order_id, reminders, by_citizen, reminded_at)
        select ?, 1, ?, ? from %s
        on conflict (order_id) do update set reminders = u.reminders + 1,
          by_citizen = u.by_citizen + excluded.by_citizen, reminded_at = excluded.reminded_at
        """,
        order, byCitizen ? 1 : 0, Words.time(at));
  }

  private static void noted(Writes writes, String order, Instant at) {
    writes.add(
        """
        insert into casework.urging (order_id, noted_at) select ?, ? from %s
        on conflict (order_id) do update set noted_at = excluded.noted_at, answered_at = null
        """,
        order, Words.time(at));
  }

  private static void answered(Writes writes, String order, Instant at) {
    writes.add(
        """
        update casework.urging u set answered_at = ? from %s
        where u.order_id = ? and u.noted_at is not null and u.answered_at is null
        """,
        Words.time(at), order);
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
