package vigil.flink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `./vigil flink export`: sends the ledger's cases to Kafka until it is stopped.
public final class ExportMain {
  private static final Logger LOG = LoggerFactory.getLogger(ExportMain.class);

  /// How long it waits where nothing is left.
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String DATABASE = "VIGIL_DATABASE_URL";

  private ExportMain() {}

  public static void main(String[] words) throws Exception {
    var given = Arguments.parse(words);
    InstantSource clock = Clock.systemUTC();
    try (var ledger = new JdbcLedger(url());
        var export = new LedgerExport(ledger, given.wires(), given.policy())) {
      LOG.info("From the ledger's {} on", export.position());
      while (true) {
        Instant at = clock.instant();
        if (!export.step(at)) {
          Thread.sleep(PAUSE);
        }
      }
    }
  }

  private static String url() {
    String url = System.getenv(DATABASE);
    if (url == null || url.isEmpty()) {
      throw new IllegalArgumentException(DATABASE + " is not set");
    }
    return url;
  }
}
