package vigil.kernel.ledger;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.kernel.Projection;
import vigil.kernel.Projections;
import vigil.kernel.SetAsides;

/// The facts set aside, in the database: they outlive the server.
@Component
class SqlSetAsides implements SetAsides {
  private final JdbcClient sql;
  private final SqlLedger ledger;
  private final Projections projections;
  private final ObjectProvider<LedgerReader> readers;
  private final TransactionTemplate transaction;

  SqlSetAsides(
      JdbcClient sql,
      SqlLedger ledger,
      Projections projections,
      ObjectProvider<LedgerReader> readers,
      TransactionTemplate transaction) {
    this.sql = sql;
    this.ledger = ledger;
    this.projections = projections;
    this.readers = readers;
    this.transaction = transaction;
  }

  /// Keeps a fact that a reader could not take, in the caller's transaction.
  static void put(JdbcClient sql, String reader, LedgerEntry fact, String reason) {
    sql.sql(
            """
            insert into kernel.set_aside (reader, seq, kind, subject, at, reason)
            values (?, ?, ?, ?, now(), ?)
            on conflict (reader, seq) do update set at = now(), reason = excluded.reason
            """)
        .params(reader, fact.seq(), fact.kind(), fact.subject(), reason)
        .update();
  }

  /// A projection that is made anew meets each fact again.
  static void forget(JdbcClient sql, String reader) {
    sql.sql("delete from kernel.set_aside where reader = ?").param(reader).update();
  }

  @Override
  public List<SetAside> list(int limit) {
    return sql.sql("select * from kernel.set_aside order by at, reader, seq limit ?")
        .param(limit)
        .query((row, number) ->
            new SetAside(
                row.getString("reader"),
                row.getLong("seq"),
                row.getString("kind"),
                row.getString("subject"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                reader(row.getString("reader")) instanceof Projection))
        .list();
  }

  @Override
  public long count() {
    return sql.sql("select count(*) from kernel.set_aside").query(Long.class).single();
  }

  @Override
  public Optional<RetryOutcome> retry(String name, long seq) {
    var fact =
        list(Integer.MAX_VALUE).stream()
            .filter(it -> it.reader().equals(name) && it.seq() == seq)
            .findFirst();
    return fact.map(it -> new RetryOutcome(it, again(it)));
  }

  private @Nullable String again(SetAside fact) {
    if (fact.isRebuilt()) {
      transaction.executeWithoutResult(_ -> projections.rebuild(fact.reader()));
      return null;
    }
    LedgerReader reader = reader(fact.reader());
    if (reader == null) {
      return "no reader has this name any more";
    }
    try {
      transaction.executeWithoutResult(_ -> take(reader, fact));
      return null;
    } catch (RuntimeException failure) {
      return FailureClassifier.reason(failure);
    }
  }

  /// The position's row is locked first, so that no batch is under way.
  private void take(LedgerReader reader, SetAside fact) {
    sql.sql(ReaderRunner.POSITION).param(reader.name()).query(Long.class).single();
    reader.read(ledger.read(fact.seq() - 1, 1));
    sql.sql("delete from kernel.set_aside where reader = ? and seq = ?")
        .params(reader.name(), fact.seq())
        .update();
  }

  private @Nullable LedgerReader reader(String name) {
    return readers.stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
  }
}
