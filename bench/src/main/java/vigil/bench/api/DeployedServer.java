package vigil.bench.api;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.bench.FreePort;

/// A server in a process of its own with its own PostgreSQL, on free ports and a new data folder,
/// as `./vigil up` starts it but for the media process, which only those start that need its sound.
public final class DeployedServer implements ServerUnderTest, AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final long LOOK_NANOS = 100_000_000;
  private static final String MEDIA = "--vigil.media.control=";

  private final Path data;
  private final List<String> settings;
  private final int http;
  private final int sip;
  private final int database;
  private HikariDataSource sql;
  private Process server;

  /// @param settings more of the server's, such as `--vigil.portal.sms.url=...`
  public DeployedServer(Path data, List<String> settings) throws IOException {
    this.data = Files.createDirectories(data);
    this.settings = List.copyOf(settings);
    http = FreePort.find();
    sip = FreePort.find();
    database = FreePort.find();
    server = process();
    awaitReady();
    sql = pool();
  }

  private Process process() throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1200m",
                "-XX:+UseG1GC",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=UTC"));
    command.addAll(List.of(System.getProperty("vigil.bench.jvm", "").split(" ")));
    command.removeIf(String::isBlank);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "vigil.Vigil",
            "--vigil.data=" + data,
            "--vigil.demo=true",
            "--server.port=" + http,
            "--vigil.sip.port=" + sip,
            "--vigil.database.port=" + database));
    command.addAll(settings);
    if (settings.stream().noneMatch(it -> it.startsWith(MEDIA))) {
      command.add(MEDIA + "127.0.0.1:1");
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  public Path log() {
    return data.resolve("server.log");
  }

  @Override
  public URI url() {
    return URI.create("http://127.0.0.1:" + http);
  }

  @Override
  public int sip() {
    return sip;
  }

  @Override
  public String token() {
    try {
      return Files.readString(data.resolve("operator-token")).strip();
    } catch (IOException missing) {
      throw new UncheckedIOException("The server writes its token at its start", missing);
    }
  }

  @Override
  public DataSource sql() {
    return sql;
  }

  public long pid() {
    return server.pid();
  }

  /// As the owner, whose password is the first line beside the database.
  private HikariDataSource pool() throws IOException {
    var wanted = new HikariConfig();
    wanted.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + database + "/postgres");
    wanted.setUsername("postgres");
    wanted.setPassword(Files.readAllLines(data.resolve("pg/passwords")).getFirst());
    wanted.setMaximumPoolSize(2);
    return new HikariDataSource(wanted);
  }

  private void awaitReady() throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (!isReady()) {
      if (!server.isAlive() || System.nanoTime() > end) {
        throw new IOException("The server did not start:\n" + Files.readString(log()));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private boolean isReady() {
    var ask =
        HttpRequest.newBuilder(url().resolve("/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// `kill -9` of the server, which leaves its PostgreSQL behind; then what the supervisor does.
  void killServer() throws IOException {
    server.destroyForcibly().onExit().join();
    server = process();
    awaitReady();
  }

  /// `kill -9` of every process of PostgreSQL; the server starts it again.
  void killDatabase() throws IOException {
    String pid = Files.readAllLines(data.resolve("pg/data/postmaster.pid")).getFirst().strip();
    var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    var all = new ArrayList<>(postmaster.children().toList());
    all.addFirst(postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    awaitReady();
  }

  /// From now on PostgreSQL counts what each statement costs; for that it must start anew.
  public void countStatements() throws IOException {
    var client = JdbcClient.create(sql);
    client.sql("alter system set shared_preload_libraries = 'pg_stat_statements'").update();
    killDatabase();
    client.sql("create extension pg_stat_statements").update();
  }

  /// The dearest statements since then, a line each; none if nobody counted.
  public List<String> statements(int requests) {
    var client = JdbcClient.create(sql);
    if (!isCounting(client)) {
      return List.of();
    }
    return client
        .sql(
            """
            select format('%s us, %s calls a request, %s us each: %s',
              round((1000 * total_exec_time / ?)::numeric, 1), round((calls::numeric / ?), 2),
              round((1000 * mean_exec_time)::numeric), left(regexp_replace(query, '[[:space:]]+', ' ', 'g'), 150))
            from pg_stat_statements order by total_exec_time desc limit 25
            """)
        .params(requests, requests)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /// What was counted until now is forgotten, if anybody counts.
  public void countAnew() {
    var client = JdbcClient.create(sql);
    if (isCounting(client)) {
      client.sql("select pg_stat_statements_reset()").query().listOfRows();
    }
  }

  private static boolean isCounting(JdbcClient client) {
    return !client
        .sql("select 1 from pg_extension where extname = 'pg_stat_statements'")
        .query()
        .listOfRows()
        .isEmpty();
  }

  @Override
  public void close() throws IOException {
    sql.close();
    server.destroy();
    server.onExit().join();
    try (var files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
