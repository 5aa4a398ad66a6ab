package vigil.identity.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.identity.Role;
import vigil.identity.Staff;

/// Accounts as administrators see them.
@Repository
public class SqlStaffDirectory {
  private final JdbcClient db;

  SqlStaffDirectory(JdbcClient db) {
    this.db = db;
  }

  /// An account.
  public record Account(
      String id,
      String name,
      String nameEn,
      List<Role> roles,
      @Nullable String unit,
      @Nullable String extension,
      @JsonUnwrapped Access access,
      @JsonUnwrapped Lock lock) {}

  /// How somebody comes in.
  ///
  /// @param enrolledAt when the password was set; null before
  /// @param linkUntil until when an unused enrolment link works
  public record Access(@Nullable Instant enrolledAt, @Nullable Instant linkUntil) {}

  /// Who shut an account, and why.
  ///
  /// @param lockedAt since when nobody can sign in with it; null while somebody can
  public record Lock(
      @Nullable Instant lockedAt, @Nullable String lockedBy, @Nullable String lockedWhy) {}

  /// Those who have not left, by id, after one of them.
  ///
  /// @param words in id, either name, unit or extension; empty for all
  /// @param role that they have; empty for any
  public List<Account> list(String words, String role, String after, int limit) {
    String like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    return db.sql(
            """
            select s.*, p.set_at,
              (select max(e.expires_at) from identity.enrolment e
               where e.staff = s.id and e.used_at is null and e.expires_at > now()) as link_until
            from identity.staff s left join identity.password p on p.staff = s.id
            where s.left_at is null and s.id > ? and (? = '' or ? = any (s.roles))
              and (s.id ilike ? or s.name ilike ? or s.name_en ilike ? or s.unit ilike ?
                or s.extension ilike ?)
            order by s.id limit ?
            """)
        .params(after, role, role, like, like, like, like, like, limit)
        .query(SqlStaffDirectory::account)
        .list();
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    Staff staff = SqlStaff.row(row, number);
    return new Account(
        staff.id(),
        staff.name(),
        staff.nameEn(),
        staff.roles().stream().sorted().toList(),
        staff.unit(),
        staff.extension(),
        new Access(instant(row, "set_at"), instant(row, "link_until")),
        new Lock(
            instant(row, "locked_at"), row.getString("locked_by"), row.getString("locked_why")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /// Nobody works here, and nobody ever did.
  public boolean isEmpty() {
    return db.sql("select not exists (select from identity.staff)").query(Boolean.class).single();
  }

  /// Adds a member of staff, brings what is known up to date, or takes the account back.
  public void enter(Staff staff) {
    db.sql(
            """
            insert into identity.staff (id, name, name_en, roles, unit, extension, kept)
            values (?, ?, ?, ?, ?, ?, true)
            on conflict (id) do update set name = excluded.name, name_en = excluded.name_en,
              roles = excluded.roles, unit = excluded.unit, extension = excluded.extension,
              kept = true, left_at = null
            """)
        .param(staff.id())
        .param(staff.name())
        .param(staff.nameEn())
        .param(staff.roles().stream().map(Role::name).sorted().toArray(String[]::new))
        .param(staff.unit())
        .param(staff.extension())
        .update();
  }

  public void leave(String staff, Instant at) {
    db.sql("update identity.staff set left_at = ?, extension = null, kept = true where id = ?")
        .params(at.atOffset(ZoneOffset.UTC), staff)
        .update();
  }

  public void freeExtensions(List<String> staff) {
    db.sql("update identity.staff set extension = null where id = any(?)")
        .param(staff.toArray(String[]::new))
        .update();
  }

  public boolean lock(String staff, String why, String by, Instant at) {
    return db.sql(
                """
                update identity.staff set locked_at = ?, locked_by = ?, locked_why = ?
                where id = ? and locked_at is null and left_at is null
                """)
            .params(at.atOffset(ZoneOffset.UTC), by, why, staff)
            .update()
        == 1;
  }

  public boolean unlock(String staff) {
    return db.sql(
                """
                update identity.staff set locked_at = null, locked_by = null, locked_why = null
                where id = ? and locked_at is not null and left_at is null
                """)
            .param(staff)
            .update()
        == 1;
  }
}
