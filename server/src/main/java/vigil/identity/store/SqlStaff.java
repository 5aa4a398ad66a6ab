package vigil.identity.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.identity.Role;
import vigil.identity.Staff;

/// The table of staff.
@Repository
public class SqlStaff {
  private final JdbcClient db;

  SqlStaff(JdbcClient db) {
    this.db = db;
  }

  /// Someone who may work now: not locked, still here, and with something to do.
  public Optional<Staff> find(String id) {
    return db.sql(
            """
            select id, name, name_en, roles, unit, extension from identity.staff
            where id = ? and left_at is null and locked_at is null\
            """)
        .param(id)
        .query(SqlStaff::row)
        .optional()
        .filter(staff -> !staff.roles().isEmpty());
  }

  /// Those who have not left, locked or not.
  public List<Staff> list() {
    return db.sql(
            """
            select id, name, name_en, roles, unit, extension from identity.staff
            where left_at is null order by id\
            """)
        .query(SqlStaff::row)
        .list();
  }

  /// Also those who have left: what they did bears their name.
  public List<Staff> listByIds(List<String> ids) {
    return db.sql(
            """
            select id, name, name_en, roles, unit, extension from identity.staff
            where id = any(?) order by id\
            """)
        .param(ids.toArray(String[]::new))
        .query(SqlStaff::row)
        .list();
  }

  public List<Staff> listByRole(Role role) {
    return db
        .sql(
            """
            select id, name, name_en, roles, unit, extension from identity.staff
            where ? = any(roles) and left_at is null and locked_at is null order by id\
            """)
        .param(role.name())
        .query(SqlStaff::row)
        .list()
        .stream()
        .filter(staff -> staff.hasRole(role))
        .toList();
  }

  /// Adds a member of staff, or brings what is known up to date; not where administrators did.
  public void save(Staff staff) {
    db.sql(
            """
            insert into identity.staff (id, name, name_en, roles, unit, extension)
            values (?, ?, ?, ?, ?, ?)
            on conflict (id) do update set name = excluded.name, name_en = excluded.name_en,
              roles = excluded.roles, unit = excluded.unit, extension = excluded.extension
            where not staff.kept\
            """)
        .param(staff.id())
        .param(staff.name())
        .param(staff.nameEn())
        .param(staff.roles().stream().map(Role::name).sorted().toArray(String[]::new))
        .param(staff.unit())
        .param(staff.extension())
        .update();
  }

  /// A role that is not for somebody of this unit, as lists of before could give, gives nothing.
  static Staff row(ResultSet row, int number) throws SQLException {
    var roles = EnumSet.noneOf(Role.class);
    Array stored = row.getArray("roles");
    Arrays.stream((Object[]) stored.getArray()).forEach(r -> roles.add(Role.valueOf(r.toString())));
    String unit = row.getString("unit");
    roles.removeIf(role -> !role.isFor(unit));
    return new Staff(
        row.getString("id"),
        row.getString("name"),
        row.getString("name_en"),
        roles,
        unit,
        row.getString("extension"));
  }
}
