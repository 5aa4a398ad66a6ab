package vigil.kernel.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.LedgerEntry;

/// Follows the end of the ledger for all readers and minds its gaps, so that nobody else need know
/// of them. It hears after each commit in this server what was committed, and reads the database
/// only where a number is missing: of what follows the end without a gap nothing is unknown. A poll
/// each second finds the commits of other servers.
final class Tail extends PollLoop {
  private static final int BATCH = ReaderRunner.BATCH;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration GAP_POLL = Duration.ofMillis(5);

  /// Turns lie this far apart when there are many commits: they are read together.
  private static final Duration BREATH = Duration.ofMillis(20);

  private final SqlLedger ledger;
  private final JdbcClient sql;
  private final SettledWindow settled;
  private final Gaps gaps = new Gaps();

  /// Committed here and not settled yet, by number.
  private final ConcurrentSkipListMap<Long, LedgerEntry> heard = new ConcurrentSkipListMap<>();

  private volatile boolean isToRead;
  private long lastTurn = System.nanoTime();
  private boolean isMore;

  Tail(SqlLedger ledger, JdbcClient sql, SettledWindow settled) {
    super("The ledger's tail");
    this.ledger = ledger;
    this.sql = sql;
    this.settled = settled;
  }

  /// Starts where the foremost reader is: it went no further than what was settled.
  void start() {
    settled.startAt(
        sql.sql("select coalesce(max(seq), 0) from kernel.reader").query(Long.class).single());
  }

  @Override
  boolean runOnce() {
    if (!isMore) {
      breathe();
    }
    lastTurn = System.nanoTime();
    return !isAllHeard() && isMoreRead();
  }

  /// Settles what was heard and follows the end.
  ///
  /// @return whether there was some, and the database need not be asked
  private boolean isAllHeard() {
    boolean isAll = !isToRead && !heard.isEmpty();
    isToRead = false;
    List<LedgerEntry> next = takeHeard();
    if (!next.isEmpty()) {
      settled.add(next);
    }
    return isAll && (heard.isEmpty() || !next.isEmpty());
  }

  /// @return true when more is waiting
  private boolean isMoreRead() {
    if (gaps.isWaiting()) {
      gaps.setOldestRunning(
          sql.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
              .query(Long.class)
              .single());
    }
    List<LedgerEntry> read = ledger.read(settled.end(), BATCH);
    int taken = gaps.countReady(settled.end(), read);
    if (gaps.needsBound(taken, read)) {
      gaps.bind(
          sql.sql("select pg_current_xact_id()::text::bigint").query(Long.class).single(), read);
    }
    if (taken > 0) {
      settled.add(read.subList(0, taken));
      heard.headMap(settled.end(), true).clear();
    }
    isMore = taken == BATCH;
    return isMore;
  }

  /// Learns what was committed in this server.
  ///
  /// @param committed none where that is not known
  void hear(List<LedgerEntry> committed) {
    if (committed.isEmpty() || heard.size() > SettledWindow.KEPT) {
      isToRead = true;
    } else {
      committed.forEach(entry -> heard.put(entry.seq(), entry));
    }
    wake();
  }

  /// What follows the end without a gap.
  private List<LedgerEntry> takeHeard() {
    heard.headMap(settled.end(), true).clear();
    var next = new ArrayList<LedgerEntry>();
    LedgerEntry entry = heard.remove(settled.end() + 1);
    while (entry != null) {
      next.add(entry);
      entry = heard.remove(entry.seq() + 1);
    }
    return next;
  }

  private void breathe() {
    Duration pause = gaps.isWaiting() ? GAP_POLL : BREATH;
    long left = pause.toNanos() - (System.nanoTime() - lastTurn);
    if (left > 0) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  Duration pollInterval() {
    return gaps.isWaiting() || !heard.isEmpty() ? GAP_POLL : POLL;
  }
}
