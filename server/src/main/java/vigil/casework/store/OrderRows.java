package vigil.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.Conference;
import vigil.casework.ForwardingOrigin;
import vigil.casework.Order;
import vigil.casework.OrderHandling;
import vigil.casework.OrderStanding;
import vigil.casework.OrderState;
import vigil.casework.OwnDueTimes;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// Reads rows into orders.
final class OrderRows {
  /// The columns of an order's life, without its words.
  static final String LIFE =
      """
      id, number, version, state, round, channel, contact, registered_at, registered_by, type,
      urgency, category, district, street, accused_unit, missing, flags, parent, returns,
      closed_at, citizen_due, dispatch_due, handle_due, callback_due, review_on, due_cap,
      requests, callbacks, lapsed, also_accused, forwarded, conference,
      agreed_at
      """;

  private static final TypeReference<List<Order.Element>> ELEMENTS = new TypeReference<>() {};
  private static final TypeReference<List<Order.Request>> REQUESTS = new TypeReference<>() {};
  private static final TypeReference<List<Order.CallbackAttempt>> CALLBACKS =
      new TypeReference<>() {};
  private static final TypeReference<List<Order.LapsedClock>> LAPSED = new TypeReference<>() {};
  private static final TypeReference<List<Assignment.Attempt>> ATTEMPTS = new TypeReference<>() {};

  private OrderRows() {}

  /// Before the names of a part's columns, where they stand beside the order's.
  static final String PART = "part_";

  /// Columns of a table under names that begin with a prefix.
  static String columns(String table, String prefix, String names) {
    return Arrays.stream(names.strip().split("\\s*,\\s*"))
        .map(name -> "%s.%s as %s%s".formatted(table, name, prefix, name))
        .collect(Collectors.joining(", "));
  }

  /// An order and its parts, of rows that each have the order and one part, or none.
  static Optional<Order> whole(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    Order bare = order(rows, List.of());
    if (rows.getString(PART + "id") == null) {
      return Optional.of(bare);
    }
    var parts = new ArrayList<Assignment>();
    do {
      parts.add(assignment(rows, PART));
    } while (rows.next());
    return Optional.of(bare.withAssignments(List.copyOf(parts)));
  }

  static Order order(ResultSet row, List<Assignment> assignments) throws SQLException {
    return new Order(
        row.getString("id"),
        row.getString("number"),
        new OrderStanding(
            row.getInt("version"),
            OrderState.valueOf(row.getString("state")),
            row.getInt("round"),
            flags(row),
            row.getString("parent"),
            row.getInt("returns"),
            SqlValues.instant(row, "closed_at"),
            SqlValues.instant(row, "agreed_at")),
        new Order.Origin(
            SqlValues.always(row, "registered_at"),
            row.getString("registered_by"),
            Order.Channel.valueOf(row.getString("channel")),
            row.getString("contact"),
            SqlValues.maybe(row, "forwarded", ForwardingOrigin.class)),
        appeal(row),
        dues(row),
        new OrderHandling(
            assignments,
            SqlValues.list(row, "requests", REQUESTS),
            callbacks(row),
            SqlValues.list(row, "lapsed", LAPSED),
            SqlValues.maybe(row, "conference", Conference.class)),
        SqlValues.texts(row, "also_accused"));
  }

  private static OwnDueTimes dues(ResultSet row) throws SQLException {
    return new OwnDueTimes(
        SqlValues.always(row, "citizen_due"),
        SqlValues.instant(row, "dispatch_due"),
        SqlValues.instant(row, "handle_due"),
        SqlValues.instant(row, "callback_due"),
        SqlValues.instant(row, "review_on"),
        SqlValues.instant(row, "due_cap"));
  }

  /// Rows of before hold those of their present round only, without its number.
  private static List<Order.CallbackAttempt> callbacks(ResultSet row) throws SQLException {
    int round = row.getInt("round");
    return SqlValues.list(row, "callbacks", CALLBACKS).stream()
        .map(c -> c.withRound(round))
        .toList();
  }

  private static Order.Appeal appeal(ResultSet row) throws SQLException {
    return new Order.Appeal(
        AppealType.valueOf(row.getString("type")),
        Urgency.valueOf(row.getString("urgency")),
        row.getString("category"),
        row.getString("district"),
        row.getString("street"),
        row.getString("accused_unit"),
        SqlValues.list(row, "missing", ELEMENTS));
  }

  private static Set<Order.Flag> flags(ResultSet row) throws SQLException {
    var flags = EnumSet.noneOf(Order.Flag.class);
    for (String flag : SqlValues.texts(row, "flags")) {
      flags.add(Order.Flag.valueOf(flag));
    }
    return flags;
  }

  static Assignment assignment(ResultSet row, String prefix) throws SQLException {
    return new Assignment(
        row.getString(prefix + "id"),
        row.getString(prefix + "parent"),
        row.getString(prefix + "unit"),
        AssignmentRole.valueOf(row.getString(prefix + "role")),
        AssignmentState.valueOf(row.getString(prefix + "state")),
        new Assignment.Mandate(
            row.getInt(prefix + "round"),
            SqlValues.always(row, prefix + "assigned_at"),
            row.getString(prefix + "time_limit"),
            row.getString(prefix + "legal_basis"),
            row.getString(prefix + "directory_version")),
        new Assignment.DueTimes(
            SqlValues.always(row, prefix + "sign_due"),
            SqlValues.always(row, prefix + "due"),
            SqlValues.instant(row, prefix + "interim_due"),
            SqlValues.instant(row, prefix + "contact_due")),
        new Assignment.Work(
            SqlValues.instant(row, prefix + "signed_at"),
            SqlValues.instant(row, prefix + "return_until"),
            row.getBoolean(prefix + "return_spent"),
            SqlValues.instant(row, prefix + "feedback_at"),
            SqlValues.list(row, prefix + "attempts", ATTEMPTS)));
  }
}
