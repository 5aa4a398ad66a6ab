package vigil.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.FreePort;

/// PostgreSQL itself refuses what nobody may do: who took the application over cannot touch the
/// ledger, who has no password cannot come in.
class DatabaseRolesTest {
  /// PostgreSQL's "insufficient privilege".
  private static final String NOT_ALLOWED = "42501";

  /// PostgreSQL's "invalid password".
  private static final String WRONG_PASSWORD = "28P01";

  private static final String OWNER = withALedger();
  private static final JdbcClient SERVICE =
      JdbcClient.create(database(TestDatabase.serviceUrl(OWNER)));

  @TempDir Path folder;

  private static String withALedger() {
    String url = TestDatabase.freshUrl();
    for (String room : List.of("__root", "kernel", "audit")) {
      TestDatabase.migrate(database(url), room, "latest");
    }
    ServiceGrants.grant(database(url), PasswordAuthSetup.SERVICE, List.of("kernel", "audit"));
    return url;
  }

  // promise: docs/operations.md «may only add to the ledger and the audit chain»
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update kernel.fact set body = '{}'",
        "delete from kernel.fact",
        "truncate kernel.fact",
        "alter table kernel.fact add column more text",
        "update audit.link set hash = sha256('')",
        "delete from audit.link",
        "truncate audit.link",
        "delete from audit.unmasking",
        "drop table kernel.fact"
      })
  void theServiceRoleCannotTouchWhatWasWritten(String statement) {
    add();
    var refused =
        assertThrows(DataAccessException.class, () -> SERVICE.sql(statement).update(), statement);
    var cause = (SQLException) Objects.requireNonNull(refused.getRootCause());
    assertEquals(NOT_ALLOWED, cause.getSQLState());
  }

  @Test
  void theServiceRoleAddsToTheLedgerAndReadsIt() {
    long before = facts();
    add();
    assertEquals(before + 1, facts());
  }

  private static void add() {
    SERVICE
        .sql(
            "insert into kernel.fact (at, kind, subject, version, body)"
                + " values (now(), 'test.Said', 'a', 1, '{}')")
        .update();
  }

  private static long facts() {
    return SERVICE.sql("select count(*) from kernel.fact").query(Long.class).single();
  }

  @Test
  void aWrongPasswordIsRefusedAndSoIsNone() {
    String url = OWNER.substring(0, OWNER.indexOf('?'));
    for (String user : List.of("postgres", "vigil_service")) {
      assertEquals(WRONG_PASSWORD, refusal(url + "?user=" + user + "&password=guessed"));
      assertTrue(List.of("08004", "28P01").contains(refusal(url + "?user=" + user)), user);
    }
  }

  /// As a Vigil before this one made it: everybody on the machine comes in as the superuser.
  @Test
  void aFolderMadeWithTrustIsShutAtItsNextStart() throws Exception {
    int port = FreePort.find();
    try (var first = Postgres.open(folder, port, true)) {
      owner(first).sql("create table kept as select 7 as number").update();
    }
    Files.writeString(folder.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    Files.delete(folder.resolve("passwords"));
    try (var shut = Postgres.open(folder, port, true)) {
      assertEquals(7, owner(shut).sql("select number from kept").query(Integer.class).single());
      String open = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
      assertEquals(WRONG_PASSWORD, refusal(open + "&password=guessed"));
    }
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("passwords"))));
  }

  @Test
  void thePasswordsStayOverAStartAndStandInNoLog() throws Exception {
    int port = FreePort.find();
    String before;
    try (var first = Postgres.open(folder, port, true)) {
      before = first.serviceUrl();
    }
    try (var second = Postgres.open(folder, port, true)) {
      assertEquals(before, second.serviceUrl());
    }
    List<String> passwords = Files.readAllLines(folder.resolve("passwords"));
    assertEquals(2, passwords.size());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().contains("log")).toList()) {
        if (Files.isRegularFile(file)) {
          String log = Files.readString(file, StandardCharsets.ISO_8859_1);
          assertTrue(passwords.stream().noneMatch(log::contains), file.toString());
        }
      }
    }
  }

  @Test
  void itListensOnThisMachineAlone() throws Exception {
    try (var postgres = Postgres.open(folder, FreePort.find(), false)) {
      JdbcClient sql = owner(postgres);
      assertEquals("127.0.0.1", sql.sql("show listen_addresses").query(String.class).single());
      assertEquals("", sql.sql("show unix_socket_directories").query(String.class).single());
      assertEquals(
          List.of("scram-sha-256"),
          sql.sql("select distinct auth_method from pg_hba_file_rules").query(String.class).list());
    }
  }

  private static JdbcClient owner(Postgres postgres) throws IOException {
    return JdbcClient.create(database(postgres.ownerUrl()));
  }

  private static PGSimpleDataSource database(String url) {
    var database = new PGSimpleDataSource();
    database.setUrl(url);
    return database;
  }

  private static String refusal(String url) {
    return assertThrows(SQLException.class, () -> database(url).getConnection().close())
        .getSQLState();
  }
}
