package vigil.kernel.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;

/// Feeds one reader what is settled: reads, hands over, moves the position, all in one transaction.
/// A reader that hears of some facts at once is woken for these, and goes on in memory over the
/// others; all else it is given by [ReaderRound], together with its fellows. It takes a turn of its
/// own when it is far behind or has failed. After a batch that failed the facts come one by one;
/// one that fails alone, time after time, is set aside, and the reader goes on.
final class ReaderRunner extends PollLoop {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderRunner.class);

  /// So often a fact is tried alone, a second apart, before the reader goes on without it.
  static final int TRIES = 3;

  static final int BATCH = 500;

  /// A reader sleeps until it is woken; this only bounds what a lost wake could cost.
  private static final Duration POLL = Duration.ofSeconds(10);

  static final String POSITION = "select seq from kernel.reader where name = ? for update";

  private final SqlLedger ledger;
  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final LedgerReader reader;
  private final Set<String> concerns;

  /// How far it came, in memory or with its row.
  private volatile long seen;

  /// Where its row stands, as far as it knows.
  private volatile long stored = -1;

  private volatile boolean isToLook = true;
  private volatile boolean isRegistered;

  /// Where a batch that failed began, and its last fact: between them they come one by one.
  private volatile long oneByOneFrom;

  private volatile long oneByOneUntil;

  private long failedAt;
  private int failed;

  ReaderRunner(
      SqlLedger ledger, JdbcClient sql, TransactionTemplate transaction, LedgerReader reader) {
    super("Reader " + reader.name());
    this.ledger = ledger;
    this.sql = sql;
    this.transaction = transaction;
    this.reader = reader;
    concerns =
        reader.listImmediateFacts().stream()
            .map(Fact::kind)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  Duration pollInterval() {
    return POLL;
  }

  @Override
  boolean runOnce() {
    if (!isRegistered) {
      register();
      isRegistered = true;
    } else if (!isToLook && !isConcerned()) {
      return false;
    }
    isToLook = false;
    return next();
  }

  /// Wakes it for what concerns it.
  void offer(List<LedgerEntry> settled) {
    if (settled.stream().map(LedgerEntry::kind).anyMatch(concerns::contains)) {
      wake();
    }
  }

  LedgerReader reader() {
    return reader;
  }

  /// Whether it takes its facts in no hurry.
  boolean isPatient() {
    return concerns.isEmpty();
  }

  /// Whether there is something for it that it was not given yet, as far as it knows where its row
  /// stands.
  boolean isBehind() {
    return isRegistered && stored < ledger.head();
  }

  /// Learns where its row stands: moved on by another server, or set back by a rebuild.
  void compareTo(long row) {
    if (row > stored && isRegistered) {
      setPosition(row);
    } else if (row < stored) {
      takeOwnTurn();
    }
  }

  /// What [ReaderRound] may give it with the others after a position: none where it takes a turn of
  /// its own.
  List<LedgerEntry> listShared(long position) {
    List<LedgerEntry> next = ledger.listAfter(position, BATCH);
    boolean isOwn =
        !isRegistered
            || next.size() == BATCH
            || isOneByOne(position)
            || next.stream().map(LedgerEntry::kind).anyMatch(concerns::contains);
    if (isOwn) {
      takeOwnTurn();
    }
    return isOwn ? List.of() : next;
  }

  /// Looks at its row by itself.
  void takeOwnTurn() {
    isToLook = true;
    wake();
  }

  /// Learns that it was given all up to a position, and that its row says so.
  void setPosition(long position) {
    stored = position;
    seen = Math.max(seen, position);
  }

  private void register() {
    sql.sql("insert into kernel.reader (name) values (?) on conflict do nothing")
        .param(reader.name())
        .update();
  }

  /// Goes on in memory over what does not concern the reader.
  private boolean isConcerned() {
    List<LedgerEntry> next = ledger.listAfter(seen, BATCH);
    if (concerns.isEmpty() || next.stream().map(LedgerEntry::kind).anyMatch(concerns::contains)) {
      return !next.isEmpty();
    }
    seen = next.isEmpty() ? seen : next.getLast().seq();
    return next.size() == BATCH;
  }

  /// @return true when more is waiting
  private boolean next() {
    var batch = new Batch();
    try {
      transaction.executeWithoutResult(status -> batch.apply());
    } catch (RuntimeException | StackOverflowError failure) {
      if (batch.read.isEmpty()
          || reader.acceptsEveryFact()
          || FailureClassifier.isTransient(failure)) {
        throw failure;
      }
      if (batch.read.size() > 1) {
        oneByOneFrom = batch.from;
        oneByOneUntil = batch.read.getLast().seq();
        return true;
      }
      failed(batch.read.getFirst(), failure);
      return true;
    }
    seen = batch.at;
    stored = batch.at;
    return batch.read.size() == BATCH || isOneByOne(seen);
  }

  private boolean isOneByOne(long position) {
    return position >= oneByOneFrom && position < oneByOneUntil;
  }

  private void failed(LedgerEntry fact, Throwable failure) {
    failed = failedAt == fact.seq() ? failed + 1 : 1;
    failedAt = fact.seq();
    if (failed < TRIES) {
      throw new IllegalStateException("Fact " + fact.seq() + " could not be taken", failure);
    }
    String reason = FailureClassifier.reason(failure);
    transaction.executeWithoutResult(status -> {
      sql.sql(POSITION).param(reader.name()).query(Long.class).single();
      SqlSetAsides.put(sql, reader.name(), fact, reason);
      moveTo(fact.seq());
    });
    seen = fact.seq();
    stored = fact.seq();
    LOG.error(
        "Reader {} could not take fact {}, {} of {}: {}. It is set aside and the reader goes on; an"
            + " operator can have it tried again",
        reader.name(),
        fact.seq(),
        fact.kind(),
        fact.subject(),
        reason);
  }

  private void moveTo(long position) {
    sql.sql("update kernel.reader set seq = ? where name = ?")
        .params(position, reader.name())
        .update();
  }

  /// What is taken in one transaction.
  private final class Batch {
    private List<LedgerEntry> read = List.of();
    private long from;
    private long at;

    void apply() {
      from = sql.sql(POSITION).param(reader.name()).query(Long.class).single();
      at = from;
      read = ledger.listAfter(at, isOneByOne(at) ? 1 : BATCH);
      if (!read.isEmpty()) {
        at = read.getLast().seq();
        reader.read(read);
        moveTo(at);
      }
    }
  }
}
