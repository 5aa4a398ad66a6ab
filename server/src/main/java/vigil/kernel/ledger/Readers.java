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
class Readers implements SmartLifecycle {
  private static final long STOPPING_MILLIS = 5_000;

  private final SqlLedger ledger;
  private final SqlLedger.Bell bell;
  private final Settled settled;
  private final JdbcClient sql;
  private final PlatformTransactionManager transactions;
  private final ObjectProvider<LedgerReader> readers;
  private final List<Turns> turns = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean isRunning;

  Readers(
      SqlLedger ledger,
      SqlLedger.Bell bell,
      Settled settled,
      JdbcClient sql,
      PlatformTransactionManager transactions,
      ObjectProvider<LedgerReader> readers) {
    this.ledger = ledger;
    this.bell = bell;
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
    bell.wakes(tail::wake);
    readers
        .orderedStream()
        .map(this::feed)
        .forEach(fed -> {
          settled.wake(fed::wake);
          begin(fed);
        });
    begin(tail);
  }

  private Turns feed(LedgerReader reader) {
    return reader.durable()
        ? new Pump(ledger, sql, new TransactionTemplate(transactions), reader)
        : new Follower(ledger, reader, settled.end());
  }

  private void begin(Turns one) {
    turns.add(one);
    threads.add(Thread.ofVirtual().name(one.name()).start(one));
  }

  @Override
  public void stop() {
    isRunning = false;
    turns.forEach(Turns::stop);
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
