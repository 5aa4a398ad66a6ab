package vigil.city.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.city.CalendarDay;

/// Imported years and the policies that were ever in force.
@Repository
public class SqlCalendar {
  private final JdbcClient sql;

  SqlCalendar(JdbcClient sql) {
    this.sql = sql;
  }

  public List<Integer> years() {
    return sql.sql("select year from city.calendar_year order by year")
        .query((row, number) -> row.getInt("year"))
        .list();
  }

  public List<CalendarDay> days() {
    return sql.sql("select date, kind, name from city.calendar_day order by date")
        .query((row, number) ->
            new CalendarDay(
                row.getObject("date", LocalDate.class),
                CalendarDay.Kind.valueOf(row.getString("kind")),
                row.getString("name")))
        .list();
  }

  /// Replaces a year.
  ///
  /// @return how often it was imported
  public int replace(int year, List<CalendarDay> days, String notice, Instant at, String by) {
    int version =
        sql.sql(
                """
                insert into city.calendar_year as y (year, version, notice, imported_at, imported_by)
                values (?, 1, ?, ?, ?)
                on conflict (year) do update set version = y.version + 1,
                  notice = excluded.notice, imported_at = excluded.imported_at,
                  imported_by = excluded.imported_by
                returning version
                """)
            .params(year, notice, at.atOffset(ZoneOffset.UTC), by)
            .query((row, number) -> row.getInt("version"))
            .single();
    sql.sql("delete from city.calendar_day where year = ?").param(year).update();
    for (CalendarDay day : days) {
      sql.sql("insert into city.calendar_day (date, year, kind, name) values (?, ?, ?, ?)")
          .params(day.date(), year, day.kind().name(), day.name())
          .update();
    }
    return version;
  }

  /// Remembers a policy.
  ///
  /// @return false if it was in force before
  public boolean remember(String version, String profile, String source, Instant at) {
    return sql.sql(
                """
                insert into city.policy_version (version, profile, source, loaded_at)
                values (?, ?, ?, ?) on conflict (version) do nothing
                """)
            .params(version, profile, source, at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
