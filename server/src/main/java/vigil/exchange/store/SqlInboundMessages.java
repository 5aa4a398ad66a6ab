package vigil.exchange.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.exchange.protocol.Envelope;
import vigil.kernel.Timers;

/// The messages of other platforms: each is taken once.
@Repository
public class SqlInboundMessages {
  /// A message is sent for a day and a half at most, or again by an operator.
  private static final Duration KEPT = Duration.ofDays(90);

  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  /// One whose word could not be done yet.
  public record PendingMessage(
      String partner, String id, Instant at, String crossing, Envelope told) {}

  private final JdbcClient sql;
  private final InstantSource clock;

  SqlInboundMessages(JdbcClient sql, InstantSource clock, Timers timers) {
    this.sql = sql;
    this.clock = clock;
    timers.schedule("exchange.purge", Duration.ofHours(1), this::purge);
  }

  /// Notes that it is here, in the caller's transaction; a second one waits for the first to end.
  ///
  /// @return false when it was here before
  public boolean add(String partner, String id, String kind) {
    return sql.sql(
                """
                insert into exchange.parcel (partner, id, at, kind, settled_at)
                values (:partner, :id, :now, :kind, :now) on conflict (partner, id) do nothing
                """)
            .param("partner", partner)
            .param("id", id)
            .param("kind", kind)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  /// Keeps what it says until it can be done.
  public void savePending(String partner, String id, String crossing, Envelope told) {
    sql.sql(
            """
            update exchange.parcel
            set settled_at = null, crossing = :crossing, body = cast(:body as jsonb)
            where partner = :partner and id = :id
            """)
        .param("crossing", crossing)
        .param("body", JSON.writeValueAsString(told))
        .param("partner", partner)
        .param("id", id)
        .update();
  }

  /// Oldest first.
  ///
  /// @param after the last one of those before; null to begin with the oldest
  public List<PendingMessage> listPending(@Nullable PendingMessage after, int most) {
    return sql.sql(
            """
            select partner, id, at, crossing, body from exchange.parcel
            where settled_at is null and (at, partner, id) > (:at, :partner, :id)
            order by at, partner, id limit :most
            """)
        .param("at", (after == null ? Instant.EPOCH : after.at()).atOffset(ZoneOffset.UTC))
        .param("partner", after == null ? "" : after.partner())
        .param("id", after == null ? "" : after.id())
        .param("most", most)
        .query((row, number) ->
            new PendingMessage(
                row.getString("partner"),
                row.getString("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("crossing"),
                JSON.readValue(row.getString("body"), Envelope.class)))
        .list();
  }

  public void settle(PendingMessage one) {
    sql.sql(
            """
            update exchange.parcel set settled_at = :now, body = null
            where partner = :partner and id = :id
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("partner", one.partner())
        .param("id", one.id())
        .update();
  }

  private void purge() {
    sql.sql("delete from exchange.parcel where settled_at < ?")
        .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
  }
}
