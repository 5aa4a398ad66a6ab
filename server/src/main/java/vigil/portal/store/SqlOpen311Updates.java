package vigil.portal.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Ids;

/// What happened to requests, and what their systems said of them.
@Repository
public class SqlOpen311Updates {
  /// One thing that happened, in a sentence for citizens.
  ///
  /// @param version of the order: with the number it is the news' own name
  public record RequestUpdate(
      String number, int version, Instant at, String status, String kind, String zh, String en) {}

  private final JdbcClient sql;
  private final InstantSource clock;

  SqlOpen311Updates(JdbcClient sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public void append(RequestUpdate news) {
    sql.sql(
            """
            insert into portal.request_news (number, version, at, status, kind, zh, en)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (number, version) do nothing
            """)
        .params(
            news.number(),
            news.version(),
            news.at().atOffset(ZoneOffset.UTC),
            news.status(),
            news.kind(),
            news.zh(),
            news.en())
        .update();
  }

  /// Oldest first, so that a client can go on from the last it has; of what accuses a unit only to
  /// the system that filed it.
  ///
  /// @param reader the system that asks; null for anybody
  public List<RequestUpdate> list(Instant from, Instant until, int limit, @Nullable String reader) {
    return sql.sql(
            """
            select n.* from portal.request_news n where n.at between :from and :until
              and not exists (select from portal.request r where r.number = n.number and r.accuses
                and r.api_key is distinct from cast(:reader as text))
            order by n.at, n.number, n.version limit :limit
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("reader", reader)
        .param("limit", limit)
        .query((row, n) ->
            new RequestUpdate(
                row.getString("number"),
                row.getInt("version"),
                row.getTimestamp("at").toInstant(),
                row.getString("status"),
                row.getString("kind"),
                row.getString("zh"),
                row.getString("en")))
        .list();
  }

  /// Notes an update; empty if it was noted before.
  ///
  /// @return our id of it
  public Optional<String> insertOnce(String system, String updateId, String number, Instant at) {
    return sql.sql(
            """
            insert into portal.request_said (api_key, update_id, id, number, at)
            values (?, ?, ?, ?, ?) on conflict (api_key, update_id) do nothing returning id
            """)
        .params(system, updateId, Ids.next(clock), number, at.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .optional();
  }

  public Optional<String> findId(String system, String updateId) {
    return sql.sql("select id from portal.request_said where api_key = ? and update_id = ?")
        .params(system, updateId)
        .query(String.class)
        .optional();
  }
}
