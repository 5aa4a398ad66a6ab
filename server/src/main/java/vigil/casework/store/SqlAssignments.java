package vigil.casework.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.Assignment;
import vigil.casework.Order;

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
  Map<String, List<Assignment>> list(List<String> orders) {
    var found = new LinkedHashMap<String, List<Assignment>>();
    sql.sql(
            "select "
                + COLUMNS
                + " from casework.assignment where order_id = any(?) order by order_id, place")
        .param(orders.toArray(String[]::new))
        .query(row -> {
          found
              .computeIfAbsent(row.getString("order_id"), id -> new ArrayList<>())
              .add(OrderRows.assignment(row, ""));
        });
    return found;
  }

  /// Parts that were given are changed before new ones are added: an order has one live lead a
  /// round.
  static void save(
      StatementBuilder writes, List<Assignment> before, Order after, SqlOrders.StepTexts beside) {
    List<Assignment> parts = after.assignments();
    for (int i = 0; i < before.size(); i++) {
      Assignment current = parts.get(i);
      if (!current.equals(before.get(i))
          || isReported(current, beside)
          || isExtended(current, beside)) {
        update(writes, before.get(i), current, beside);
      }
    }
    for (int i = before.size(); i < parts.size(); i++) {
      insert(writes, after.id(), i, parts.get(i));
    }
  }

  private static void insert(StatementBuilder writes, String order, int place, Assignment a) {
    writes.add(
        """
        insert into casework.assignment (id, order_id, place, parent, round, unit, role, state,
          owed, live, assigned_at, sign_due, due, time_limit, legal_basis, directory_version,
          interim_due, contact_due, signed_at, return_until, return_spent, feedback_at,
          attempts)
        select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb)
        from %s
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
        SqlValues.time(a.mandate().assignedAt()),
        SqlValues.time(a.dues().signDue()),
        SqlValues.time(a.due()),
        a.mandate().limit(),
        a.mandate().legalBasis(),
        a.mandate().directoryVersion(),
        SqlValues.time(a.dues().interimDue()),
        SqlValues.time(a.dues().contactDue()),
        SqlValues.time(a.work().signedAt()),
        SqlValues.time(a.work().returnUntil()),
        a.work().returnSpent(),
        SqlValues.time(a.work().feedbackAt()),
        SqlValues.json(a.attempts()));
  }

  /// One statement, whatever changed: PostgreSQL changes a row once in a statement.
  private static void update(
      StatementBuilder writes, Assignment before, Assignment a, SqlOrders.StepTexts beside) {
    var changed =
        new StringBuilder(
            """
            update casework.assignment a set state = ?, owed = ?, live = ?, due = ?, signed_at = ?,
              return_until = ?, return_spent = ?, feedback_at = ?, attempts = cast(? as jsonb)
            """);
    var values =
        SqlValues.values(
            a.state().name(),
            a.isOwed(),
            a.state().isLive(),
            SqlValues.time(a.due()),
            SqlValues.time(a.work().signedAt()),
            SqlValues.time(a.work().returnUntil()),
            a.work().returnSpent(),
            SqlValues.time(a.work().feedbackAt()),
            SqlValues.json(a.attempts()));
    if (isRetimed(before, a)) { // only a calendar or a higher urgency moves these
      changed.append(", sign_due = ?, interim_due = ?, contact_due = ?");
      values.addAll(
          SqlValues.values(
              SqlValues.time(a.dues().signDue()),
              SqlValues.time(a.dues().interimDue()),
              SqlValues.time(a.dues().contactDue())));
    }
    var report = beside.report();
    if (report != null && isReported(a, beside)) {
      changed.append(", report = cast(? as jsonb)");
      values.add(SqlValues.json(report));
    }
    values.add(a.id());
    writes.add(changed.append(" from %s where a.id = ? returning 1").toString(), values);
    writes.thenAlso();
    if (isExtended(a, beside)) {
      writes.add(
          """
          insert into casework.extension_grant (assignment_id, given_at, unit)
          select ?, ?, ? from %s
          """,
          a.id(), SqlValues.time(beside.at()), a.unit());
    }
  }

  private static boolean isReported(Assignment a, SqlOrders.StepTexts beside) {
    return beside.report() != null && a.id().equals(beside.assignment());
  }

  private static boolean isExtended(Assignment a, SqlOrders.StepTexts beside) {
    return a.id().equals(beside.extended());
  }

  private static boolean isRetimed(Assignment before, Assignment current) {
    return !current.dues().signDue().equals(before.dues().signDue())
        || !Objects.equals(current.dues().interimDue(), before.dues().interimDue())
        || !Objects.equals(current.dues().contactDue(), before.dues().contactDue());
  }
}
