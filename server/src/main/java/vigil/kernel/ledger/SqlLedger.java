package vigil.kernel.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.Entry;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;

/// The ledger in PostgreSQL. Cost of an append: one insert of one row with two small indexes.
@Component
class SqlLedger implements Ledger {
  private final JdbcClient sql;
  private final JdbcOperations batches;
  private final InstantSource clock;
  private final Bell bell;
  private final JsonMapper json = JsonMapper.builder().findAndAddModules().build();

  SqlLedger(JdbcOperations database, InstantSource clock, Bell bell) {
    sql = JdbcClient.create(database);
    batches = database;
    this.clock = clock;
    this.bell = bell;
  }

  @Override
  public void append(Fact fact) {
    append(List.of(fact));
  }

  /// One round trip, however many.
  @Override
  public void append(List<? extends Fact> facts) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "A fact is appended in the transaction of the write it tells of: " + facts);
    }
    batches.batchUpdate(
        """
        insert into kernel.fact (at, kind, subject, version, body)
        values (?, ?, ?, ?, cast(? as jsonb))
        """,
        facts.stream().map(this::row).toList());
    ringAfterCommit();
  }

  private Object[] row(Fact fact) {
    return new Object[] {
      clock.instant().atOffset(ZoneOffset.UTC),
      Fact.kind(fact.getClass()),
      fact.subject(),
      fact.version(),
      json.writeValueAsString(fact)
    };
  }

  private void ringAfterCommit() {
    if (TransactionSynchronizationManager.getSynchronizations().contains(bell)) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(bell);
  }

  @Override
  public List<Entry> of(String subject, int limit) {
    return sql.sql(
            """
            select seq, at, kind, subject, version, body from kernel.fact
            where subject = ? order by version, seq limit ?
            """)
        .params(subject, limit)
        .query(this::entry)
        .list();
  }

  @Override
  public List<Entry> after(long seq, int limit) {
    return sql.sql(
            """
            select seq, at, kind, subject, version, body from kernel.fact
            where seq > ? and seq <= ? order by seq limit ?
            """)
        .params(seq, bell.settled(), limit)
        .query(this::entry)
        .list();
  }

  @Override
  public long head() {
    return bell.settled();
  }

  /// Everything after a position, settled or not: for the pumps, which mind the gaps themselves.
  List<Entry> read(long seq, int limit) {
    return sql.sql(
            """
            select seq, at, kind, subject, version, body from kernel.fact
            where seq > ? order by seq limit ?
            """)
        .params(seq, limit)
        .query(this::entry)
        .list();
  }

  private Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("seq"),
        row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
        row.getString("kind"),
        row.getString("subject"),
        row.getInt("version"),
        json.readTree(row.getString("body")));
  }

  /// Wakes the readers of this server when a transaction that appended has committed, and knows how
  /// far the ledger is settled. Other servers' readers find out by their poll.
  @Component
  static class Bell implements TransactionSynchronization {
    private final java.util.List<Runnable> sleepers =
        new java.util.concurrent.CopyOnWriteArrayList<>();
    private volatile long settled;

    void wake(Runnable sleeper) {
      sleepers.add(sleeper);
    }

    void settledUpTo(long seq) {
      settled = seq;
    }

    long settled() {
      return settled;
    }

    @Override
    public void afterCommit() {
      sleepers.forEach(Runnable::run);
    }
  }
}
