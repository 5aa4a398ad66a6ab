package vigil.watch.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.watch.PeriodicReport;
import vigil.watch.PeriodicReport.Kind;

/// Daily, weekly and monthly reports, and when the next of each is written.
@Repository
public class SqlPeriodicReports {
  private final JdbcClient sql;
  private final JsonMapper json;

  public SqlPeriodicReports(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// When the next of a kind is written.
  ///
  /// @param next the first day of its period
  public record Next(Kind kind, LocalDate next, Instant due) {}

  public Optional<Next> findNext(Kind kind) {
    return next("select * from watch.periodic_schedule where kind = ?", kind);
  }

  /// The same, with its row held until the transaction ends.
  public Optional<Next> lockNext(Kind kind) {
    return next("select * from watch.periodic_schedule where kind = ? for update", kind);
  }

  private Optional<Next> next(String statement, Kind kind) {
    return sql.sql(statement)
        .param(kind.name())
        .query((row, number) ->
            new Next(
                kind,
                row.getObject("next_day", LocalDate.class),
                row.getObject("due", OffsetDateTime.class).toInstant()))
        .optional();
  }

  public void setNext(Next next) {
    sql.sql(
            """
            insert into watch.periodic_schedule (kind, next_day, due) values (?, ?, ?)
            on conflict (kind) do update set next_day = excluded.next_day, due = excluded.due
            """)
        .params(next.kind().name(), next.next(), SqlIncidents.utc(next.due()))
        .update();
  }

  /// Whether it is new: there is one report of a period.
  public boolean insert(PeriodicReport report) {
    return sql.sql(
                """
                insert into watch.periodic_report
                  (id, version, kind, from_day, until_day, state, body)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb)) on conflict (kind, from_day) do nothing
                """)
            .params(
                report.id(),
                report.version(),
                report.kind().name(),
                report.from(),
                report.until(),
                report.state().name(),
                json.writeValueAsString(report))
            .update()
        == 1;
  }

  public void update(PeriodicReport report) {
    sql.sql(
            """
            update watch.periodic_report set version = ?, state = ?, body = cast(? as jsonb)
            where id = ?
            """)
        .params(
            report.version(), report.state().name(), json.writeValueAsString(report), report.id())
        .update();
  }

  public Optional<PeriodicReport> find(String id) {
    return sql.sql("select body from watch.periodic_report where id = ?")
        .param(id)
        .query(this::report)
        .optional();
  }

  /// The report with its row held until the transaction ends.
  public Optional<PeriodicReport> lock(String id) {
    return sql.sql("select body from watch.periodic_report where id = ? for update")
        .param(id)
        .query(this::report)
        .optional();
  }

  public Optional<PeriodicReport> find(Kind kind, LocalDate from) {
    return sql.sql("select body from watch.periodic_report where kind = ? and from_day = ?")
        .params(kind.name(), from)
        .query(this::report)
        .optional();
  }

  /// Those whose days are the newest first.
  ///
  /// @param kind null for all
  /// @param beforeDay last days earlier than this one, or on it with smaller ids; null for all
  public List<PeriodicReport> list(
      @Nullable Kind kind, @Nullable LocalDate beforeDay, @Nullable String beforeId, int limit) {
    return sql.sql(
            """
            select body from watch.periodic_report
            where (cast(:kind as text) is null or kind = :kind)
              and (cast(:day as date) is null or (until_day, id) < (cast(:day as date), :id))
            order by until_day desc, id desc limit :limit
            """)
        .param("kind", kind == null ? null : kind.name())
        .param("day", beforeDay)
        .param("id", beforeId)
        .param("limit", limit)
        .query(this::report)
        .list();
  }

  private PeriodicReport report(ResultSet row, int number) throws SQLException {
    return json.readValue(row.getString("body"), PeriodicReport.class);
  }
}
