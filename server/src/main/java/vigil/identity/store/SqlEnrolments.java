package vigil.identity.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Enrolment links, each known by its hash only.
@Repository
public class SqlEnrolments {
  /// A link as stored.
  public record Link(String staff, Instant expiresAt, @Nullable Instant usedAt) {}

  private final JdbcClient db;

  SqlEnrolments(JdbcClient db) {
    this.db = db;
  }

  /// Adds a link; unused ones that she had before no longer work.
  public void add(String token, String staff, String by, Instant at, Instant expiresAt) {
    db.sql("delete from identity.enrolment where staff = ? and used_at is null")
        .param(staff)
        .update();
    db.sql(
            """
            insert into identity.enrolment (hash, staff, made_by, made_at, expires_at)
            values (?, ?, ?, ?, ?)\
            """)
        .params(hash(token), staff, by, utc(at), utc(expiresAt))
        .update();
  }

  public Optional<Link> find(String token) {
    return db.sql("select staff, expires_at, used_at from identity.enrolment where hash = ?")
        .param(hash(token))
        .query((row, number) -> {
          var used = row.getObject("used_at", OffsetDateTime.class);
          return new Link(
              row.getString("staff"),
              row.getObject("expires_at", OffsetDateTime.class).toInstant(),
              used == null ? null : used.toInstant());
        })
        .optional();
  }

  /// Uses the link up; false if it was used or is over.
  public boolean use(String token, Instant at) {
    return db.sql(
                """
                update identity.enrolment set used_at = ?
                where hash = ? and used_at is null and expires_at > ?\
                """)
            .params(utc(at), hash(token), utc(at))
            .update()
        == 1;
  }

  public Optional<Instant> firstUsed(String staff) {
    return db.sql(
            """
            select used_at from identity.enrolment where staff = ? and used_at is not null
            order by used_at limit 1\
            """)
        .param(staff)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
