package vigil.portal.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Ids;

/// What happened to requests, and what their systems said of them.
@Repository
public class SqlNews {
  /// One thing that happened, in a sentence for citizens.
  ///
  /// @param version of the order: with the number it is the news' own name
  public record News(
      String number, int version, Instant at, String status, String kind, String zh, String en) {}

  private final JdbcClient sql;
  private final InstantSource clock;

  SqlNews(JdbcClient sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public void add(News news) {
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

  /// Oldest first, so that a client can go on from the last it has.
  public List<News> between(Instant from, Instant until, int limit) {
    return sql.sql(
            """
            select * from portal.request_news where at between ? and ?
            order by at, number, version limit ?
            """)
        .params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), limit)
        .query((row, n) ->
            new News(
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
  public Optional<String> saidOnce(String system, String updateId, String number, Instant at) {
    return sql.sql(
            """
            insert into portal.request_said (api_key, update_id, id, number, at)
            values (?, ?, ?, ?, ?) on conflict (api_key, update_id) do nothing returning id
            """)
        .params(system, updateId, Ids.next(clock), number, at.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .optional();
  }

  public Optional<String> said(String system, String updateId) {
    return sql.sql("select id from portal.request_said where api_key = ? and update_id = ?")
        .params(system, updateId)
        .query(String.class)
        .optional();
  }
}
