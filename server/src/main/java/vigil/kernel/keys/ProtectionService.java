package vigil.kernel.keys;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.Protection;

/// Asks the keys and the database.
@Component
class ProtectionService implements Protection {
  private final MonthKeys keys;
  private final JdbcClient sql;
  private final Path data;

  ProtectionService(MonthKeys keys, JdbcClient sql, @Value("${vigil.data}") Path data) {
    this.keys = keys;
    this.sql = sql;
    this.data = data.toAbsolutePath().normalize();
  }

  @Override
  public ProtectionStatus status() {
    MonthKeys.MasterKeyStatus key = keys.status();
    return new ProtectionStatus(
        key.id(), key.from(), Path.of(key.from()).startsWith(data), areRolesApart());
  }

  private boolean areRolesApart() {
    return !sql.sql("select has_table_privilege('kernel.fact', 'update, delete, truncate')")
        .query(Boolean.class)
        .single();
  }

  @Override
  public int reseal() {
    return keys.reseal();
  }
}
