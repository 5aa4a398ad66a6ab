package vigil.flink;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A real PostgreSQL with the tables that the export reads.
final class LedgerTable implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final JdbcClient sql;
  private Instant at = SensedCity.START;

  LedgerTable() throws IOException {
    server = EmbeddedPostgres.start();
    for (String room : List.of("__root", "kernel", "city")) {
      Flyway.configure()
          .dataSource(server.getPostgresDatabase())
          .table("flyway_" + room)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .locations("classpath:db/migration/" + room)
          .load()
          .migrate();
    }
    sql = JdbcClient.create(server.getPostgresDatabase());
    sql.sql("insert into kernel.reader values ('insight.sensing', 0)").update();
  }

  /// Nothing has happened, and nobody has read it.
  void empty() {
    sql.sql("truncate kernel.fact restart identity").update();
    sql.sql("update kernel.reader set seq = 0").update();
    at = SensedCity.START;
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /// A second later than the one before.
  ///
  /// @param body with `AT` where its time is to stand
  void append(String kind, String subject, int version, String body) {
    at = at.plusSeconds(1);
    sql.sql(
            """
            insert into kernel.fact (at, kind, subject, version, body)
            values (?, ?, ?, ?, cast(? as jsonb))
            """)
        .params(
            at.atOffset(ZoneOffset.UTC),
            kind,
            subject,
            version,
            body.replace("\"AT\"", "\"" + at + "\""))
        .update();
  }

  /// The house's own sensing has read everything.
  void sense() {
    sql.sql("update kernel.reader set seq = (select max(seq) from kernel.fact)").update();
  }

  Instant newest() {
    return at;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
