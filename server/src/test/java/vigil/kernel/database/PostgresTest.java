package vigil.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
      database.setUrl(postgres.ownerUrl());
      JdbcClient sql = JdbcClient.create(database);
      sql.sql("create table kept as select 7 as number").update();
      long pid = killed(postgres);
      Await.until(() -> !isAlive(pid) && answers(sql));
      assertEquals(7, sql.sql("select number from kept").query(Integer.class).single());
    }
  }

  /// As on a full disk: it cannot start, over and over, until what hinders it is gone.
  @Test
  void oneThatCannotStartIsTriedAgainUntilItCan() throws Exception {
    try (var postgres = Postgres.open(folder, FreePort.find(), true)) {
      Path settings = postgres.data().resolve("postgresql.auto.conf");
      String good = Files.readString(settings);
      Files.writeString(settings, "nonsense\n");
      long pid = killed(postgres);
      Await.until(() -> !isAlive(pid));
      var first = assertThrows(IOException.class, postgres::startIfGone);
      assertTrue(String.valueOf(first.getMessage()).contains("its log says why"), () -> "" + first);
      Files.writeString(settings, good);
      Files.writeString(postgres.data().resolve("postmaster.pid"), "");
      Thread.ofPlatform().daemon().start(postgres::supervise);
      var database = new PGSimpleDataSource();
      database.setUrl(postgres.ownerUrl());
      Await.until(() -> answers(JdbcClient.create(database)));
    }
  }

  @Test
  void noneIsLeftRunningThatWasJustComingBack() throws Exception {
    var postgres = Postgres.open(folder, FreePort.find(), true);
    try (postgres) {
      Thread.ofPlatform().daemon().start(postgres::supervise);
      long pid = killed(postgres);
      Await.until(() -> pid(postgres) != pid && isAlive(pid(postgres)));
    }
    assertFalse(isAlive(pid(postgres)));
  }

  @Test
  void aTakenPortIsSaidAtOnce() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var refused =
          assertThrows(
              UncheckedIOException.class,
              () -> Postgres.open(folder, other.getLocalPort(), false).close());
      String said = String.valueOf(refused.getMessage());
      assertTrue(said.endsWith("or choose another by vigil.database.port"), said);
    }
  }

  private static long killed(Postgres postgres) throws Exception {
    long pid = pid(postgres);
    new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor();
    return pid;
  }

  /// As the postmaster writes it down; 0 while it does not.
  private static long pid(Postgres postgres) {
    try (var lines = Files.lines(postgres.data().resolve("postmaster.pid"))) {
      return lines.findFirst().map(Long::parseLong).orElse(0L);
    } catch (IOException none) {
      return 0;
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
