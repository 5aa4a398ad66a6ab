package vigil.casework.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.QueryCodes;

/// Query codes in PostgreSQL: only their hashes are there.
@Repository
class SqlQueryCodes implements QueryCodes {
  private final JdbcClient sql;

  SqlQueryCodes(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void append(String order, String code) {
    sql.sql("update casework.work_order set sent_code_hash = ? where id = ?")
        .params(SqlOrders.codeHash(order, code), order)
        .update();
  }
}
