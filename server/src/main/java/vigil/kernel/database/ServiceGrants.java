package vigil.kernel.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the application's role may do, said anew after each migration: everything to the rows of
/// each room, nothing to a table's shape, and to the ledger and the audit chain nothing but add and
/// read. Whoever takes the application over cannot change what was written there.
@Component
class ServiceGrants {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceGrants.class);

  /// No row of these is ever changed or removed.
  static final List<String> ADDED_TO_ONLY =
      List.of("kernel.fact", "audit.link", "audit.unmasking", "audit.head_key");

  private final DataSource owner;
  private final DataSource service;

  ServiceGrants(@Qualifier(OwnerConnection.DATABASE) DataSource owner, DataSource service) {
    this.owner = owner;
    this.service = service;
  }

  /// The application's role; one that was made anew under its name is another, and has no rights
  /// yet.
  String roleId() {
    return Objects.requireNonNull(
        JdbcClient.create(service)
            .sql("select rolname || ' ' || oid from pg_roles where rolname = current_user")
            .query(String.class)
            .single());
  }

  /// @param rooms the schemas
  void grant(List<String> rooms) {
    String role = role(service);
    if (role.equals(role(owner))) {
      LOG.warn(
          "PostgreSQL lets us in as {} alone: whoever takes the application over may change the"
              + " ledger. Give the owner's address as vigil.database.owner-url and the"
              + " application's as vigil.database.url",
          role);
      return;
    }
    grant(owner, quoted(role), rooms);
  }

  static void grant(DataSource owner, String role, List<String> rooms) {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String room : rooms) {
        statement.execute("grant usage on schema " + room + " to " + role);
        statement.execute(
            "grant select, insert, update, delete on all tables in schema " + room + " to " + role);
        statement.execute("grant usage, select on all sequences in schema " + room + " to " + role);
      }
      for (String table : ADDED_TO_ONLY) {
        if (exists(statement, table)) {
          statement.execute("revoke update, delete, truncate on " + table + " from " + role);
        }
      }
      connection.commit();
    } catch (SQLException refused) {
      throw new IllegalStateException("The application's role cannot be given its rights", refused);
    }
  }

  private static boolean exists(Statement statement, String table) throws SQLException {
    try (var row = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static String role(DataSource database) {
    return Objects.requireNonNull(
        JdbcClient.create(database).sql("select current_user").query(String.class).single());
  }

  private static String quoted(String role) {
    return '"' + role.replace("\"", "\"\"") + '"';
  }
}
