package vigil.kernel.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.ConditionalAppend;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// The ledger in PostgreSQL. Cost of an append: one insert of one row with two small indexes.
@Component
class SqlLedger implements Ledger, ConditionalAppend {
  private static final String TOLD =
      """
      , told as (
        insert into kernel.fact (at, kind, subject, version, body)
        select cast(? as timestamptz), f.kind, f.subject, f.version, cast(f.body as jsonb)
        from kept, unnest(cast(? as text[]), cast(? as text[]), cast(? as int[]), cast(? as text[]))
          f (kind, subject, version, body)
      )
      """;
  private static final String IS_KEPT = " select count(*) from kept";

  private final JdbcClient sql;
  private final JdbcOperations batches;
  private final InstantSource clock;
  private final CommitSignal signal;
  private final SettledWindow settled;
  private final JsonMapper json = JsonMapper.builder().findAndAddModules().build();

  SqlLedger(
      JdbcOperations database, InstantSource clock, CommitSignal signal, SettledWindow settled) {
    sql = JdbcClient.create(database);
    batches = database;
    this.clock = clock;
    this.signal = signal;
    this.settled = settled;
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
    if (facts.isEmpty()) {
      return;
    }
    facts.forEach(FactCompletenessCheck::check);
    batches.batchUpdate(
        """
        insert into kernel.fact (at, kind, subject, version, body)
        values (?, ?, ?, ?, cast(? as jsonb))
        """,
        facts.stream().map(this::row).toList());
    ring();
  }

  /// The facts are drawn from the write, so that it comes first and owns its transaction id before
  /// a number is drawn. The text is the same for any number of facts: PostgreSQL prepares it once.
  @Override
  public boolean append(Write write, List<? extends Fact> facts) {
    facts.forEach(FactCompletenessCheck::check);
    var values = new ArrayList<@Nullable Object>(write.values());
    if (!facts.isEmpty()) {
      values.add(clock.instant().atOffset(ZoneOffset.UTC));
      values.add(facts.stream().map(fact -> Fact.kind(fact.getClass())).toArray(String[]::new));
      values.add(facts.stream().map(Fact::subject).toArray(String[]::new));
      values.add(facts.stream().map(Fact::version).toArray(Integer[]::new));
      values.add(facts.stream().map(json::writeValueAsString).toArray(String[]::new));
    }
    PreparedStatementCallback<Boolean> writing =
        statement -> {
          bind(statement, values);
          try (ResultSet kept = statement.executeQuery()) {
            return kept.next() && kept.getInt(1) > 0;
          }
        };
    String told = facts.isEmpty() ? "" : TOLD;
    boolean isKept =
        Boolean.TRUE.equals(
            batches.execute("with " + write.expressions() + told + IS_KEPT, writing));
    if (isKept && !facts.isEmpty()) {
      ring();
    }
    return isKept;
  }

  private static void bind(PreparedStatement statement, List<@Nullable Object> values)
      throws SQLException {
    int next = 1;
    for (Object value : values) {
      if (value == null) {
        statement.setNull(next++, Types.NULL);
      } else {
        statement.setObject(next++, value);
      }
    }
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

  /// After the commit, which a statement of its own has behind it.
  private void ring() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      signal.afterCommit();
    } else if (!TransactionSynchronizationManager.getSynchronizations().contains(signal)) {
      TransactionSynchronizationManager.registerSynchronization(signal);
    }
  }

  @Override
  public List<LedgerEntry> listBySubject(String subject, int limit) {
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
  public List<LedgerEntry> listAfter(long seq, int limit) {
    return settled.findAfter(seq, limit).orElseGet(() -> old(seq, limit));
  }

  private List<LedgerEntry> old(long seq, int limit) {
    return sql.sql(
            """
            select seq, at, kind, subject, version, body from kernel.fact
            where seq > ? and seq <= ? order by seq limit ?
            """)
        .params(seq, settled.end(), limit)
        .query(this::entry)
        .list();
  }

  @Override
  public long head() {
    return settled.end();
  }

  /// Everything after a position, settled or not: for the tail, which minds the gaps.
  List<LedgerEntry> read(long seq, int limit) {
    return sql.sql(
            """
            select seq, at, kind, subject, version, body from kernel.fact
            where seq > ? order by seq limit ?
            """)
        .params(seq, limit)
        .query(this::entry)
        .list();
  }

  private LedgerEntry entry(ResultSet row, int number) throws SQLException {
    return new LedgerEntry(
        row.getLong("seq"),
        row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
        row.getString("kind"),
        row.getString("subject"),
        row.getInt("version"),
        row.getString("body"));
  }

  /// Wakes the ledger's tail in this server when a transaction that appended has committed. Other
  /// servers find out by their poll.
  @Component
  static class CommitSignal implements TransactionSynchronization {
    private volatile Runnable tail = () -> {};

    void setListener(Runnable tail) {
      this.tail = tail;
    }

    @Override
    public void afterCommit() {
      tail.run();
    }
  }
}
