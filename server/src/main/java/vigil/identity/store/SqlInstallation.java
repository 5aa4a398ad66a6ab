package vigil.identity.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What these data are.
@Repository
public class SqlInstallation {
  private final JdbcClient db;

  SqlInstallation(JdbcClient db) {
    this.db = db;
  }

  /// Empty before the first start.
  public Optional<Boolean> isDemo() {
    return db.sql("select demo_since is not null from identity.house")
        .query(Boolean.class)
        .optional();
  }

  /// Says once what these data are.
  ///
  /// @param demoSince null for a real house
  public void mark(@Nullable Instant demoSince) {
    db.sql(
            "insert into identity.house (demo_since) values (cast(? as timestamptz)) on conflict do nothing")
        .param(demoSince == null ? null : demoSince.atOffset(ZoneOffset.UTC))
        .update();
  }
}
