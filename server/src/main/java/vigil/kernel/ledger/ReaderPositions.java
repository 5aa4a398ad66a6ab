package vigil.kernel.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Once a second, for all readers at once: looks where their rows stand. A quiet house so asks its
/// database one question a second, and not one for each reader.
final class ReaderPositions extends PollLoop {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final JdbcClient sql;
  private final Map<String, ReaderRunner> readers;

  ReaderPositions(JdbcClient sql, List<ReaderRunner> readers) {
    super("The readers' positions");
    this.sql = sql;
    this.readers = readers.stream().collect(Collectors.toMap(ReaderRunner::reader, it -> it));
  }

  @Override
  Duration pollInterval() {
    return POLL;
  }

  @Override
  boolean runOnce() {
    sql.sql("select name, seq from kernel.reader")
        .query(row -> {
          ReaderRunner reader = readers.get(row.getString("name"));
          if (reader != null) {
            reader.compareTo(row.getLong("seq"));
          }
        });
    return false;
  }
}
