package vigil.city.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /// A year as it was entered once.
  ///
  /// @param csv the file's lines of that year, with the header
  public record Version(
      int year, int version, String notice, Instant importedAt, String importedBy, String csv) {}

  /// The imported years, each with its newest version.
  public Map<Integer, Integer> years() {
    Map<Integer, Integer> years = new TreeMap<>();
    sql.sql("select year, version from city.calendar_year order by year")
        .query(row -> {
          years.put(row.getInt("year"), row.getInt("version"));
        });
    return years;
  }

  /// Every version that was entered, the newest first.
  public List<Version> versions() {
    return versions("order by imported_at desc, year, version desc limit 200");
  }

  public Optional<Version> version(int year, int version) {
    return versions("where year = ? and version = ?", year, version).stream().findFirst();
  }

  private List<Version> versions(String which, Object... given) {
    return sql.sql(
            "select year, version, notice, imported_at, imported_by, csv"
                + " from city.calendar_version "
                + which)
        .params(given)
        .query((row, number) ->
            new Version(
                row.getInt("year"),
                row.getInt("version"),
                row.getString("notice"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                row.getString("imported_by"),
                row.getString("csv")))
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
    StringBuilder csv = new StringBuilder("date,kind,name\n");
    for (CalendarDay day : days) {
      csv.append("%s,%s,%s\n".formatted(day.date(), day.kind(), day.name()));
      sql.sql("insert into city.calendar_day (date, year, kind, name) values (?, ?, ?, ?)")
          .params(day.date(), year, day.kind().name(), day.name())
          .update();
    }
    sql.sql(
            """
            insert into city.calendar_version
              (year, version, notice, imported_at, imported_by, csv)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(year, version, notice, at.atOffset(ZoneOffset.UTC), by, csv.toString())
        .update();
    return version;
  }

  /// Remembers a policy.
  ///
  /// @return false if it was in force before
  public boolean addPolicy(String version, String profile, String source, Instant at) {
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
