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
    var row =
        new ColumnValues()
            .set("id", a.id())
            .set("order_id", order)
            .set("place", place)
            .set("parent", a.parent())
            .set("round", a.round())
            .set("unit", a.unit())
            .set("role", a.role().name())
            .set("assigned_at", a.mandate().assignedAt())
            .set("time_limit", a.mandate().limit())
            .set("legal_basis", a.mandate().legalBasis())
            .set("directory_version", a.mandate().directoryVersion());
    setWork(row, a);
    setFixedDues(row, a);
    writes.add(
        "insert into casework.assignment ("
            + row.columns()
            + ") select "
            + row.marks()
            + " from %s",
        row.values());
  }

  private static void setWork(ColumnValues row, Assignment a) {
    row.set("state", a.state().name())
        .set("owed", a.isOwed())
        .set("live", a.state().isLive())
        .set("due", a.due())
        .set("signed_at", a.work().signedAt())
        .set("return_until", a.work().returnUntil())
        .set("return_spent", a.work().returnSpent())
        .set("feedback_at", a.work().feedbackAt())
        .setJson("attempts", a.attempts());
  }

  /// Only a calendar or a higher urgency moves these.
  private static void setFixedDues(ColumnValues row, Assignment a) {
    row.set("sign_due", a.dues().signDue())
        .set("interim_due", a.dues().interimDue())
        .set("contact_due", a.dues().contactDue());
  }

  /// One statement, whatever changed: PostgreSQL changes a row once in a statement.
  private static void update(
      StatementBuilder writes, Assignment before, Assignment a, SqlOrders.StepTexts beside) {
    var row = new ColumnValues();
    setWork(row, a);
    if (isRetimed(before, a)) {
      setFixedDues(row, a);
    }
    var report = beside.report();
    if (report != null && isReported(a, beside)) {
      row.setJson("report", report);
    }
    writes.add(
        "update casework.assignment a set "
            + row.assignments()
            + " from %s where a.id = ? returning 1",
        row.valuesAnd(a.id()));
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
