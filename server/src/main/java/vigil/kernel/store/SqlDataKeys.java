package vigil.kernel.store;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Vault.DataKind;

/// The keys of the months, each sealed by a master key.
@Repository
public class SqlDataKeys {
  /// A month's key.
  ///
  /// @param sealed null once it is erased
  /// @param master the id of the master key that sealed it
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  public record Row(
      int id, DataKind holding, YearMonth month, byte @Nullable [] sealed, String master) {
    public String about() {
      return "vigil data key/" + holding + "/" + month;
    }
  }

  private static final RowMapper<Row> ROW =
      (row, n) ->
          new Row(
              row.getInt("id"),
              DataKind.valueOf(row.getString("holding")),
              YearMonth.parse(row.getString("month")),
              row.getBytes("sealed"),
              row.getString("master"));

  private final JdbcClient sql;

  public SqlDataKeys(JdbcClient sql) {
    this.sql = sql;
  }

  public Optional<Row> find(DataKind holding, YearMonth month) {
    return sql.sql("select * from kernel.data_key where holding = ? and month = ?")
        .params(holding.name(), month.toString())
        .query(ROW)
        .optional();
  }

  public Optional<Row> find(int id) {
    return sql.sql("select * from kernel.data_key where id = ?").param(id).query(ROW).optional();
  }

  /// Another server may have been first: then its key stays.
  public void add(DataKind holding, YearMonth month, byte[] sealed, String master) {
    sql.sql(
            """
            insert into kernel.data_key (holding, month, sealed, master) values (?, ?, ?, ?)
            on conflict on constraint data_key_one_a_month do nothing
            """)
        .params(holding.name(), month.toString(), sealed, master)
        .update();
  }

  /// Locked, so that two servers do not seal them anew at once.
  public List<Row> lockAll() {
    return sql.sql("select * from kernel.data_key where sealed is not null order by id for update")
        .query(ROW)
        .list();
  }

  public List<String> masters() {
    return sql.sql("select distinct master from kernel.data_key where sealed is not null")
        .query((row, n) -> row.getString(1))
        .list();
  }

  public void reseal(int id, byte[] sealed, String master) {
    sql.sql("update kernel.data_key set sealed = ?, master = ? where id = ?")
        .params(sealed, master, id)
        .update();
  }

  public List<Row> listBefore(DataKind holding, YearMonth before) {
    return sql.sql(
            """
            select * from kernel.data_key
            where holding = ? and month < ? and sealed is not null order by month
            """)
        .params(holding.name(), before.toString())
        .query(ROW)
        .list();
  }

  public void erase(int id) {
    sql.sql("update kernel.data_key set sealed = null, erased_at = now() where id = ?")
        .param(id)
        .update();
  }
}
