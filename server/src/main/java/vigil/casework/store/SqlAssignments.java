package vigil.casework.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.Assignment;

/// The units' parts, in the order in which they were given.
final class SqlAssignments {
  static final String COLUMNS =
      """
      id, order_id, parent, round, unit, role, state, assigned_at, sign_due, due, time_limit,
      legal_basis, directory_version, interim_due, contact_due, signed_at, return_until,
      return_spent, feedback_at, attempts
      """;

  private final JdbcClient sql;

  SqlAssignments(JdbcClient sql) {
    this.sql = sql;
  }

  /// Those of many orders at once.
  Map<String, List<Assignment>> of(List<String> orders) {
    var found = new LinkedHashMap<String, List<Assignment>>();
    sql.sql(
            "select "
                + COLUMNS
                + " from casework.assignment where order_id = any(?) order by order_id, place")
        .param(orders.toArray(String[]::new))
        .query(row -> {
          found
              .computeIfAbsent(row.getString("order_id"), id -> new ArrayList<>())
              .add(OrderRows.assignment(row));
        });
    return found;
  }

  static void save(Writes writes, List<Assignment> before, String order, List<Assignment> after) {
    for (int i = 0; i < after.size(); i++) {
      Assignment now = after.get(i);
      if (i >= before.size()) {
        insert(writes, order, i, now);
      } else if (!now.equals(before.get(i))) {
        update(writes, now);
        if (isRetimed(before.get(i), now)) {
          retime(writes, now);
        }
      }
    }
  }

  private static void insert(Writes writes, String order, int place, Assignment a) {
    writes.add(
        """
        insert into casework.assignment (id, order_id, place, parent, round, unit, role, state,
          owed, live, assigned_at, sign_due, due, time_limit, legal_basis, directory_version,
          interim_due, contact_due, signed_at, return_until, return_spent, feedback_at,
          attempts)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
          cast(? as jsonb))
        """,
        a.id(),
        order,
        place,
        a.parent(),
        a.round(),
        a.unit(),
        a.role().name(),
        a.state().name(),
        a.isOwed(),
        a.state().isLive(),
        Words.time(a.assignedAt()),
        Words.time(a.signDue()),
        Words.time(a.due()),
        a.limit(),
        a.legalBasis(),
        a.directoryVersion(),
        Words.time(a.interimDue()),
        Words.time(a.contactDue()),
        Words.time(a.signedAt()),
        Words.time(a.returnUntil()),
        a.returnSpent(),
        Words.time(a.feedbackAt()),
        Words.json(a.attempts()));
  }

  private static void update(Writes writes, Assignment a) {
    writes.add(
        """
        update casework.assignment set state = ?, owed = ?, live = ?, due = ?, signed_at = ?,
          return_until = ?, return_spent = ?, feedback_at = ?, attempts = cast(? as jsonb)
        where id = ?
        """,
        a.state().name(),
        a.isOwed(),
        a.state().isLive(),
        Words.time(a.due()),
        Words.time(a.signedAt()),
        Words.time(a.returnUntil()),
        a.returnSpent(),
        Words.time(a.feedbackAt()),
        Words.json(a.attempts()),
        a.id());
  }

  /// Only a calendar moves these.
  private static void retime(Writes writes, Assignment a) {
    writes.add(
        "update casework.assignment set sign_due = ?, interim_due = ?, contact_due = ? where id = ?",
        Words.time(a.signDue()),
        Words.time(a.interimDue()),
        Words.time(a.contactDue()),
        a.id());
  }

  private static boolean isRetimed(Assignment before, Assignment now) {
    return !now.signDue().equals(before.signDue())
        || !Objects.equals(now.interimDue(), before.interimDue())
        || !Objects.equals(now.contactDue(), before.contactDue());
  }

  static void reported(Writes writes, @Nullable String assignment, String report) {
    writes.add(
        "update casework.assignment set report = cast(? as jsonb) where id = ?",
        report,
        assignment);
  }

  static void extended(Writes writes, String assignment, @Nullable Instant at) {
    writes.add(
        "update casework.assignment set extended_at = ? where id = ?", Words.time(at), assignment);
  }
}
