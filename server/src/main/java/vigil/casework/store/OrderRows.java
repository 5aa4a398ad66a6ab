package vigil.casework.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.Order;
import vigil.casework.OrderState;
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
      requests, callbacks, lapsed, also_accused, forwarded
      """;

  private static final TypeReference<List<Order.Element>> ELEMENTS = new TypeReference<>() {};
  private static final TypeReference<List<Order.Request>> REQUESTS = new TypeReference<>() {};
  private static final TypeReference<List<Order.CallbackAttempt>> CALLBACKS =
      new TypeReference<>() {};
  private static final TypeReference<List<Order.Lapsed>> LAPSED = new TypeReference<>() {};
  private static final TypeReference<List<Assignment.Attempt>> ATTEMPTS = new TypeReference<>() {};

  private OrderRows() {}

  /// An order and its parts, of a statement that reads the one and then the others.
  static Optional<Order> whole(PreparedStatement both) throws SQLException {
    try (ResultSet row = both.getResultSet()) {
      if (!row.next()) {
        return Optional.empty();
      }
      Order bare = order(row, List.of());
      both.getMoreResults(Statement.KEEP_CURRENT_RESULT);
      return Optional.of(bare.having(parts(both)));
    }
  }

  private static List<Assignment> parts(PreparedStatement both) throws SQLException {
    var parts = new ArrayList<Assignment>();
    try (ResultSet rows = both.getResultSet()) {
      while (rows.next()) {
        parts.add(assignment(rows));
      }
    }
    return List.copyOf(parts);
  }

  static Order order(ResultSet row, List<Assignment> assignments) throws SQLException {
    return new Order(
        row.getString("id"),
        row.getString("number"),
        row.getInt("version"),
        OrderState.valueOf(row.getString("state")),
        row.getInt("round"),
        new Order.Origin(
            Words.always(row, "registered_at"),
            row.getString("registered_by"),
            Order.Channel.valueOf(row.getString("channel")),
            row.getString("contact"),
            Words.maybe(row, "forwarded", Order.Forwarded.class)),
        appeal(row),
        new Order.Dues(
            Words.always(row, "citizen_due"),
            Words.instant(row, "dispatch_due"),
            Words.instant(row, "handle_due"),
            Words.instant(row, "callback_due"),
            Words.instant(row, "review_on"),
            Words.instant(row, "due_cap")),
        flags(row),
        row.getString("parent"),
        row.getInt("returns"),
        Words.instant(row, "closed_at"),
        assignments,
        Words.list(row, "requests", REQUESTS),
        Words.list(row, "callbacks", CALLBACKS),
        Words.list(row, "lapsed", LAPSED),
        Words.texts(row, "also_accused"));
  }

  private static Order.Appeal appeal(ResultSet row) throws SQLException {
    return new Order.Appeal(
        AppealType.valueOf(row.getString("type")),
        Urgency.valueOf(row.getString("urgency")),
        row.getString("category"),
        row.getString("district"),
        row.getString("street"),
        row.getString("accused_unit"),
        Words.list(row, "missing", ELEMENTS));
  }

  private static Set<Order.Flag> flags(ResultSet row) throws SQLException {
    var flags = EnumSet.noneOf(Order.Flag.class);
    for (String flag : Words.texts(row, "flags")) {
      flags.add(Order.Flag.valueOf(flag));
    }
    return flags;
  }

  static Assignment assignment(ResultSet row) throws SQLException {
    return new Assignment(
        row.getString("id"),
        row.getString("parent"),
        row.getInt("round"),
        row.getString("unit"),
        AssignmentRole.valueOf(row.getString("role")),
        AssignmentState.valueOf(row.getString("state")),
        Words.always(row, "assigned_at"),
        Words.always(row, "sign_due"),
        Words.always(row, "due"),
        row.getString("time_limit"),
        row.getString("legal_basis"),
        row.getString("directory_version"),
        Words.instant(row, "interim_due"),
        Words.instant(row, "contact_due"),
        Words.instant(row, "signed_at"),
        Words.instant(row, "return_until"),
        row.getBoolean("return_spent"),
        Words.instant(row, "feedback_at"),
        Words.list(row, "attempts", ATTEMPTS));
  }
}
