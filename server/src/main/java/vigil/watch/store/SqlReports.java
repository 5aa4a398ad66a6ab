package vigil.watch.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.watch.Report;

/// Express reports.
@Repository
public class SqlReports {
  private final JdbcClient sql;
  private final JsonMapper json;

  SqlReports(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public void insert(Report report) {
    sql.sql(
            """
            insert into watch.report (id, version, state, incident, units, drafted_at, body)
            values (?, ?, ?, ?, ?, ?, cast(? as jsonb))
            """)
        .params(
            report.id(),
            report.version(),
            report.state().name(),
            report.incident(),
            report.units().toArray(String[]::new),
            SqlIncidents.utc(report.authors().draftedAt()),
            json.writeValueAsString(report))
        .update();
  }

  public void update(Report report) {
    sql.sql(
            """
            update watch.report
            set version = ?, state = ?, units = ?, body = cast(? as jsonb) where id = ?
            """)
        .params(
            report.version(),
            report.state().name(),
            report.units().toArray(String[]::new),
            json.writeValueAsString(report),
            report.id())
        .update();
  }

  public Optional<Report> find(String id) {
    return sql.sql("select body from watch.report where id = ?")
        .param(id)
        .query(this::report)
        .optional();
  }

  /// The report with its row held until the transaction ends.
  public Optional<Report> lock(String id) {
    return sql.sql("select body from watch.report where id = ? for update")
        .param(id)
        .query(this::report)
        .optional();
  }

  public List<Report> listByIncident(String incident) {
    return sql.sql("select body from watch.report where incident = ? order by id desc")
        .param(incident)
        .query(this::report)
        .list();
  }

  /// Newest first.
  ///
  /// @param unit only what was sent to this unit; null for everything, drafts too
  /// @param before ids smaller than this one; null for the first page
  public List<Report> list(@Nullable String unit, @Nullable String before, int limit) {
    return sql.sql(
            """
            select body from watch.report
            where (cast(:unit as text) is null
                or units @> array[cast(:unit as text)] and state <> 'DRAFT')
              and (cast(:before as text) is null or id < :before)
            order by id desc limit :limit
            """)
        .param("unit", unit)
        .param("before", before)
        .param("limit", limit)
        .query(this::report)
        .list();
  }

  private Report report(ResultSet row, int number) throws SQLException {
    return json.readValue(row.getString("body"), Report.class);
  }
}
