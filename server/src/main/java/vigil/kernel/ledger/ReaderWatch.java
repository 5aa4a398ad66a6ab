package vigil.kernel.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.LedgerReader;
import vigil.kernel.ReaderProgress;

/// Compares where the readers stand with where they stood. A reader that is far behind and reads is
/// no standstill: it gets there.
@Component
class ReaderWatch implements ReaderProgress {
  /// Where a reader stood, and since when.
  private record Stand(long seq, Instant since) {}

  private final JdbcClient sql;
  private final ObjectProvider<LedgerReader> readers;
  private final Map<String, Stand> stands = new HashMap<>();

  ReaderWatch(JdbcClient sql, ObjectProvider<LedgerReader> readers) {
    this.sql = sql;
    this.readers = readers;
  }

  /// Rows of readers that this version does not have stand still by right.
  private Set<String> names() {
    return readers
        .orderedStream()
        .filter(LedgerReader::isDurable)
        .map(LedgerReader::name)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized Optional<Standstill> findLongest(Instant now) {
    long head = sql.sql("select coalesce(max(seq), 0) from kernel.fact").query(Long.class).single();
    Set<String> known = names();
    var positions = new HashMap<String, Long>();
    sql.sql("select name, seq from kernel.reader")
        .query(row -> {
          positions.put(row.getString("name"), row.getLong("seq"));
        });
    positions.keySet().retainAll(known);
    positions.forEach((name, seq) -> note(name, seq, head, now));
    return stands.entrySet().stream()
        .map(stand ->
            new Standstill(stand.getKey(), Duration.between(stand.getValue().since(), now)))
        .filter(stand -> stand.since().isPositive())
        .max(Comparator.comparing(Standstill::since));
  }

  private void note(String name, long seq, long head, Instant now) {
    Stand before = stands.get(name);
    boolean isSame = before != null && before.seq() == seq && !before.since().isAfter(now);
    if (seq >= head) {
      stands.remove(name);
    } else if (!isSame) {
      stands.put(name, new Stand(seq, now));
    }
  }
}
