package vigil.audit.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The record of unmaskings, newest first.
@Repository
public class SqlUnmaskings {
  public record Unmasking(
      long seq, Instant at, String subject, String who, String what, String reason) {}

  private final JdbcClient db;

  SqlUnmaskings(JdbcClient db) {
    this.db = db;
  }

  public List<Unmasking> listBefore(long seq, int limit) {
    return db.sql(
            """
            select seq, at, subject, who, what, reason from audit.unmasking
            where seq < ? order by seq desc limit ?\
            """)
        .params(seq, limit)
        .query((row, number) ->
            new Unmasking(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("subject"),
                row.getString("who"),
                row.getString("what"),
                row.getString("reason")))
        .list();
  }
}
