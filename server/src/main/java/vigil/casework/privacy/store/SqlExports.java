package vigil.casework.privacy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.privacy.Export;
import vigil.casework.privacy.ExportFilter;

/// Which lists were asked for, and what was decided on them.
@Repository
public class SqlExports {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private final JdbcClient sql;

  SqlExports(JdbcClient sql) {
    this.sql = sql;
  }

  public void add(String id, String by, Instant at, String reason, ExportFilter filter) {
    sql.sql(
            """
            insert into casework.export (id, asked_by, asked_at, reason, filter, state)
            values (?, ?, ?, ?, cast(? as jsonb), 'ASKED')
            """)
        .params(id, by, ApprovalColumns.time(at), reason, JSON.writeValueAsString(filter))
        .update();
  }

  /// Writes what a second person decided.
  ///
  /// @return false when it waits no more, or was asked by the same person
  public boolean decide(String id, boolean agreed, String by, Instant at) {
    return sql.sql(
                """
                update casework.export set state = ?, decided_by = ?, decided_at = ?
                where id = ? and state = 'ASKED' and asked_by <> ?
                """)
            .params(
                (agreed ? Export.State.APPROVED : Export.State.REFUSED).name(),
                by,
                ApprovalColumns.time(at),
                id,
                by)
            .update()
        == 1;
  }

  public Optional<Export> find(String id) {
    return sql.sql("select * from casework.export where id = ?")
        .param(id)
        .query(SqlExports::export)
        .optional();
  }

  /// The newest; of one person, or of all.
  public List<Export> list(@Nullable String askedBy, int limit) {
    return sql.sql(
            """
            select * from casework.export where asked_by = coalesce(cast(? as text), asked_by)
            order by asked_at desc, id desc limit ?
            """)
        .params(Arrays.asList(askedBy, limit))
        .query(SqlExports::export)
        .list();
  }

  public void countTaken(String id) {
    sql.sql("update casework.export set taken = taken + 1 where id = ?").param(id).update();
  }

  private static Export export(ResultSet row, int n) throws SQLException {
    return new Export(
        row.getString("id"),
        ApprovalColumns.read(row),
        row.getString("reason"),
        JSON.readValue(row.getString("filter"), ExportFilter.class),
        Export.State.valueOf(row.getString("state")),
        row.getInt("taken"));
  }
}
