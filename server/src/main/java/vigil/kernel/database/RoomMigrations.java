package vigil.kernel.database;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Each room has a folder of migrations and a history of its own, so that numbers never collide.
/// The schemas come first; rooms then know nothing of each other's tables, so their order is the
/// alphabet's, but for a room that was split off another.
@Component
class RoomMigrations implements FlywayMigrationStrategy {
  private static final String FOLDER = "db/migration/";
  private static final String SCHEMAS = "__root";

  /// They take over tables that another room's migrations made, so they come last, in this order.
  private static final List<String> SPLIT_OFF = List.of("messaging", "exchange");

  private final ServiceGrants grants;

  RoomMigrations(ServiceGrants grants) {
    this.grants = grants;
  }

  @Override
  public void migrate(Flyway flyway) {
    List<String> all = rooms();
    migrate(flyway, SCHEMAS);
    all.stream().filter(room -> !room.equals(SCHEMAS)).forEach(room -> migrate(flyway, room));
    grants.grant(all.stream().filter(room -> !room.equals(SCHEMAS)).toList());
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

  /// The folders that hold migrations, in the order they are gone through.
  private static List<String> rooms() {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:" + FOLDER + "*/V*.sql");
      return Arrays.stream(files)
          .map(RoomMigrations::room)
          .distinct()
          .sorted(
              comparingInt((String room) -> SPLIT_OFF.indexOf(room)).thenComparing(naturalOrder()))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The migrations cannot be read from the jar", unreadable);
    }
  }

  private static String room(Resource file) {
    try {
      String address = Objects.requireNonNull(file.getURL()).toString();
      String below = address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
      return below.substring(0, below.indexOf('/'));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
