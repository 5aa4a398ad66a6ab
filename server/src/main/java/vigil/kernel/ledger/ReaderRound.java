package vigil.kernel.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.LedgerEntry;

/// Gives many readers what is settled in one transaction: those in no hurry all of half a second
/// together, the others once a second what does not concern them. A commit costs more than the
/// facts of a call, and so it is one for all of them. Once a second too it looks where their rows
/// stand: a quiet house so asks its database one question a second. Where one of them fails nothing
/// is kept, and each takes a turn of its own ([ReaderRunner]).
final class ReaderRound extends PollLoop {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderRound.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  static final Duration PAUSE = Duration.ofMillis(500);

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Map<String, ReaderRunner> readers;
  private long lastTurn = System.nanoTime() - POLL.toNanos();
  private long lastLook = lastTurn;

  ReaderRound(JdbcClient sql, TransactionTemplate transaction, List<ReaderRunner> readers) {
    super("The readers' round");
    this.sql = sql;
    this.transaction = transaction;
    this.readers =
        readers.stream().collect(Collectors.toMap(it -> it.reader().name(), Function.identity()));
  }

  /// Wakes it for those in no hurry.
  void offer(List<LedgerEntry> settled) {
    wake();
  }

  @Override
  Duration pollInterval() {
    return POLL;
  }

  @Override
  boolean runOnce() {
    pause();
    boolean isLook = lastTurn - lastLook >= POLL.toNanos();
    if (isLook) {
      lastLook = lastTurn;
      look();
    }
    Map<String, ReaderRunner> due =
        readers.values().stream()
            .filter(one -> one.isBehind() && (isLook || one.isPatient()))
            .collect(Collectors.toMap(one -> one.reader().name(), Function.identity()));
    if (!due.isEmpty()) {
      give(due);
    }
    return false;
  }

  private void pause() {
    long left = PAUSE.toNanos() - (System.nanoTime() - lastTurn);
    if (left > 0) {
      LockSupport.parkNanos(left);
    }
    lastTurn = System.nanoTime();
  }

  private void look() {
    sql.sql("select name, seq from kernel.reader")
        .query(row -> {
          ReaderRunner reader = readers.get(row.getString("name"));
          if (reader != null) {
            reader.compareTo(row.getLong("seq"));
          }
        });
  }

  private void give(Map<String, ReaderRunner> due) {
    var moved = new LinkedHashMap<ReaderRunner, Long>();
    try {
      transaction.executeWithoutResult(_ -> give(due, moved));
    } catch (RuntimeException | StackOverflowError failure) {
      LOG.debug("The readers take turns of their own", failure);
      due.values().forEach(ReaderRunner::takeOwnTurn);
      return;
    }
    moved.forEach(ReaderRunner::setPosition);
  }

  /// Whoever is at a turn of its own meanwhile is passed over.
  private void give(Map<String, ReaderRunner> due, Map<ReaderRunner, Long> moved) {
    Map<String, Long> rows =
        sql.sql(
                """
                select name, seq from kernel.reader where name = any(?) order by name
                for update skip locked
                """)
            .param(due.keySet().toArray(String[]::new))
            .query(ReaderRound::positions);
    rows.forEach((name, seq) -> {
      ReaderRunner reader = due.get(name);
      List<LedgerEntry> next = reader == null ? List.of() : reader.listShared(seq);
      if (reader != null && !next.isEmpty()) {
        reader.reader().read(next);
        moved.put(reader, next.getLast().seq());
      }
    });
    if (!moved.isEmpty()) {
      move(moved);
    }
  }

  private static Map<String, Long> positions(ResultSet rows) throws SQLException {
    var found = new LinkedHashMap<String, Long>();
    while (rows.next()) {
      found.put(rows.getString("name"), rows.getLong("seq"));
    }
    return found;
  }

  private void move(Map<ReaderRunner, Long> moved) {
    sql.sql(
            """
            update kernel.reader r set seq = m.seq
            from unnest(cast(? as text[]), cast(? as bigint[])) m (name, seq) where r.name = m.name
            """)
        .param(moved.keySet().stream().map(one -> one.reader().name()).toArray(String[]::new))
        .param(moved.values().toArray(Long[]::new))
        .update();
  }
}
