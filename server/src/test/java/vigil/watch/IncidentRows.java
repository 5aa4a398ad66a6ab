package vigil.watch;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Rows of incidents that a test takes away while the server's own sweep may be ringing for them.
public final class IncidentRows {
  private IncidentRows() {}

  /// Takes away the incidents whose id is like a pattern. They are locked first, so that no ring is
  /// written between the two statements.
  public static void delete(TransactionTemplate transaction, JdbcClient sql, String like) {
    transaction.executeWithoutResult(_ -> {
      sql.sql("select id from watch.incident where id like ? for update")
          .param(like)
          .query(String.class)
          .list();
      sql.sql("delete from watch.ring where incident like ?").param(like).update();
      sql.sql("delete from watch.incident where id like ?").param(like).update();
    });
  }
}
