package vigil.kernel.database;

import java.util.List;
import javax.sql.DataSource;

/// The name of the connection of the role that owns the tables: for what may do more than the
/// application, such as a copy of the whole database.
public final class OwnerConnection {
  public static final String DATABASE = "ownerDatabase";

  /// The application's own connection, to our own PostgreSQL.
  public static final String SERVICE = "ownDatabase";

  private OwnerConnection() {}

  /// After migrations that somebody else ran on our own PostgreSQL: a bench.
  ///
  /// @param rooms the schemas
  public static void grantServiceAccess(DataSource owner, List<String> rooms) {
    ServiceGrants.grant(owner, PasswordAuthSetup.SERVICE, rooms);
  }
}
