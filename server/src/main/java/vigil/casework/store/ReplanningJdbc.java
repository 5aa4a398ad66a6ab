package vigil.casework.store;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;

/// Statements whose plan hangs on what is asked: few orders are withdrawn and many are closed. A
/// plan made once for both, as a pool's prepared statements have it, reads a million rows for one
/// of them; so each is planned for its own values, at half a millisecond.
final class ReplanningJdbc extends JdbcTemplate {
  ReplanningJdbc(DataSource database) {
    super(database);
  }

  @Override
  protected void applyStatementSettings(Statement statement) throws SQLException {
    super.applyStatementSettings(statement);
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
  }
}
