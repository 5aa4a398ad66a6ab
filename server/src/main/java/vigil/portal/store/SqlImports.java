package vigil.portal.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.RowReader;

/// Imports, what is wrong with them, and the rows that became orders.
@Repository
public class SqlImports {
  private static final int MOST_LISTED = 50;

  private static final RowMapper<Import> ROW =
      (row, n) ->
          new Import(
              row.getString("id"),
              new Import.SourceFile(
                  row.getString("name"),
                  RowReader.Format.valueOf(row.getString("format")),
                  row.getString("source")),
              Import.State.valueOf(row.getString("state")),
              row.getString("by"),
              row.getTimestamp("created_at").toInstant(),
              row.getTimestamp("changed_at").toInstant(),
              new Import.Progress(
                  row.getInt("total"),
                  row.getInt("faults"),
                  row.getInt("next_row"),
                  row.getInt("registered"),
                  row.getInt("skipped"),
                  row.getInt("failed")));

  private final JdbcClient sql;

  SqlImports(JdbcClient sql) {
    this.sql = sql;
  }

  public void add(Import fresh) {
    sql.sql(
            """
            insert into portal.import
              (id, name, format, source, file, state, by, created_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            fresh.id(),
            fresh.file().name(),
            fresh.file().format().name(),
            fresh.file().source(),
            fresh.id(),
            fresh.state().name(),
            fresh.by(),
            fresh.createdAt().atOffset(ZoneOffset.UTC),
            fresh.createdAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  public Optional<Import> find(String id) {
    return sql.sql("select * from portal.import where id = ?").param(id).query(ROW).optional();
  }

  public List<Import> listNewest() {
    return sql.sql("select * from portal.import order by created_at desc limit ?")
        .param(MOST_LISTED)
        .query(ROW)
        .list();
  }

  /// The import, its row locked until the transaction ends.
  public Optional<Import> lock(String id) {
    return sql.sql("select * from portal.import where id = ? for update")
        .param(id)
        .query(ROW)
        .optional();
  }

  /// Those with work to do, the one that waited longest first.
  public List<Import> listActive() {
    return sql.sql(
            """
            select * from portal.import where state in ('CHECKING', 'RUNNING')
            order by changed_at limit ?
            """)
        .param(MOST_LISTED)
        .query(ROW)
        .list();
  }

  public void checked(String id, Import.State state, int total, int faults, Instant at) {
    sql.sql(
            """
            update portal.import set state = ?, total = ?, faults = ?, changed_at = ?
            where id = ? and state = 'CHECKING'
            """)
        .params(state.name(), total, faults, at.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  public void move(String id, Import.State state, Instant at) {
    sql.sql("update portal.import set state = ?, changed_at = ? where id = ?")
        .params(state.name(), at.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  /// Counts a batch and moves on behind it.
  public void advance(String id, int nextRow, int registered, int skipped, int failed, Instant at) {
    sql.sql(
            """
            update portal.import set next_row = ?, registered = registered + ?,
              skipped = skipped + ?, failed = failed + ?, changed_at = ?
            where id = ?
            """)
        .params(nextRow, registered, skipped, failed, at.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  public void appendFault(String id, Import.Fault fault) {
    sql.sql(
            """
            insert into portal.import_fault (import_id, row, col, zh, en) values (?, ?, ?, ?, ?)
            on conflict do nothing
            """)
        .params(id, fault.row(), fault.column(), fault.zh(), fault.en())
        .update();
  }

  public void forgetFaults(String id) {
    sql.sql("delete from portal.import_fault where import_id = ?").param(id).update();
  }

  public List<Import.Fault> listFaults(String id, int limit) {
    return sql.sql(
            """
            select row, col, zh, en from portal.import_fault where import_id = ?
            order by row, col limit ?
            """)
        .params(id, limit)
        .query((row, n) ->
            new Import.Fault(
                row.getInt("row"), row.getString("col"), row.getString("zh"), row.getString("en")))
        .list();
  }

  /// The number that was given to this row of that system before.
  public Optional<String> findNumber(String key) {
    return sql.sql("select number from portal.import_key where key = ?")
        .param(key)
        .query(String.class)
        .optional();
  }

  public void keep(String key, String id, int row, String number) {
    sql.sql("insert into portal.import_key (key, import_id, row, number) values (?, ?, ?, ?)")
        .params(key, id, row, number)
        .update();
  }

  /// Imports whose file is not needed any more.
  public List<String> listExpired(Instant before) {
    return sql.sql(
            """
            select id from portal.import where file <> '' and (state = 'DONE' or changed_at < ?)
              and state not in ('CHECKING', 'RUNNING') limit ?
            """)
        .params(before.atOffset(ZoneOffset.UTC), MOST_LISTED)
        .query((row, n) -> row.getString("id"))
        .list();
  }

  public void fileGone(String id) {
    sql.sql("update portal.import set file = '' where id = ?").param(id).update();
  }

  public boolean hasFile(String id) {
    return sql.sql("select file <> '' from portal.import where id = ?")
        .param(id)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }
}
