package vigil.kernel.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.LedgerReader;

/// Starts a pump for each reader of the house and stops them before the database goes.
@Component
class Readers implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Readers.class);

  private final SqlLedger ledger;
  private final SqlLedger.Bell bell;
  private final JdbcClient sql;
  private final PlatformTransactionManager transactions;
  private final ObjectProvider<LedgerReader> readers;
  private final List<Pump> pumps = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Semaphore tailBell = new Semaphore(0);
  private volatile boolean isRunning;

  Readers(
      SqlLedger ledger,
      SqlLedger.Bell bell,
      JdbcClient sql,
      PlatformTransactionManager transactions,
      ObjectProvider<LedgerReader> readers) {
    this.ledger = ledger;
    this.bell = bell;
    this.sql = sql;
    this.transactions = transactions;
    this.readers = readers;
  }

  @Override
  public void start() {
    isRunning = true;
    var fleeting = new ArrayList<LedgerReader>();
    for (LedgerReader reader : readers.orderedStream().toList()) {
      if (reader.durable()) {
        pump(reader);
      } else {
        fleeting.add(reader);
      }
    }
    follow(fleeting);
  }

  private void pump(LedgerReader reader) {
    var pump = new Pump(ledger, sql, new TransactionTemplate(transactions), reader);
    pumps.add(pump);
    bell.wake(pump::wake);
    threads.add(Thread.ofVirtual().name("reader-" + reader.name()).start(pump));
  }

  private void follow(List<LedgerReader> fleeting) {
    var tail = new Tail(ledger, sql, bell, fleeting);
    tail.start();
    bell.wake(tailBell::release);
    threads.add(Thread.ofVirtual().name("tail").start(() -> follow(tail)));
  }

  private void follow(Tail tail) {
    while (isRunning) {
      try {
        long began = System.nanoTime();
        if (!tail.turn()) {
          var most = tail.isAtGap() ? Pump.GAP_POLL : Pump.POLL;
          tailBell.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
          if (!tail.isAtGap()) {
            Pump.breathe(began);
          }
          tailBell.drainPermits();
        }
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException failure) {
        log.warn("The ledger cannot be followed just now", failure);
        java.util.concurrent.locks.LockSupport.parkNanos(Pump.AFTER_FAILURE.toNanos());
      }
    }
  }

  @Override
  public void stop() {
    isRunning = false;
    pumps.forEach(Pump::stop);
    tailBell.release();
    for (Thread thread : threads) {
      try {
        thread.join(5_000);
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
