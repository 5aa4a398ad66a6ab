package vigil.kernel.database;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.Timers;

/// Once in ten minutes: drops what of the log is kept long enough, and says it when PostgreSQL
/// cannot keep any, since then its own folder grows.
final class WalArchiveSweep {
  private static final Logger log = LoggerFactory.getLogger(WalArchiveSweep.class);
  private static final Duration PERIOD = Duration.ofMinutes(10);

  private final WalArchive kept;
  private final JdbcClient sql;

  WalArchiveSweep(WalArchive kept, JdbcClient sql, Timers timers) {
    this.kept = kept;
    this.sql = sql;
    timers.schedule("kernel.wal", PERIOD, this::sweep);
  }

  private void sweep() {
    int dropped = kept.deleteExpired();
    if (dropped > 0) {
      log.info("{} segments of PostgreSQL's log were old enough and are gone", dropped);
    }
    sql.sql(
            """
            select last_failed_wal from pg_stat_archiver
            where last_failed_time > coalesce(last_archived_time, '-infinity')
            """)
        .query((row, number) -> row.getString(1))
        .optional()
        .ifPresent(segment ->
            log.error(
                "PostgreSQL cannot keep its log ({}): look at the disk and at pg/log", segment));
  }
}
