package vigil.portal.store;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Ids;
import vigil.messaging.MailThreads;

/// Which e-mails were read, each once.
@Repository
public class SqlIncomingMail implements MailThreads {
  /// What became of an e-mail.
  public enum MailOutcome {
    REGISTERED,
    ADDED,
    AUTOMATIC,
    BOUNCE
  }

  private final JdbcClient sql;
  private final InstantSource clock;

  public SqlIncomingMail(JdbcClient sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public boolean isKnown(String messageId) {
    return sql.sql("select count(*) from portal.letter where message_id = ?")
            .param(messageId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /// Writes it down first, in the transaction that does the rest, so that of two servers one has
  /// it.
  ///
  /// @return false if it was read before
  public boolean begin(String messageId, MailOutcome fate) {
    return sql.sql(
                """
                insert into portal.letter (id, message_id, outcome, at) values (?, ?, ?, ?)
                on conflict (message_id) do nothing
                """)
            .params(
                Ids.next(clock), messageId, fate.name(), clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /// What became of it, and to which order it went.
  public void markOutcome(String messageId, @Nullable String order, MailOutcome fate) {
    sql.sql("update portal.letter set order_id = :order, outcome = :fate where message_id = :id")
        .param("order", order)
        .param("fate", fate.name())
        .param("id", messageId)
        .update();
  }

  /// The order that one of these e-mails began or added to.
  public Optional<String> findOrder(List<String> messageIds) {
    return messageIds.isEmpty()
        ? Optional.empty()
        : sql.sql(
                """
                select order_id from portal.letter
                where message_id in (:ids) and order_id is not null order by id desc limit 1
                """)
            .param("ids", messageIds)
            .query((row, number) -> row.getString("order_id"))
            .optional();
  }

  @Override
  public Optional<String> findFirstMessageId(String order) {
    return sql.sql(
            """
            select message_id from portal.letter
            where order_id = ? and message_id like '<%' order by id limit 1
            """)
        .param(order)
        .query((row, number) -> row.getString("message_id"))
        .optional();
  }
}
