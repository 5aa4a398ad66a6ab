package vigil.messaging.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Cursor;
import vigil.kernel.Page;
import vigil.kernel.Timers;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;

/// The outbox as the operator sees it, and the dead sent out anew.
@Repository
public class SqlDeadLetters {
  /// One message.
  ///
  /// @param receiver the target, or the name that its carrier has for it: a webhook's address, the
  ///   other platform's code; null for a citizen, who is nobody's business here
  public record Row(
      String id,
      DeliveryChannel channel,
      String kind,
      @Nullable String number,
      @Nullable String receiver,
      Delivery.State state,
      @JsonUnwrapped Tries tries) {
    public Row withReceiver(@Nullable String name) {
      return new Row(id, channel, kind, number, name, state, tries);
    }
  }

  /// How often it was tried, and when.
  ///
  /// @param error our own words for why the last try failed
  public record Tries(
      int attempts,
      @Nullable String error,
      Instant createdAt,
      @Nullable Instant nextAttemptAt,
      @Nullable Instant settledAt) {}

  /// How a channel stands.
  public record Count(
      DeliveryChannel channel, int waiting, int dead, @Nullable Instant oldestWaiting) {}

  /// How long what is done with is kept; the dead stay until someone looks.
  private static final Duration KEPT = Duration.ofDays(90);

  private static final int MOST_OF_AN_ORDER = 100;

  private final JdbcClient sql;
  private final InstantSource clock;

  public SqlDeadLetters(JdbcClient sql, InstantSource clock, Timers timers) {
    this.sql = sql;
    this.clock = clock;
    timers.schedule("messaging.delivery", Duration.ofHours(1), this::purge);
  }

  /// What is forgotten is not told again when the ledger is read anew: the beginning moves along.
  private void purge() {
    var horizon = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    sql.sql(
            """
            with gone as (
              delete from messaging.delivery
              where state in ('SENT', 'MOOT') and created_at < :horizon returning 1)
            update messaging.delivery_begin set at = greatest(at, :horizon)
            where exists (select from gone)
            """)
        .param("horizon", horizon)
        .update();
  }

  /// Newest first.
  public Page<Row> list(
      @Nullable DeliveryChannel channel,
      Delivery.@Nullable State state,
      @Nullable Cursor after,
      int limit) {
    List<Row> found =
        sql.sql(
                """
                select d.* from messaging.delivery d
                where (cast(:channel as text) is null or d.channel = :channel)
                  and (cast(:state as text) is null or d.state = :state)
                  and (cast(:after as text) is null or d.id < :after)
                order by d.id desc limit :limit
                """)
            .param("channel", channel == null ? null : channel.name())
            .param("state", state == null ? null : state.name())
            .param("after", after == null ? null : after.key().getFirst())
            .param("limit", limit + 1)
            .query(SqlDeadLetters::row)
            .list();
    List<Row> page = found.stream().limit(limit).toList();
    return new Page<>(page, found.size() > limit ? Cursor.at(page.getLast().id()).text() : null);
  }

  /// What was sent to the citizen of an order, oldest first; never to whom.
  public List<Row> listForCitizen(String order) {
    return sql.sql(
            """
            select * from messaging.delivery
            where order_id = ? and channel in ('MAIL', 'SMS') order by id limit ?
            """)
        .params(order, MOST_OF_AN_ORDER)
        .query(SqlDeadLetters::row)
        .list();
  }

  /// Every channel that has something.
  public List<Count> listCounts() {
    return sql.sql(
            """
            select channel, count(*) filter (where state = 'WAITING') as waiting,
              count(*) filter (where state = 'DEAD') as dead,
              min(created_at) filter (where state = 'WAITING') as oldest
            from messaging.delivery where state in ('WAITING', 'DEAD') group by channel
            """)
        .query((row, number) ->
            new Count(
                DeliveryChannel.valueOf(row.getString("channel")),
                row.getInt("waiting"),
                row.getInt("dead"),
                instant(row, "oldest")))
        .list();
  }

  public Optional<Delivery.State> findState(String id) {
    return sql.sql("select state from messaging.delivery where id = ?")
        .param(id)
        .query((row, number) -> Delivery.State.valueOf(row.getString("state")))
        .optional();
  }

  /// Sends dead messages out anew, with all their tries before them.
  ///
  /// @param id null for all of the channel
  /// @param channel null for all
  /// @return how many
  public int replay(@Nullable String id, @Nullable DeliveryChannel channel) {
    return sql.sql(
            """
            update messaging.delivery set state = 'WAITING', attempts = 0, settled_at = null,
              held_since = null, next_attempt_at = :now
            where state = 'DEAD' and (cast(:id as text) is null or id = :id)
              and (cast(:channel as text) is null or channel = :channel)
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .param("channel", channel == null ? null : channel.name())
        .update();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    var state = Delivery.State.valueOf(row.getString("state"));
    String target = row.getString("target");
    return new Row(
        row.getString("id"),
        DeliveryChannel.valueOf(row.getString("channel")),
        row.getString("kind"),
        row.getString("number"),
        target.isEmpty() ? null : target,
        state,
        new Tries(
            row.getInt("attempts"),
            row.getString("last_error"),
            row.getTimestamp("created_at").toInstant(),
            state == Delivery.State.WAITING ? instant(row, "next_attempt_at") : null,
            instant(row, "settled_at")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
