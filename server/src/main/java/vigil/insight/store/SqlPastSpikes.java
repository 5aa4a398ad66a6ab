package vigil.insight.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.PastSpikes.Position;
import vigil.insight.PastSpikes.Search;

/// Finds spikes that have ended: newest first, by the index over when they were raised.
@Repository
public class SqlPastSpikes {
  private final JdbcClient sql;

  SqlPastSpikes(JdbcClient sql) {
    this.sql = sql;
  }

  /// The ids.
  ///
  /// @param topics only of these; null for all
  public List<String> list(
      Search search, @Nullable List<String> topics, @Nullable Position before, int limit) {
    return sql.sql(
            """
            select id from insight.spike
            where closed_at is not null
              and (cast(:topics as text[]) is null or topic = any(:topics))
              and (cast(:district as text) is null or districts @> array[cast(:district as text)])
              and (cast(:from as timestamptz) is null or raised_at >= :from)
              and (cast(:to as timestamptz) is null or raised_at < :to)
              and (cast(:at as timestamptz) is null or (raised_at, id) < (:at, :id))
            order by raised_at desc, id desc limit :limit
            """)
        .param("topics", topics == null ? null : topics.toArray(String[]::new))
        .param("district", search.district())
        .param("from", maybe(search.from()))
        .param("to", maybe(search.to()))
        .param("at", maybe(before == null ? null : before.raisedAt()))
        .param("id", before == null ? null : before.id())
        .param("limit", limit)
        .query((row, number) -> row.getString("id"))
        .list();
  }

  private static @Nullable OffsetDateTime maybe(@Nullable Instant at) {
    return at == null ? null : SqlSensing.utc(at);
  }
}
