package vigil.kernel.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.Entry;
import vigil.kernel.LedgerReader;

/// Feeds one reader: reads, minds the gaps, hands over, moves the position, all in one transaction.
/// Woken after each commit in this server; a poll each second is the safety net.
final class Pump implements Runnable {
  static final int BATCH = 500;
  static final Duration POLL = Duration.ofSeconds(1);
  static final Duration GAP_POLL = Duration.ofMillis(5);

  /// Turns lie this far apart when there are many commits: they are read together.
  static final Duration BREATH = Duration.ofMillis(20);

  static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Logger log = LoggerFactory.getLogger(Pump.class);

  private final SqlLedger ledger;
  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final LedgerReader reader;
  private final Gaps gaps = new Gaps();
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean isStopped;
  private boolean isKnown;

  Pump(SqlLedger ledger, JdbcClient sql, TransactionTemplate transaction, LedgerReader reader) {
    this.ledger = ledger;
    this.sql = sql;
    this.transaction = transaction;
    this.reader = reader;
  }

  void wake() {
    bell.release();
  }

  void stop() {
    isStopped = true;
    wake();
  }

  @Override
  public void run() {
    while (!isStopped) {
      try {
        long began = System.nanoTime();
        boolean isMore = turn();
        if (!isMore) {
          restSince(began);
        }
      } catch (RuntimeException failure) {
        if (isStopped) {
          return;
        }
        log.warn("Reader {} could not take its batch and will try again", reader.name(), failure);
        rest(AFTER_FAILURE);
      }
    }
  }

  /// One batch.
  ///
  /// @return true when more is waiting
  boolean turn() {
    if (!isKnown) {
      sql.sql("insert into kernel.reader (name) values (?) on conflict do nothing")
          .param(reader.name())
          .update();
      isKnown = true;
    }
    var turn = transaction.execute(status -> batch());
    if (gaps.needsBound(turn.taken(), turn.read())) {
      long own = sql.sql("select pg_current_xact_id()::text::bigint").query(Long.class).single();
      gaps.bind(own, turn.read());
    }
    return turn.taken() == BATCH;
  }

  private record Turn(List<Entry> read, int taken) {}

  private Turn batch() {
    long position = position();
    if (gaps.isWaiting()) {
      gaps.oldestRunning(
          sql.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
              .query(Long.class)
              .single());
    }
    List<Entry> read = ledger.read(position, BATCH);
    int taken = gaps.take(position, read);
    if (taken > 0) {
      reader.read(List.copyOf(read.subList(0, taken)));
      sql.sql("update kernel.reader set seq = ? where name = ?")
          .params(read.get(taken - 1).seq(), reader.name())
          .update();
    }
    return new Turn(read, taken);
  }

  private long position() {
    return sql.sql("select seq from kernel.reader where name = ? for update")
        .param(reader.name())
        .query(Long.class)
        .single();
  }

  private void restSince(long began) {
    if (gaps.isWaiting()) {
      rest(GAP_POLL);
    } else {
      rest(POLL);
      breathe(began);
    }
  }

  /// Waits until the last turn began long enough ago.
  static void breathe(long began) {
    long left = BREATH.toNanos() - (System.nanoTime() - began);
    if (left > 0) {
      LockSupport.parkNanos(left);
    }
  }

  private void rest(Duration most) {
    try {
      if (bell.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
    } catch (InterruptedException stop) {
      isStopped = true;
      Thread.currentThread().interrupt();
    }
  }
}
