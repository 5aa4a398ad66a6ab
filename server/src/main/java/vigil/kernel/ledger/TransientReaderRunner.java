package vigil.kernel.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;

/// Hands what is settled to a reader that keeps nothing (push to browsers), from the start of the
/// server on. A fact that it fails on it will not see again; those beside it it does.
final class TransientReaderRunner extends PollLoop {
  private static final Logger LOG = LoggerFactory.getLogger(TransientReaderRunner.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final SqlLedger ledger;
  private final LedgerReader reader;
  private final Set<String> concerns;
  private long position;

  /// @param position from which it follows
  TransientReaderRunner(SqlLedger ledger, LedgerReader reader, long position) {
    super("Reader " + reader.name());
    this.ledger = ledger;
    this.reader = reader;
    this.position = position;
    concerns =
        reader.listImmediateFacts().stream()
            .map(Fact::kind)
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Wakes it for what concerns it; the others are read with the next that does, or within a
  /// second. One that names none hears of all at once.
  void offer(List<LedgerEntry> settled) {
    if (concerns.isEmpty()
        || settled.stream().map(LedgerEntry::kind).anyMatch(concerns::contains)) {
      wake();
    }
  }

  @Override
  Duration pollInterval() {
    return POLL;
  }

  @Override
  boolean runOnce() {
    List<LedgerEntry> read = ledger.listAfter(position, ReaderRunner.BATCH);
    if (!read.isEmpty()) {
      position = read.getLast().seq();
      hand(read);
    }
    return read.size() == ReaderRunner.BATCH;
  }

  private void hand(List<LedgerEntry> read) {
    try {
      reader.read(read);
    } catch (RuntimeException failure) {
      if (read.size() == 1) {
        LedgerEntry fact = read.getFirst();
        LOG.error(
            "Reader {} goes on without fact {}, {} of {}: {}",
            reader.name(),
            fact.seq(),
            fact.kind(),
            fact.subject(),
            FailureClassifier.reason(failure));
      } else {
        read.forEach(one -> hand(List.of(one)));
      }
    }
  }
}
