package vigil.bench.line;

import java.io.IOException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.bench.Cpu;
import vigil.bench.api.DeployedServer;

/// What was spent from its making to its stop.
final class LineCost {
  /// Of the whole database.
  private record Work(long commits, long inserted, long updated, double logBytes) {}

  private final JdbcClient sql;
  private final Cpu cpu;
  private final long pid;
  private final long media;
  private final Work before;
  private double server;
  private double compiling;
  private double postgres;
  private double sound;

  LineCost(DeployedServer deployed, long media) throws IOException {
    sql = JdbcClient.create(deployed.sql());
    cpu = new Cpu(sql);
    pid = deployed.pid();
    this.media = media;
    before = work();
    server = -Cpu.millis(pid);
    compiling = -Cpu.compilingMillis(pid);
    sound = -Cpu.millis(media);
    postgres = -cpu.postgresMillis();
  }

  private Work work() {
    return sql.sql(
            """
            select xact_commit, tup_inserted, tup_updated, (select wal_bytes from pg_stat_wal) log
            from pg_stat_database where datname = current_database()
            """)
        .query((row, _) ->
            new Work(
                row.getLong("xact_commit"),
                row.getLong("tup_inserted"),
                row.getLong("tup_updated"),
                row.getDouble("log")))
        .single();
  }

  void stop() throws IOException {
    server += Cpu.millis(pid);
    compiling += Cpu.compilingMillis(pid);
    sound += Cpu.millis(media);
    postgres += cpu.postgresMillis();
  }

  /// Of server and PostgreSQL together, in milliseconds.
  double millis() {
    return server + postgres;
  }

  /// Shared out among so many calls, or seconds.
  String per(double count) {
    Work after = work();
    return "server %6.2f (compiling %5.2f)  PostgreSQL %6.2f  media %6.2f ms CPU; %5.1f commits, %5.1f inserted, %5.1f updated, %5.1f KB of log"
        .formatted(
            server / count,
            compiling / count,
            postgres / count,
            sound / count,
            (after.commits() - before.commits()) / count,
            (after.inserted() - before.inserted()) / count,
            (after.updated() - before.updated()) / count,
            (after.logBytes() - before.logBytes()) / 1024 / count);
  }
}
