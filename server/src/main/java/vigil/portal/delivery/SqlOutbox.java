package vigil.portal.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Ids;

/// The rows of the outbox.
@Repository
public class SqlOutbox {
  /// Something to send out.
  ///
  /// @param cause makes it one of its kind: the same cause twice is one message
  public record NewMessage(
      DeliveryChannel channel,
      String kind,
      @Nullable String order,
      @Nullable String number,
      String cause,
      String target,
      String body) {}

  private final JdbcClient sql;
  private final InstantSource clock;
  private final RetryPolicy retry;

  public SqlOutbox(JdbcClient sql, InstantSource clock, RetryPolicy retry) {
    this.sql = sql;
    this.clock = clock;
    this.retry = retry;
  }

  /// What happened before this moment is not told any more.
  public Instant getBeginning() {
    return sql.sql("select at from portal.delivery_begin")
        .query((row, number) -> row.getTimestamp("at").toInstant())
        .single();
  }

  /// Keeps it, in the caller's transaction, unless its cause is there already.
  public void add(NewMessage wanted) {
    add(wanted, clock.instant());
  }

  /// The same for what is not to go out before some moment.
  void add(NewMessage wanted, Instant notBefore) {
    Instant now = clock.instant();
    sql.sql(
            """
            insert into portal.delivery
              (id, channel, kind, order_id, number, cause, target, body, next_attempt_at, created_at)
            values (:id, :channel, :kind, :order, :number, :cause, :target, :body, :first, :now)
            on conflict (channel, target, cause) do nothing
            """)
        .param("id", Ids.next(clock))
        .param("channel", wanted.channel().name())
        .param("kind", wanted.kind())
        .param("order", wanted.order())
        .param("number", wanted.number())
        .param("cause", wanted.cause())
        .param("target", wanted.target())
        .param("body", wanted.body())
        .param("first", (notBefore.isAfter(now) ? notBefore : now).atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Nobody is told any more what these versions of an order said, as far as it has not gone out.
  void cancel(String order, int from, int to) {
    for (int version = from; version <= to; version++) {
      sql.sql(
              """
              update portal.delivery set state = 'MOOT', last_error = 'taken back',
                settled_at = :now
              where order_id = :order and state = 'WAITING' and cause like :cause
              """)
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("order", order)
          .param("cause", "%s/%d/%%".formatted(order, version))
          .update();
    }
  }

  /// Takes the next due messages for the length of a lease. Several servers may do so at once: no
  /// row goes to two of them. What is not settled when the lease ends comes again. A file is not
  /// due before the other platform has its order: waiting for that costs it no try.
  List<Delivery> claim(DeliveryChannel channel, int most) {
    Instant now = clock.instant();
    return sql.sql(
            """
            update portal.delivery set attempts = attempts + 1, next_attempt_at = :lease
            where id in (
              select d.id from portal.delivery d
              where d.channel = :channel and d.state = 'WAITING' and d.next_attempt_at <= :now
                and not exists (
                  select from portal.hook h where h.id = d.target and h.paused_until > :now)
                and not exists (
                  select from portal.partner p
                  where :channel in ('EXCHANGE', 'EXCHANGE_FILE') and p.code = d.target
                    and p.paused_until > :now)
                and not exists (
                  select from portal.crossing c
                  where :channel = 'EXCHANGE_FILE' and c.id = cast(d.body as jsonb) ->> 'crossing'
                    and c.state = 'WAITING')
              order by d.next_attempt_at limit :most
              for update of d skip locked)
            returning id, channel, kind, order_id, number, target, body, attempts, created_at,
              held_since
            """)
        .param("channel", channel.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("lease", now.plus(retry.lease()).atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(SqlOutbox::delivery)
        .list();
  }

  /// Writes down what became of a try.
  void settle(Delivery one, DeliveryResult carried) {
    switch (carried) {
      case DeliveryResult.Delivered _ -> end(one, Delivery.State.SENT, null);
      case DeliveryResult.NotNeeded(var why) -> end(one, Delivery.State.MOOT, why);
      case DeliveryResult.PermanentFailure(var why) -> end(one, Delivery.State.DEAD, why);
      case DeliveryResult.OnHold(var why) -> hold(one, why);
      case DeliveryResult.RetryLater(var why, var atLeast) -> {
        if (retry.isOver(one.attempts())) {
          end(one, Delivery.State.DEAD, why);
        } else {
          again(one, why, atLeast);
        }
      }
    }
  }

  /// The claim counted a try, which it was not.
  private void hold(Delivery one, String why) {
    Instant now = clock.instant();
    Instant since = one.heldSince() == null ? now : one.heldSince();
    Duration held = Duration.between(since, now);
    sql.sql(
            """
            update portal.delivery set attempts = attempts - 1, held_since = :since,
              next_attempt_at = :next, last_error = :why
            where id = :id and state = 'WAITING'
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("next", now.plus(retry.holdDelay(held)).atOffset(ZoneOffset.UTC))
        .param("why", why)
        .param("id", one.id())
        .update();
    if (retry.isHeldTooLong(held)) {
      end(one, Delivery.State.DEAD, why);
    }
  }

  private void again(Delivery one, String why, @Nullable Duration atLeast) {
    Duration wait = retry.retryDelay(one.attempts(), one.id());
    if (atLeast != null && atLeast.compareTo(wait) > 0) {
      wait = atLeast.compareTo(retry.longest()) < 0 ? atLeast : retry.longest();
    }
    sql.sql(
            """
            update portal.delivery set next_attempt_at = ?, last_error = ?, held_since = null
            where id = ? and state = 'WAITING'
            """)
        .params(clock.instant().plus(wait).atOffset(ZoneOffset.UTC), why, one.id())
        .update();
  }

  private void end(Delivery one, Delivery.State state, @Nullable String why) {
    sql.sql(
            """
            update portal.delivery set state = :state, last_error = :why, settled_at = :now
            where id = :id and state = 'WAITING'
            """)
        .param("state", state.name())
        .param("why", why)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", one.id())
        .update();
  }

  /// The other side said later that it could not be delivered after all.
  ///
  /// @return whether there is such a message
  public boolean markBounced(String id, String why) {
    return sql.sql(
                """
                update portal.delivery set state = 'DEAD', last_error = :why, settled_at = :now
                where id = :id and state in ('WAITING', 'SENT')
                """)
            .param("why", why)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update()
        > 0;
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    var held = row.getTimestamp("held_since");
    return new Delivery(
        row.getString("id"),
        DeliveryChannel.valueOf(row.getString("channel")),
        row.getString("kind"),
        row.getString("order_id"),
        row.getString("number"),
        row.getString("target"),
        row.getString("body"),
        row.getInt("attempts"),
        row.getTimestamp("created_at").toInstant(),
        held == null ? null : held.toInstant());
  }
}
