package vigil.kernel.ledger;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.Entry;
import vigil.kernel.LedgerReader;

/// Follows the end of the ledger in memory: says how far it is settled and hands the new facts to
/// the readers that keep nothing (push to browsers).
final class Tail {
  private static final Logger log = LoggerFactory.getLogger(Tail.class);

  private final SqlLedger ledger;
  private final JdbcClient sql;
  private final SqlLedger.Bell bell;
  private final List<LedgerReader> readers;
  private final Gaps gaps = new Gaps();

  Tail(SqlLedger ledger, JdbcClient sql, SqlLedger.Bell bell, List<LedgerReader> readers) {
    this.ledger = ledger;
    this.sql = sql;
    this.bell = bell;
    this.readers = List.copyOf(readers);
  }

  /// Starts from what the newest committed fact is now.
  void start() {
    bell.settledUpTo(
        sql.sql("select coalesce(max(seq), 0) from kernel.fact").query(Long.class).single());
  }

  /// Takes what is new.
  ///
  /// @return true when it must look again soon: a full batch, or a gap
  boolean turn() {
    if (gaps.isWaiting()) {
      gaps.oldestRunning(
          sql.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
              .query(Long.class)
              .single());
    }
    List<Entry> read = ledger.read(bell.settled(), Pump.BATCH);
    int taken = gaps.take(bell.settled(), read);
    if (gaps.needsBound(taken, read)) {
      gaps.bind(
          sql.sql("select pg_current_xact_id()::text::bigint").query(Long.class).single(), read);
    }
    if (taken > 0) {
      bell.settledUpTo(read.get(taken - 1).seq());
      var fresh = List.copyOf(read.subList(0, taken));
      readers.forEach(reader -> tell(reader, fresh));
    }
    return taken == Pump.BATCH;
  }

  boolean isAtGap() {
    return gaps.isWaiting();
  }

  private static void tell(LedgerReader reader, List<Entry> fresh) {
    try {
      reader.read(fresh);
    } catch (RuntimeException failure) {
      log.warn("Reader {} failed on facts it will not see again", reader.name(), failure);
    }
  }
}
