package vigil.audit.store;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import vigil.audit.chain.ChainLink;
import vigil.kernel.LedgerEntry;

/// The chain's table, and the record of unmaskings beside it.
@Repository
public class SqlChainLinks {
  private final JdbcClient db;

  public SqlChainLinks(JdbcClient db) {
    this.db = db;
  }

  /// The newest link; the root when there is none.
  public ChainLink getLast() {
    return db.sql("select seq, encode(hash, 'hex') hash from audit.link order by seq desc limit 1")
        .query((row, number) -> new ChainLink(row.getLong("seq"), row.getString("hash")))
        .optional()
        .orElseGet(() -> new ChainLink(0, ChainLink.ROOT));
  }

  public List<ChainLink> listAfter(long seq, int limit) {
    return db.sql(
            "select seq, encode(hash, 'hex') hash from audit.link where seq > ? order by seq limit ?")
        .params(seq, limit)
        .query((row, number) -> new ChainLink(row.getLong("seq"), row.getString("hash")))
        .list();
  }

  /// Adds a batch in one statement.
  public void add(List<ChainLink> links) {
    db.sql(
            """
            insert into audit.link (seq, hash)
            select seq, decode(hash, 'hex')
            from unnest(cast(? as bigint[]), cast(? as text[])) fresh (seq, hash)
            on conflict (seq) do nothing\
            """)
        .param(links.stream().map(ChainLink::seq).toArray(Long[]::new))
        .param(links.stream().map(ChainLink::hash).toArray(String[]::new))
        .update();
  }

  /// The chain's hashes at these facts, as far as they are there.
  public Map<Long, String> hashes(List<Long> seqs) {
    var found = new HashMap<Long, String>();
    db.sql("select seq, encode(hash, 'hex') hash from audit.link where seq = any (?)")
        .param(seqs.toArray(Long[]::new))
        .query((RowCallbackHandler) row -> found.put(row.getLong("seq"), row.getString("hash")));
    return found;
  }

  /// The sealed pair that signs heads.
  public Optional<String> findHeadKey() {
    return db.sql("select sealed from audit.head_key")
        .query((row, number) -> row.getString("sealed"))
        .optional();
  }

  /// Another server may have been first: then its pair stays.
  public void addHeadKey(byte[] checking, String sealed, long since) {
    db.sql(
            """
            insert into audit.head_key (public_key, sealed, since_seq) values (?, ?, ?)
            on conflict (only_row) do nothing\
            """)
        .params(checking, sealed, since)
        .update();
  }

  public void addUnmasking(LedgerEntry entry, String who) {
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
            entry.kind().substring(entry.kind().indexOf('.') + 1),
            body.path("reason").asString(""))
        .update();
  }
}
