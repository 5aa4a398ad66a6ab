package vigil.identity.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.identity.Role;

/// Enrolment links, each known by its hash only.
@Repository
public class SqlEnrolments {
  /// A link as stored.
  ///
  /// @param codeHash of the code that must come with it; null until it was approved
  public record Link(
      String staff,
      Instant expiresAt,
      @Nullable Instant usedAt,
      boolean isFounding,
      @Nullable String codeHash,
      int wrongCodes) {}

  /// A link that nobody used yet.
  ///
  /// @param id names it without opening anything
  public record UnusedLink(
      String id, String staff, String madeBy, Instant madeAt, Instant expiresAt) {}

  private static final int MOST_WAITING = 100;

  private final JdbcClient db;

  SqlEnrolments(JdbcClient db) {
    this.db = db;
  }

  /// Adds a link; earlier ones that nobody used no longer work.
  public void add(
      String token, String staff, String by, boolean isFounding, Instant at, Instant expiresAt) {
    db.sql("delete from identity.enrolment where staff = ? and used_at is null")
        .param(staff)
        .update();
    db.sql(
            """
            insert into identity.enrolment (hash, staff, made_by, founding, made_at, expires_at)
            values (?, ?, ?, ?, ?, ?)\
            """)
        .params(hash(token), staff, by, isFounding, utc(at), utc(expiresAt))
        .update();
  }

  public Optional<Link> find(String token) {
    return db.sql(
            """
            select staff, expires_at, used_at, founding, code_hash, wrong_codes
            from identity.enrolment where hash = ?
            """)
        .param(hash(token))
        .query((row, number) -> {
          var used = row.getObject("used_at", OffsetDateTime.class);
          return new Link(
              row.getString("staff"),
              row.getObject("expires_at", OffsetDateTime.class).toInstant(),
              used == null ? null : used.toInstant(),
              row.getBoolean("founding"),
              row.getString("code_hash"),
              row.getInt("wrong_codes"));
        })
        .optional();
  }

  /// Links of those roles that wait for a second person, the oldest first.
  public List<UnusedLink> listWaiting(Set<Role> weighty, Instant at) {
    return db.sql(
            """
            select e.hash, e.staff, e.made_by, e.made_at, e.expires_at
            from identity.enrolment e join identity.staff s on s.id = e.staff
            where e.used_at is null and e.approved_by is null and not e.founding
              and e.expires_at > ? and s.roles && cast(? as text[]) and s.left_at is null
            order by e.made_at limit ?
            """)
        .param(utc(at))
        .param(weighty.stream().map(Role::name).toArray(String[]::new))
        .param(MOST_WAITING)
        .query(SqlEnrolments::findUnused)
        .list();
  }

  public Optional<UnusedLink> findUnused(String id, Instant at) {
    return db.sql(
            """
            select hash, staff, made_by, made_at, expires_at from identity.enrolment
            where hash = ? and used_at is null and approved_by is null and not founding
              and expires_at > ? for update
            """)
        .params(bytes(id), utc(at))
        .query(SqlEnrolments::findUnused)
        .optional();
  }

  public boolean approve(String id, String by, String codeHash, Instant at) {
    return db.sql(
                """
                update identity.enrolment set approved_by = ?, approved_at = ?, code_hash = ?
                where hash = ? and used_at is null and approved_by is null and made_by <> ?
                """)
            .params(by, utc(at), codeHash, bytes(id), by)
            .update()
        == 1;
  }

  public void drop(String id) {
    db.sql("delete from identity.enrolment where hash = ? and used_at is null")
        .param(bytes(id))
        .update();
  }

  /// Unused links of one account, which end.
  public void dropOf(String staff) {
    db.sql("delete from identity.enrolment where staff = ? and used_at is null")
        .param(staff)
        .update();
  }

  /// Counts a wrong code before it is judged, so that parallel guesses cannot slip through.
  ///
  /// @return false once there were too many
  public boolean tryCode(String token, int most) {
    return db.sql(
                """
                update identity.enrolment set wrong_codes = wrong_codes + 1
                where hash = ? and wrong_codes < ?
                """)
            .params(hash(token), most)
            .update()
        == 1;
  }

  public void resetWrongCodes(String token) {
    db.sql("update identity.enrolment set wrong_codes = 0 where hash = ?")
        .param(hash(token))
        .update();
  }

  private static UnusedLink findUnused(ResultSet row, int number) throws SQLException {
    return new UnusedLink(
        HexFormat.of().formatHex(row.getBytes("hash")),
        row.getString("staff"),
        row.getString("made_by"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  /// What is no such name names nothing.
  private static byte[] bytes(String id) {
    try {
      return HexFormat.of().parseHex(id);
    } catch (IllegalArgumentException none) {
      return new byte[0];
    }
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

  public Optional<Instant> findFirstUse(String staff) {
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
