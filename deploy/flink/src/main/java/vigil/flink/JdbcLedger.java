package vigil.flink;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vigil.city.PolicyTable;
import vigil.kernel.LedgerEntry;

/// The ledger as another process reads it: nothing is written, and nothing is read of which the
/// house's own sensing has not been told, so that nothing is missing below what is read.
final class JdbcLedger implements AutoCloseable {
  /// The reader whose cases leave.
  private static final String READER = "insight.sensing";

  private final SingleConnectionDataSource connection;
  private final JdbcClient sql;

  JdbcLedger(String url) {
    connection = new SingleConnectionDataSource(url, true);
    var readOnly = new Properties();
    readOnly.setProperty("options", "-c default_transaction_read_only=on");
    connection.setConnectionProperties(readOnly);
    sql = JdbcClient.create(connection);
  }

  /// How far the house's own sensing has read.
  long head() {
    return sql.sql("select seq from kernel.reader where name = ?")
        .param(READER)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /// Facts after a place, but for those that the house's own sensing went on without.
  ///
  /// @param head as [#head] said
  List<LedgerEntry> listAfter(long seq, long head, int limit) {
    return sql.sql(
            """
            select seq, at, kind, subject, version, body from kernel.fact f
            where seq > :seq and seq <= :head and not exists (
              select 1 from kernel.set_aside a where a.reader = :reader and a.seq = f.seq)
            order by seq limit :limit
            """)
        .param("seq", seq)
        .param("head", head)
        .param("reader", READER)
        .param("limit", limit)
        .query(JdbcLedger::entry)
        .list();
  }

  /// What happened to one subject, oldest first.
  List<LedgerEntry> listBySubject(String subject, int limit) {
    return sql.sql(
            """
            select seq, at, kind, subject, version, body from kernel.fact
            where subject = ? order by version, seq limit ?
            """)
        .params(subject, limit)
        .query(JdbcLedger::entry)
        .list();
  }

  /// The tables that were approved on pages over the policy's files, by file.
  Map<String, String> listApproved() {
    var texts = new HashMap<String, String>();
    sql.sql(
            """
            select distinct on (policy_table) policy_table, csv from city.edition
            where number > 0 order by policy_table, number desc
            """)
        .query((row, _) -> Map.entry(row.getString("policy_table"), row.getString("csv")))
        .list()
        .forEach(table -> texts.put(PolicyTable.valueOf(table.getKey()).file(), table.getValue()));
    texts.remove(PolicyTable.DUTY.file());
    texts.remove(PolicyTable.STAFF.file());
    return texts;
  }

  private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
    return new LedgerEntry(
        row.getLong("seq"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("kind"),
        row.getString("subject"),
        row.getInt("version"),
        row.getString("body"));
  }

  @Override
  public void close() {
    connection.destroy();
  }
}
