package vigil.exchange.steps;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the other platform told about one order and could not be done yet.
record PendingMessages(JdbcClient sql, String crossing) {
  /// As if each had come so many times before, under ids of their own.
  void copyEach(int times) {
    sql.sql(
            """
            insert into exchange.parcel (partner, id, at, crossing, kind, body)
            select partner, id || '-' || n, at - interval '1 hour', crossing, kind, body
            from exchange.parcel, generate_series(1, :times) n
            where settled_at is null and crossing = :crossing
            """)
        .param("times", times)
        .param("crossing", crossing)
        .update();
  }

  /// Another, after all of them.
  void add(String id, String kind) {
    sql.sql(
            """
            insert into exchange.parcel (partner, id, at, crossing, kind, body)
            select partner, :id, at + interval '1 hour', crossing, :kind,
              jsonb_set(body, '{type}', to_jsonb(cast(:kind as text)))
            from exchange.parcel where settled_at is null and crossing = :crossing
            order by at desc limit 1
            """)
        .param("id", id)
        .param("kind", kind)
        .param("crossing", crossing)
        .update();
  }

  List<String> ids() {
    return sql.sql("select id from exchange.parcel where settled_at is null and crossing = ?")
        .param(crossing)
        .query((row, n) -> row.getString("id"))
        .list();
  }
}
