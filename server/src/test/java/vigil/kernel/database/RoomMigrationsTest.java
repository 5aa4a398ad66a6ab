package vigil.kernel.database;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RoomMigrationsTest {
  private final String url = TestDatabase.freshUrl();
  private final DataSource owner = TestDatabase.at(url);
  private final JdbcClient sql = JdbcClient.create(owner);

  private void migrate() {
    new RoomMigrations(new ServiceGrants(owner, TestDatabase.at(TestDatabase.serviceUrl(url))))
        .migrate(Flyway.configure().dataSource(owner).load());
  }

  @BeforeEach
  void anEmptyDatabaseGetsAll() {
    migrate();
  }

  @Test
  void aStartThatFindsAllDoneGoesThroughNoRoom() {
    sql.sql("drop table flyway_schema_history_watch").update();
    migrate();
    assertEquals(0, count("pg_tables where tablename = 'flyway_schema_history_watch'"));
  }

  @Test
  void aStartThatFindsAllDoneGivesTheServiceItsRightsAllTheSame() {
    sql.sql("revoke select on watch.incident from " + PasswordAuthSetup.SERVICE).update();
    migrate();
    assertMayRead("watch.incident");
  }

  /// As after a crash between the rooms and the note of them.
  @Test
  void aStartThatDoesNotFindItDoneGoesThroughAll() {
    sql.sql("revoke select on watch.incident from " + PasswordAuthSetup.SERVICE).update();
    sql.sql("comment on schema kernel is 'another'").update();
    migrate();
    assertMayRead("watch.incident");
  }

  @Test
  void anotherFileOrAnotherWordInOneIsNotDoneYet() {
    String done = RoomMigrations.fingerprint(List.of(file("watch/V1__a.sql", "select 1")));
    assertEquals(done, RoomMigrations.fingerprint(List.of(file("watch/V1__a.sql", "select 1"))));
    assertNotEquals(done, RoomMigrations.fingerprint(List.of(file("watch/V1__a.sql", "select 2"))));
    assertNotEquals(done, RoomMigrations.fingerprint(List.of(file("watch/V2__a.sql", "select 1"))));
  }

  private void assertMayRead(String table) {
    var service = JdbcClient.create(TestDatabase.at(TestDatabase.serviceUrl(url)));
    assertDoesNotThrow(() -> service.sql("select count(*) from " + table).query().listOfRows());
  }

  private long count(String what) {
    return sql.sql("select count(*) from " + what).query(Long.class).single();
  }

  private static ByteArrayResource file(String name, String text) {
    return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public URL getURL() throws IOException {
        return URI.create("file:/db/migration/" + name).toURL();
      }
    };
  }
}
