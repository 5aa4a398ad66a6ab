package vigil.kernel.web;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.Timers;

/// Answers by key, kept a day. A first request that died without an answer and without a commit
/// frees its key after [#ABANDONED]; one that had committed (see [IdempotencyMark]) never does.
@Component
class SqlIdempotencyStore {
  static final Duration KEPT = Duration.ofDays(1);
  static final Duration ABANDONED = Duration.ofSeconds(60);

  /// Between a commit and its answer lies less than this, or the server died there.
  static final Duration ANSWERED = Duration.ofSeconds(5);

  /// Begins the name of whoever is not signed in; the address follows.
  static final String STRANGER = "@";

  /// Answers kept for one address of strangers: the oldest gives way.
  static final int MOST_OF_ADDRESS = 100;

  /// Answers kept for all strangers together, looked at each [#EVERY].
  static final int MOST_OF_STRANGERS = 20_000;

  private static final Duration EVERY = Duration.ofMinutes(1);

  /// @param status 0 while the first request runs
  /// @param isLost it was done, and its answer is not there and will not come
  record StoredResponse(
      String request, int status, @Nullable String contentType, String body, boolean isLost) {}

  private record Claim(String who, String key) {}

  private final Queue<Claim> unfreed = new ConcurrentLinkedQueue<>();
  private final JdbcClient sql;
  private final InstantSource clock;

  SqlIdempotencyStore(JdbcClient sql, InstantSource clock, Timers timers) {
    this.sql = sql;
    this.clock = clock;
    timers.schedule("kernel.idempotent", EVERY, this::purge);
  }

  /// Claims the key; answers what is there when somebody else has.
  Optional<StoredResponse> begin(String who, String key, String request) {
    free();
    boolean isFirst =
        sql.sql(
                    """
                    insert into kernel.idempotent as i (who, key, request, at) values (?, ?, ?, ?)
                    on conflict (who, key) do update set at = excluded.at, request = excluded.request
                    where i.status is null and not i.done and i.at < ?
                    """)
                .params(who, key, request, now(), now().minus(ABANDONED))
                .update()
            == 1;
    if (isFirst && who.startsWith(STRANGER)) {
      bound(who, key);
    }
    return isFirst ? Optional.empty() : find(who, key);
  }

  /// Costs a read of the address's own rows, which are never more than may be kept.
  private void bound(String who, String key) {
    sql.sql(
            """
            delete from kernel.idempotent where who = ? and key in (
              select key from kernel.idempotent where who = ? and key <> ?
              order by at desc, key offset ?)
            """)
        .params(who, who, key, MOST_OF_ADDRESS - 1)
        .update();
  }

  private Optional<StoredResponse> find(String who, String key) {
    return sql.sql(
            """
            select request, coalesce(status, 0) status, content_type, body,
              status is null and done and at < ? is_lost
            from kernel.idempotent where who = ? and key = ?
            """)
        .params(now().minus(ANSWERED), who, key)
        .query((row, number) ->
            new StoredResponse(
                row.getString("request"),
                row.getInt("status"),
                row.getString("content_type"),
                String.valueOf(row.getString("body")),
                row.getBoolean("is_lost")))
        .optional();
  }

  void save(String who, String key, int status, @Nullable String contentType, String body) {
    sql.sql(
            """
            update kernel.idempotent set status = ?, content_type = ?, body = ?
            where who = ? and key = ?
            """)
        .params(java.util.Arrays.asList(status, contentType, body, who, key))
        .update();
  }

  /// Frees the key of a request that was not done; one that was keeps its mark. While the database
  /// is away it is remembered here and freed before the next claim, so that whoever was told to try
  /// again may.
  void release(String who, String key) {
    unfreed.add(new Claim(who, key));
    free();
  }

  private synchronized void free() {
    for (Claim claim = unfreed.peek(); claim != null; claim = unfreed.peek()) {
      sql.sql(
              "delete from kernel.idempotent where who = ? and key = ? and status is null and not done")
          .params(claim.who(), claim.key())
          .update();
      unfreed.remove(claim);
    }
  }

  void purge() {
    sql.sql("delete from kernel.idempotent where at < ?").param(now().minus(KEPT)).update();
    sql.sql(
            """
            delete from kernel.idempotent where who like '@%' and at < (
              select at from kernel.idempotent where who like '@%'
              order by at desc offset ? limit 1)
            """)
        .param(MOST_OF_STRANGERS)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
