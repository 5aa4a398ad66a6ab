package vigil.messaging.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The key that links in messages are signed with: one, shared by all servers.
@Repository
public class SqlLinkKey {
  private final JdbcClient sql;

  SqlLinkKey(JdbcClient sql) {
    this.sql = sql;
  }

  /// The key that is kept; this one where there is none yet.
  public byte[] getOrAdd(byte[] fresh) {
    sql.sql("insert into messaging.secret (name, bytes) values ('links', ?) on conflict do nothing")
        .param(fresh)
        .update();
    return sql.sql("select bytes from messaging.secret where name = 'links'")
        .query((row, number) -> row.getBytes("bytes"))
        .single();
  }

  public void replace(byte[] old, byte[] fresh) {
    sql.sql("update messaging.secret set bytes = ? where name = 'links' and bytes = ?")
        .params(fresh, old)
        .update();
  }
}
