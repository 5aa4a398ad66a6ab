package vigil.kernel.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.Entry;
import vigil.kernel.Fact;
import vigil.kernel.LedgerReader;

/// Feeds one reader what is settled: reads, hands over, moves the position, all in one transaction.
/// Facts that do not concern the reader cost no transaction of their own.
final class Pump extends Turns {
  static final int BATCH = 500;

  /// So often it looks at its position in any case: another server may have moved it, or a rebuild
  /// set it back.
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final String POSITION = "select seq from kernel.reader where name = ? for update";

  private final SqlLedger ledger;
  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final LedgerReader reader;
  private final Set<String> concerns;
  private final Duration look;
  private @Nullable Long lastLook;
  private long seen;

  Pump(SqlLedger ledger, JdbcClient sql, TransactionTemplate transaction, LedgerReader reader) {
    this(ledger, sql, transaction, reader, POLL);
  }

  /// @param look how long it may go on in memory
  Pump(
      SqlLedger ledger,
      JdbcClient sql,
      TransactionTemplate transaction,
      LedgerReader reader,
      Duration look) {
    super("Reader " + reader.name());
    this.look = look;
    this.ledger = ledger;
    this.sql = sql;
    this.transaction = transaction;
    this.reader = reader;
    concerns = reader.concerns().stream().map(Fact::kind).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  Duration poll() {
    return POLL;
  }

  @Override
  boolean turn() {
    if (lastLook == null) {
      register();
    } else if (!isToLook(lastLook) && !isConcerned()) {
      return false;
    }
    Integer taken = transaction.execute(status -> batch());
    lastLook = System.nanoTime();
    return taken != null && taken == BATCH;
  }

  private void register() {
    sql.sql("insert into kernel.reader (name) values (?) on conflict do nothing")
        .param(reader.name())
        .update();
  }

  private boolean isToLook(long last) {
    return System.nanoTime() - last >= look.toNanos();
  }

  /// Goes on in memory over what does not concern the reader.
  private boolean isConcerned() {
    List<Entry> next = ledger.after(seen, BATCH);
    if (concerns.isEmpty() || next.stream().map(Entry::kind).anyMatch(concerns::contains)) {
      return !next.isEmpty();
    }
    seen = next.isEmpty() ? seen : next.getLast().seq();
    return next.size() == BATCH;
  }

  private int batch() {
    long at = sql.sql(POSITION).param(reader.name()).query(Long.class).single();
    List<Entry> read = ledger.after(at, BATCH);
    if (!read.isEmpty()) {
      at = read.getLast().seq();
      reader.read(read);
      sql.sql("update kernel.reader set seq = ? where name = ?").params(at, reader.name()).update();
    }
    seen = at;
    return read.size();
  }
}
