package vigil.workforce.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.workforce.Shift;
import vigil.workforce.Site;

/// Shifts, sites and skills in PostgreSQL.
@Repository
public class SqlShifts {
  private final JdbcClient sql;

  public SqlShifts(JdbcClient sql) {
    this.sql = sql;
  }

  public Optional<Shift> running(String staff) {
    return sql.sql("select * from workforce.shift where staff = ? and ended_at is null")
        .param(staff)
        .query(SqlShifts::shift)
        .optional();
  }

  public Optional<Shift> findByAddress(String address) {
    return sql.sql("select * from workforce.shift where address = ? and ended_at is null")
        .param(address)
        .query(SqlShifts::shift)
        .optional();
  }

  public List<Shift> running() {
    return sql.sql("select * from workforce.shift where ended_at is null order by id")
        .query(SqlShifts::shift)
        .list();
  }

  public void begin(Shift shift) {
    sql.sql(
            """
            insert into workforce.shift (staff, address, site, skills, began_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(shift.staff(), shift.address(), shift.site(), listSkills(shift), utc(shift.since()))
        .update();
  }

  public void change(Shift shift) {
    sql.sql(
            """
            update workforce.shift set address = ?, site = ?, skills = ?
            where staff = ? and ended_at is null
            """)
        .params(shift.address(), shift.site(), listSkills(shift), shift.staff())
        .update();
  }

  /// True when there was one to end.
  public boolean end(String staff, Instant at) {
    return sql.sql(
                """
                update workforce.shift set ended_at = greatest(began_at, ?)
                where staff = ? and ended_at is null
                """)
            .params(utc(at), staff)
            .update()
        > 0;
  }

  public List<String> listSkills(String staff) {
    return sql.sql("select skill from workforce.skill where staff = ? order by skill")
        .param(staff)
        .query((row, n) -> row.getString(1))
        .list();
  }

  public void setSkills(String staff, List<String> skills) {
    sql.sql("delete from workforce.skill where staff = ?").param(staff).update();
    for (String skill : skills) {
      sql.sql("insert into workforce.skill (staff, skill) values (?, ?) on conflict do nothing")
          .params(staff, skill)
          .update();
    }
  }

  public List<Site> listSites() {
    return sql.sql("select id, name, name_en from workforce.site order by id")
        .query((row, n) -> new Site(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private static String[] listSkills(Shift shift) {
    return shift.skills().toArray(String[]::new);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Shift shift(ResultSet row, int number) throws SQLException {
    return new Shift(
        row.getString("staff"),
        row.getString("address"),
        List.of((String[]) row.getArray("skills").getArray()),
        row.getString("site"),
        row.getObject("began_at", OffsetDateTime.class).toInstant());
  }
}
