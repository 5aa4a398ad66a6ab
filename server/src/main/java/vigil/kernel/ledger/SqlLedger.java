package vigil.kernel.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.ConditionalAppend;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// The ledger in PostgreSQL. Cost of an append: one insert of one row with two small indexes.
@Component
class SqlLedger implements Ledger, ConditionalAppend {
  private static final String COLUMNS = "seq, at, kind, subject, version, body";

  private static final String FACTS =
      """
      unnest(cast(? as text[]), cast(? as text[]), cast(? as int[]), cast(? as text[]))
        f (kind, subject, version, body) returning \
      """
          + COLUMNS;

  private static final String APPEND =
      """
      insert into kernel.fact (at, kind, subject, version, body)
      select cast(? as timestamptz), f.kind, f.subject, f.version, cast(f.body as jsonb) from \
      """
          + FACTS;

  private static final String TOLD =
      """
      , told as (
        insert into kernel.fact (at, kind, subject, version, body)
        select cast(? as timestamptz), f.kind, f.subject, f.version, cast(f.body as jsonb)
        from kept, \
      """
          + FACTS
          + ") select "
          + COLUMNS
          + " from told";

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
    signal.append(write(APPEND, values(facts)));
  }

  /// The facts are drawn from the write, so that it comes first and owns its transaction id before
  /// a number is drawn. The text is the same for any number of facts: PostgreSQL prepares it once.
  @Override
  public boolean append(Write write, List<? extends Fact> facts) {
    var values = new ArrayList<@Nullable Object>(write.values());
    if (facts.isEmpty()) {
      return isKept("with " + write.expressions() + IS_KEPT, values);
    }
    values.addAll(values(facts));
    List<LedgerEntry> told = write("with " + write.expressions() + TOLD, values);
    if (!told.isEmpty()) {
      signal.append(told);
    }
    return !told.isEmpty();
  }

  private List<Object> values(List<? extends Fact> facts) {
    facts.forEach(FactCompletenessCheck::check);
    return List.of(
        clock.instant().atOffset(ZoneOffset.UTC),
        facts.stream().map(fact -> Fact.kind(fact.getClass())).toArray(String[]::new),
        facts.stream().map(Fact::subject).toArray(String[]::new),
        facts.stream().map(Fact::version).toArray(Integer[]::new),
        facts.stream().map(json::writeValueAsString).toArray(String[]::new));
  }

  private boolean isKept(String text, List<@Nullable Object> values) {
    return Boolean.TRUE.equals(
        batches.execute(
            text,
            (PreparedStatementCallback<Boolean>)
                statement -> {
                  bind(statement, values);
                  try (ResultSet kept = statement.executeQuery()) {
                    return kept.next() && kept.getInt(1) > 0;
                  }
                }));
  }

  /// @return the facts as they are stored, in their order
  private List<LedgerEntry> write(String text, List<? extends @Nullable Object> values) {
    PreparedStatementCallback<List<LedgerEntry>> writing =
        statement -> {
          bind(statement, values);
          var stored = new ArrayList<LedgerEntry>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              stored.add(entry(rows, stored.size()));
            }
          }
          stored.sort(Comparator.comparingLong(LedgerEntry::seq));
          return stored;
        };
    return Objects.requireNonNull(batches.execute(text, writing));
  }

  private static void bind(PreparedStatement statement, List<? extends @Nullable Object> values)
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
}
