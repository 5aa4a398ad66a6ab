package vigil.kernel.ledger;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.LedgerReader;

/// Starts the ledger's tail and what feeds each reader of the house, and stops them before the
/// database goes.
@Component
class ReaderLifecycle implements SmartLifecycle {
  private static final long STOPPING_MILLIS = 5_000;

  private final SqlLedger ledger;
  private final CommitSignal signal;
  private final SettledWindow settled;
  private final JdbcClient sql;
  private final PlatformTransactionManager transactions;
  private final ObjectProvider<LedgerReader> readers;
  private final List<PollLoop> turns = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean isRunning;

  ReaderLifecycle(
      SqlLedger ledger,
      CommitSignal signal,
      SettledWindow settled,
      JdbcClient sql,
      PlatformTransactionManager transactions,
      ObjectProvider<LedgerReader> readers) {
    this.ledger = ledger;
    this.signal = signal;
    this.settled = settled;
    this.sql = sql;
    this.transactions = transactions;
    this.readers = readers;
  }

  @Override
  public void start() {
    isRunning = true;
    var tail = new Tail(ledger, sql, settled);
    tail.start();
    signal.setListener(tail::hear);
    List<PollLoop> fed = readers.orderedStream().map(this::feed).toList();
    var round = new ReaderRound(sql, new TransactionTemplate(transactions), runners(fed));
    settled.addListener(round::offer);
    fed.forEach(this::begin);
    begin(round);
    begin(tail);
  }

  private PollLoop feed(LedgerReader reader) {
    if (reader.isDurable()) {
      var own = new ReaderRunner(ledger, sql, new TransactionTemplate(transactions), reader);
      settled.addListener(own::offer);
      return own;
    }
    var own = new TransientReaderRunner(ledger, reader, settled.end());
    settled.addListener(own::offer);
    return own;
  }

  private static List<ReaderRunner> runners(List<PollLoop> fed) {
    return fed.stream()
        .filter(ReaderRunner.class::isInstance)
        .map(ReaderRunner.class::cast)
        .toList();
  }

  private void begin(PollLoop one) {
    turns.add(one);
    threads.add(Thread.ofVirtual().name(one.name()).start(one));
  }

  @Override
  public void stop() {
    isRunning = false;
    turns.forEach(PollLoop::stop);
    for (Thread thread : threads) {
      try {
        thread.join(STOPPING_MILLIS);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }
}
