package vigil.kernel.database;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Each room has a folder of migrations and a history of its own, so that numbers never collide.
/// The schemas come first; rooms then know nothing of each other's tables, so their order is the
/// alphabet's, but for a room that was split off another.
///
/// What was done last is written beside it, so that a server that comes back after a crash does not
/// go through all rooms to find nothing to do.
@Component
class RoomMigrations implements FlywayMigrationStrategy {
  private static final String FOLDER = "db/migration/";
  private static final String SCHEMAS = "__root";

  /// These rooms take over tables that another room's migrations made, so they come last, in this
  /// order.
  private static final List<String> SPLIT_OFF = List.of("messaging", "exchange");

  private final ServiceGrants grants;

  RoomMigrations(ServiceGrants grants) {
    this.grants = grants;
  }

  @Override
  public void migrate(Flyway flyway) {
    JdbcClient owner = JdbcClient.create(flyway.getConfiguration().getDataSource());
    List<Resource> files = files();
    String done = grants.roleId() + " " + fingerprint(files);
    List<String> all = rooms(files).stream().filter(room -> !room.equals(SCHEMAS)).toList();
    if (done.equals(lastDone(owner))) {
      grants.grant(all);
      return;
    }
    migrate(flyway, SCHEMAS);
    all.forEach(room -> migrate(flyway, room));
    grants.grant(all);
    owner.sql("comment on schema kernel is '" + done.replace("'", "''") + "'").update();
  }

  /// Copies bring it along with what it tells of.
  private static @Nullable String lastDone(JdbcClient owner) {
    return owner
        .sql("select obj_description(to_regnamespace('kernel'), 'pg_namespace')")
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /// Another file, or another word in one, makes another.
  static String fingerprint(List<Resource> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Resource file : files) {
        digest.update(below(file).getBytes(StandardCharsets.UTF_8));
        digest.update(MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray()));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException | NoSuchAlgorithmException unreadable) {
      throw new IllegalStateException("The migrations cannot be read from the jar", unreadable);
    }
  }

  private static void migrate(Flyway flyway, String room) {
    Flyway.configure()
        .configuration(flyway.getConfiguration())
        .table("flyway_schema_history_" + room)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .locations("classpath:" + FOLDER + room)
        .load()
        .migrate();
  }

  private static List<Resource> files() {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath*:" + FOLDER + "*/V*.sql"))
          .sorted(comparing(RoomMigrations::below))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The migrations cannot be read from the jar", unreadable);
    }
  }

  /// The folders that hold migrations, in the order they are gone through.
  private static List<String> rooms(List<Resource> files) {
    return files.stream()
        .map(file -> below(file).substring(0, below(file).indexOf('/')))
        .distinct()
        .sorted(
            comparingInt((String room) -> SPLIT_OFF.indexOf(room)).thenComparing(naturalOrder()))
        .toList();
  }

  /// A migration's room and name.
  private static String below(Resource file) {
    try {
      String address = Objects.requireNonNull(file.getURL()).toString();
      return address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
