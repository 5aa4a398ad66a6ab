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

  public Optional<String> hash(String staff) {
    return db.sql("select hash from identity.password where staff = ?")
        .param(staff)
        .query(String.class)
        .optional();
  }

  public boolean isSet(String staff) {
    return hash(staff).isPresent();
  }

  public void set(String staff, String hash, Instant at) {
    db.sql(
            """
            insert into identity.password (staff, hash, set_at) values (?, ?, ?)
            on conflict (staff) do update set hash = excluded.hash, set_at = excluded.set_at\
            """)
        .params(staff, hash, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  public void endSessions(String staff) {
    db.sql("delete from identity.spring_session where principal_name = ?").param(staff).update();
  }
}
