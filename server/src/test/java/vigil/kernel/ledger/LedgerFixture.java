package vigil.kernel.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.Await;
import vigil.kernel.Fact;
import vigil.kernel.LedgerReader;

/// What a server has of the ledger, its readers fed by hand or on threads of their own, which end
/// with it.
final class LedgerFixture implements AutoCloseable {
  final SqlLedger ledger;
  final Tail tail;
  final JdbcClient sql;
  final TransactionTemplate transaction;
  private final CommitSignal bell = new CommitSignal();
  private final SettledWindow settled = new SettledWindow();
  private final Map<PollLoop, Thread> loops = new ConcurrentHashMap<>();

  LedgerFixture(DataSource database) {
    sql = JdbcClient.create(database);
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    ledger = new SqlLedger(new JdbcTemplate(database), Clock.systemUTC(), bell, settled);
    tail = new Tail(ledger, sql, settled);
    bell.setListener(tail::hear);
  }

  void begin() {
    tail.start();
    start(tail);
  }

  ReaderRunner pump(LedgerReader reader) {
    return new ReaderRunner(ledger, sql, transaction, reader);
  }

  ReaderRound round(ReaderRunner... pumps) {
    return new ReaderRound(sql, transaction, List.of(pumps));
  }

  void feed(LedgerReader... readers) {
    ReaderRunner[] pumps = Stream.of(readers).map(this::pump).toArray(ReaderRunner[]::new);
    for (ReaderRunner pump : pumps) {
      settled.addListener(pump::offer);
      start(pump);
    }
    ReaderRound round = round(pumps);
    settled.addListener(round::offer);
    start(round);
  }

  private void start(PollLoop loop) {
    loops.put(loop, Thread.ofVirtual().start(loop));
  }

  void append(Fact fact) {
    transaction.executeWithoutResult(status -> ledger.append(fact));
  }

  /// Takes turns of the tail until all that is committed is settled.
  void settle() {
    long end = sql.sql("select coalesce(max(seq), 0) from kernel.fact").query(Long.class).single();
    Await.until(() -> {
      tail.runOnce();
      return ledger.head() >= end;
    });
  }

  long position(String reader) {
    return sql.sql("select seq from kernel.reader where name = ?")
        .param(reader)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  @Override
  public void close() {
    loops.keySet().forEach(PollLoop::stop);
    Await.until(() -> loops.values().stream().noneMatch(Thread::isAlive));
  }
}
