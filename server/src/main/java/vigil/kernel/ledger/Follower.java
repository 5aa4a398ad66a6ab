package vigil.kernel.ledger;

import java.time.Duration;
import java.util.List;
import vigil.kernel.Entry;
import vigil.kernel.LedgerReader;

/// Hands what is settled to a reader that keeps nothing (push to browsers), from the start of the
/// server on. What it fails on it will not see again.
final class Follower extends Turns {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final SqlLedger ledger;
  private final LedgerReader reader;
  private long position;

  /// @param position from which it follows
  Follower(SqlLedger ledger, LedgerReader reader, long position) {
    super("Reader " + reader.name());
    this.ledger = ledger;
    this.reader = reader;
    this.position = position;
  }

  @Override
  Duration poll() {
    return POLL;
  }

  @Override
  boolean turn() {
    List<Entry> read = ledger.after(position, Pump.BATCH);
    if (!read.isEmpty()) {
      position = read.getLast().seq();
      reader.read(read);
    }
    return read.size() == Pump.BATCH;
  }
}
