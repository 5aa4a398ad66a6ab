package vigil.messaging.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Ids;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;
import vigil.messaging.NewMessage;
import vigil.messaging.Outbox;
import vigil.messaging.RetryPolicy;
import vigil.messaging.UndeliveredMessage;

/// The rows of the outbox. It knows channels and targets, and none of whom they stand for.
@Repository
public class SqlOutbox implements Outbox {
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
    return sql.sql("select at from messaging.delivery_begin")
        .query((row, number) -> row.getTimestamp("at").toInstant())
        .single();
  }

  @Override
  public void add(NewMessage wanted) {
    var _ = add(wanted, clock.instant());
  }

  /// The same for what is not to go out before some moment.
  ///
  /// @return its id, if it is kept
  public String add(NewMessage wanted, Instant notBefore) {
    Instant now = clock.instant();
    String id = Ids.next(clock);
    sql.sql(
            """
            insert into messaging.delivery
              (id, channel, kind, order_id, number, cause, target, body, next_attempt_at, created_at)
            values (:id, :channel, :kind, :order, :number, :cause, :target, :body, :first, :now)
            on conflict (channel, target, cause) do nothing
            """)
        .param("id", id)
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
    return id;
  }

  /// Nobody is told any more what these versions of an order said, as far as it has not gone out.
  public void cancel(String order, int from, int to) {
    for (int version = from; version <= to; version++) {
      sql.sql(
              """
              update messaging.delivery set state = 'MOOT', last_error = 'taken back',
                settled_at = :now
              where order_id = :order and state = 'WAITING' and cause like :cause
              """)
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("order", order)
          .param("cause", "%s/%d/%%".formatted(order, version))
          .update();
    }
  }

  /// Those of some channels that have a message to go out by now.
  public List<DeliveryChannel> listDue(Set<DeliveryChannel> channels) {
    return sql.sql(
            """
            select c.name from unnest(cast(? as text[])) c (name)
            where exists (select 1 from messaging.delivery d
              where d.channel = c.name and d.state = 'WAITING' and d.next_attempt_at <= ?)
            """)
        .params(
            channels.stream().map(DeliveryChannel::name).toArray(String[]::new),
            clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, number) -> DeliveryChannel.valueOf(row.getString("name")))
        .list();
  }

  /// Takes the next due messages for the length of a lease. Several servers may do so at once: no
  /// row goes to two of them. What is not settled when the lease ends comes again.
  ///
  /// @param paused targets that are left alone just now
  public List<Delivery> claim(DeliveryChannel channel, Set<String> paused, int most) {
    Instant now = clock.instant();
    return sql.sql(
            """
            update messaging.delivery set attempts = attempts + 1, next_attempt_at = :lease
            where id in (
              select d.id from messaging.delivery d
              where d.channel = :channel and d.state = 'WAITING' and d.next_attempt_at <= :now
                and d.target <> all (string_to_array(:paused, ','))
              order by d.next_attempt_at limit :most
              for update of d skip locked)
            returning id, channel, kind, order_id, number, target, body, attempts, created_at,
              held_since
            """)
        .param("channel", channel.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("lease", now.plus(retry.lease()).atOffset(ZoneOffset.UTC))
        .param("paused", String.join(",", paused))
        .param("most", most)
        .query(SqlOutbox::delivery)
        .list();
  }

  /// Writes down what became of a try.
  public void settle(Delivery one, DeliveryResult carried) {
    switch (carried) {
      case DeliveryResult.Delivered _ -> end(one, Delivery.State.SENT, null);
      case DeliveryResult.NotNeeded(var why) -> end(one, Delivery.State.MOOT, why);
      case DeliveryResult.PermanentFailure(var why) -> end(one, Delivery.State.DEAD, why);
      case DeliveryResult.OnHold(var why) -> hold(one, why);
      case DeliveryResult.Behind(var why) -> wait(one, null, one.tries().createdAt(), why);
      case DeliveryResult.NotBefore(var at, var why) -> postpone(one, at, why);
      case DeliveryResult.RetryLater(var why, var atLeast) -> {
        if (retry.isOver(one.tries().attempts())) {
          end(one, Delivery.State.DEAD, why);
        } else {
          again(one, why, atLeast);
        }
      }
    }
  }

  private void hold(Delivery one, String why) {
    Instant now = clock.instant();
    Instant held = one.tries().heldSince();
    Instant since = held == null ? now : held;
    wait(one, since, since, why);
    if (retry.isHeldTooLong(Duration.between(since, now))) {
      end(one, Delivery.State.DEAD, why);
    }
  }

  /// The claim counted a try, which it was not.
  ///
  /// @param heldSince since when it waits for something of our own; null when it does not
  private void wait(Delivery one, @Nullable Instant heldSince, Instant since, String why) {
    Instant now = clock.instant();
    Duration next = retry.holdDelay(Duration.between(since, now));
    sql.sql(
            """
            update messaging.delivery set attempts = attempts - 1,
              held_since = cast(:since as timestamptz), next_attempt_at = :next, last_error = :why
            where id = :id and state = 'WAITING'
            """)
        .param("since", heldSince == null ? null : heldSince.atOffset(ZoneOffset.UTC))
        .param("next", now.plus(next).atOffset(ZoneOffset.UTC))
        .param("why", why)
        .param("id", one.id())
        .update();
  }

  /// Nothing was tried.
  private void postpone(Delivery one, Instant until, String why) {
    sql.sql(
            """
            update messaging.delivery set attempts = attempts - 1, next_attempt_at = ?,
              last_error = ?
            where id = ? and state = 'WAITING'
            """)
        .params(until.atOffset(ZoneOffset.UTC), why, one.id())
        .update();
  }

  private void again(Delivery one, String why, @Nullable Duration atLeast) {
    Duration wait = retry.retryDelay(one.tries().attempts(), one.id());
    if (atLeast != null && atLeast.compareTo(wait) > 0) {
      wait = atLeast.compareTo(retry.longest()) < 0 ? atLeast : retry.longest();
    }
    sql.sql(
            """
            update messaging.delivery set next_attempt_at = ?, last_error = ?, held_since = null
            where id = ? and state = 'WAITING'
            """)
        .params(clock.instant().plus(wait).atOffset(ZoneOffset.UTC), why, one.id())
        .update();
  }

  private void end(Delivery one, Delivery.State state, @Nullable String why) {
    sql.sql(
            """
            update messaging.delivery set state = :state, last_error = :why, settled_at = :now
            where id = :id and state = 'WAITING'
            """)
        .param("state", state.name())
        .param("why", why)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", one.id())
        .update();
  }

  @Override
  public boolean markBounced(String delivery, String why) {
    return sql.sql(
                """
                update messaging.delivery set state = 'DEAD', last_error = :why, settled_at = :now
                where id = :id and state in ('WAITING', 'SENT')
                """)
            .param("why", why)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("id", delivery)
            .update()
        > 0;
  }

  @Override
  public Optional<String> findOrder(String delivery) {
    return sql.sql("select order_id from messaging.delivery where id = ? and order_id is not null")
        .param(delivery)
        .query((row, number) -> row.getString("order_id"))
        .optional();
  }

  @Override
  public void retryNow(Set<DeliveryChannel> channels, String target) {
    sql.sql(
            """
            update messaging.delivery set next_attempt_at = :now
            where channel in (:channels) and target = :target and state = 'WAITING'
              and last_error is not null and next_attempt_at > :now
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("channels", names(channels))
        .param("target", target)
        .update();
  }

  @Override
  public List<UndeliveredMessage> listUndelivered(
      Set<DeliveryChannel> channels, String target, String order) {
    return sql.sql(
            """
            select kind, state = 'DEAD' as dead, attempts, last_error, created_at, next_attempt_at
            from messaging.delivery
            where channel in (:channels) and order_id = :order and target = :target
              and state in ('WAITING', 'DEAD') order by id limit 50
            """)
        .param("channels", names(channels))
        .param("order", order)
        .param("target", target)
        .query(SqlOutbox::undelivered)
        .list();
  }

  private static List<String> names(Set<DeliveryChannel> channels) {
    return channels.stream().map(DeliveryChannel::name).toList();
  }

  private static UndeliveredMessage undelivered(ResultSet row, int number) throws SQLException {
    boolean isDead = row.getBoolean("dead");
    return new UndeliveredMessage(
        row.getString("kind"),
        isDead,
        row.getInt("attempts"),
        row.getString("last_error"),
        row.getTimestamp("created_at").toInstant(),
        isDead ? null : row.getTimestamp("next_attempt_at").toInstant());
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
        new Delivery.Tries(
            row.getInt("attempts"),
            row.getTimestamp("created_at").toInstant(),
            held == null ? null : held.toInstant()));
  }
}
