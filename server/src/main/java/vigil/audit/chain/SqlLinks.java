package vigil.audit.chain;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import vigil.kernel.Entry;

/// The chain's table, and the record of unmaskings beside it.
@Repository
class SqlLinks {
  private final JdbcClient db;

  SqlLinks(JdbcClient db) {
    this.db = db;
  }

  /// The newest link; the root when there is none.
  Link last() {
    return db.sql("select seq, encode(hash, 'hex') hash from audit.link order by seq desc limit 1")
        .query((row, number) -> new Link(row.getLong("seq"), row.getString("hash")))
        .optional()
        .orElseGet(() -> new Link(0, Link.ROOT));
  }

  List<Link> after(long seq, int limit) {
    return db.sql(
            "select seq, encode(hash, 'hex') hash from audit.link where seq > ? order by seq limit ?")
        .params(seq, limit)
        .query((row, number) -> new Link(row.getLong("seq"), row.getString("hash")))
        .list();
  }

  /// Adds a batch in one statement.
  void add(List<Link> links) {
    db.sql(
            """
            insert into audit.link (seq, hash)
            select seq, decode(hash, 'hex')
            from unnest(cast(? as bigint[]), cast(? as text[])) fresh (seq, hash)
            on conflict (seq) do nothing\
            """)
        .param(links.stream().map(Link::seq).toArray(Long[]::new))
        .param(links.stream().map(Link::hash).toArray(String[]::new))
        .update();
  }

  void addUnmasking(Entry entry, String who) {
    JsonNode body = entry.body();
    db.sql(
            """
            insert into audit.unmasking (seq, at, subject, who, what, reason)
            values (?, ?, ?, ?, ?, ?) on conflict (seq) do nothing\
            """)
        .params(
            entry.seq(),
            entry.at().atOffset(ZoneOffset.UTC),
            entry.subject(),
            who,
            body.path("what").asString(""),
            body.path("reason").asString(""))
        .update();
  }
}
