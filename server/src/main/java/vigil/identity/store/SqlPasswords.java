package vigil.identity.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Password hashes, and the sessions that end when a password is set anew.
@Repository
public class SqlPasswords {
  private final JdbcClient db;

  SqlPasswords(JdbcClient db) {
    this.db = db;
  }

  public Optional<String> findHash(String staff) {
    return db.sql("select hash from identity.password where staff = ?")
        .param(staff)
        .query(String.class)
        .optional();
  }

  public boolean isSet(String staff) {
    return findHash(staff).isPresent();
  }

  /// Sets a password anew.
  ///
  /// @param byTwo a second person approved the link, or it was a founding one
  public void set(String staff, String hash, boolean byTwo, Instant at) {
    db.sql(
            """
            insert into identity.password (staff, hash, by_two, set_at) values (?, ?, ?, ?)
            on conflict (staff) do update
              set hash = excluded.hash, by_two = excluded.by_two, set_at = excluded.set_at\
            """)
        .params(staff, hash, byTwo, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// True as well for who has none.
  public boolean isByTwo(String staff) {
    return db.sql("select by_two from identity.password where staff = ?")
        .param(staff)
        .query(Boolean.class)
        .optional()
        .orElse(true);
  }

  public void delete(String staff) {
    db.sql("delete from identity.password where staff = ?").param(staff).update();
  }

  public void endSessions(String staff) {
    db.sql("delete from identity.spring_session where principal_name = ?").param(staff).update();
  }
}
