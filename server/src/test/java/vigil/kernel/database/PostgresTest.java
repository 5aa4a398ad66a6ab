package vigil.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.FreePort;
import vigil.kernel.Await;

class PostgresTest {
  @TempDir Path folder;

  @Test
  void aKilledDatabaseComesBackWithWhatWasAcknowledged() throws Exception {
    try (var postgres = Postgres.open(folder, FreePort.find(), true)) {
      Thread.ofPlatform().daemon().start(postgres::supervise);
      var database = new PGSimpleDataSource();
      database.setUrl(postgres.url());
      JdbcClient sql = JdbcClient.create(database);
      sql.sql("create table kept as select 7 as number").update();
      long pid =
          Long.parseLong(Files.readAllLines(postgres.data().resolve("postmaster.pid")).getFirst());
      new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor();
      Await.until(() -> !isAlive(pid) && answers(sql));
      assertEquals(7, sql.sql("select number from kept").query(Integer.class).single());
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static boolean answers(JdbcClient sql) {
    try {
      return sql.sql("select 1").query(Integer.class).single() == 1;
    } catch (DataAccessException away) {
      return false;
    }
  }
}
