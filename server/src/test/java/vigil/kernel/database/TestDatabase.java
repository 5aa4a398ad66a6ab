package vigil.kernel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.support.TestPropertySourceUtils;
import vigil.FreePort;

/// One real PostgreSQL for a test run; each test takes a database of its own.
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final int MOST_CONNECTIONS = 16;
  private static final int IDLE_MILLIS = 10_000;
  private static final Duration SHUTDOWN = Duration.ofSeconds(20);
  private static final Postgres SERVER = start();

  /// Databases that nobody is connected to, by the rooms that are migrated in them.
  private static final Map<List<String>, String> TEMPLATES = new ConcurrentHashMap<>();

  private TestDatabase() {}

  private static Postgres start() {
    try {
      Path folder = Files.createTempDirectory("vigil-test-pg");
      var server = Postgres.open(folder, FreePort.find(), false);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void stop(Postgres server, Path folder) {
    awaitServers();
    server.close();
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException left) {
      // The operating system cleans its temporary folder.
    }
  }

  /// Servers that close after their database wait half a minute for it, each.
  private static void awaitServers() {
    for (Thread hook : Thread.getAllStackTraces().keySet()) {
      if (hook.getName().startsWith("Spring") && hook.getName().endsWith("ShutdownHook")) {
        try {
          hook.join(SHUTDOWN);
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /// A new, empty database.
  public static String freshUrl() {
    return copyOf("template1");
  }

  private static String copyOf(String template) {
    String name = "test_" + NUMBER.incrementAndGet();
    JdbcClient.create(at(SERVER.ownerUrl()))
        .sql("create database %s template %s".formatted(name, template))
        .update();
    return SERVER.ownerUrl().replace("/postgres?", "/" + name + "?");
  }

  /// The same database as the application sees it.
  ///
  /// @param ownerUrl one of [#freshUrl]
  public static String serviceUrl(String ownerUrl) {
    String database = ownerUrl.substring(0, ownerUrl.indexOf('?'));
    return database + SERVER.serviceUrl().substring(SERVER.serviceUrl().indexOf('?'));
  }

  /// A new database with the migrations of the rooms named, in that order. They are gone through
  /// once; a copy costs a tenth of that.
  public static HikariDataSource migrated(String... rooms) {
    return pool(copyOf(TEMPLATES.computeIfAbsent(List.of(rooms), TestDatabase::template)));
  }

  private static String template(List<String> rooms) {
    String url = freshUrl();
    try (var database = pool(url)) {
      migrate(database, "__root", "latest");
      rooms.forEach(room -> migrate(database, room, "latest"));
    }
    return URI.create(url.substring("jdbc:".length())).getPath().substring(1);
  }

  /// A test asks thousands of times, and to connect costs PostgreSQL more than most questions.
  private static HikariDataSource pool(String url) {
    var settings = new HikariConfig();
    settings.setJdbcUrl(url);
    settings.setMinimumIdle(0);
    settings.setMaximumPoolSize(MOST_CONNECTIONS);
    settings.setIdleTimeout(IDLE_MILLIS);
    return new HikariDataSource(settings);
  }

  /// A new database as an older server left it: each room no further than the version named.
  static DataSource migratedTo(Map<String, String> versions) {
    DataSource database = at(freshUrl());
    migrate(database, "__root", "1");
    new TreeMap<>(versions).forEach((room, version) -> migrate(database, room, version));
    return database;
  }

  static void migrate(DataSource database, String room, String version) {
    Flyway.configure()
        .dataSource(database)
        .table("flyway_schema_history_" + room)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .locations("classpath:db/migration/" + room)
        .target(version)
        .load()
        .migrate();
  }

  /// Each statement has a connection of its own. Flyway looks at the address some sixty times, so
  /// it is to be short: that of a `PGSimpleDataSource` names every setting there is.
  static DataSource at(String url) {
    return new DriverManagerDataSource(url);
  }

  /// Gives a Spring context a database of its own.
  public static final class Fresh
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      String owner = freshUrl();
      TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
          context, "vigil.database.url=" + serviceUrl(owner), "vigil.database.owner-url=" + owner);
    }
  }
}
