package vigil.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The same life on Request Tracker 5, in the same PostgreSQL: Perl processes that lead lives by
/// RT's own API (`request-tracker.pl`). It is there when Debian's `request-tracker5` and
/// `rt5-db-postgresql` are, in `/` or where `RT_ROOT` says that they were unpacked.
final class RequestTracker implements AutoCloseable {
  private static final String DATABASE = "rt5";
  private static final String ROOT = Objects.requireNonNullElse(System.getenv("RT_ROOT"), "");

  private final Path script;
  private final int port;
  private final List<Process> writers = new ArrayList<>();

  private RequestTracker(Path script, int port) {
    this.script = script;
    this.port = port;
  }

  static boolean isInstalled() {
    return Files.exists(Path.of(ROOT + "/usr/share/request-tracker5/lib/RT.pm"));
  }

  /// Makes RT's database and starts its writers.
  static RequestTracker open(HikariDataSource database, int writers) throws IOException {
    Path script = Files.createTempFile("request-tracker", ".pl");
    try (var in = RequestTracker.class.getResourceAsStream("request-tracker.pl")) {
      Files.write(script, Objects.requireNonNull(in).readAllBytes());
    }
    String url = Objects.requireNonNull(database.getJdbcUrl()).substring("jdbc:".length());
    var tracker = new RequestTracker(script, URI.create(url).getPort());
    JdbcClient.create(database).sql("create database " + DATABASE).update();
    tracker.setUp();
    for (int i = 0; i < writers; i++) {
      tracker.writers.add(tracker.perl().start());
    }
    return tracker;
  }

  private void setUp() throws IOException {
    int exit =
        perl("setup")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .onExit()
            .join()
            .exitValue();
    if (exit != 0) {
      throw new IOException("Request Tracker's tables could not be made; see above");
    }
  }

  private ProcessBuilder perl(String... more) {
    var command =
        new ArrayList<>(List.of("perl", script.toString(), String.valueOf(port), DATABASE));
    command.addAll(List.of(more));
    var perl = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    String library = ROOT + "/usr/lib/x86_64-linux-gnu";
    perl.environment()
        .put(
            "PERL5LIB",
            String.join(
                ":",
                ROOT + "/usr/share/request-tracker5/lib",
                ROOT + "/usr/share/perl5",
                library + "/perl5/5.40"));
    if (!ROOT.isEmpty()) {
      perl.environment().put("LD_LIBRARY_PATH", library);
    }
    return perl;
  }

  /// Leads so many lives, shared among the writers, each in a process of its own.
  void live(int lives) {
    try {
      for (Process writer : writers) {
        Writer to = writer.outputWriter(StandardCharsets.UTF_8);
        to.write(lives / writers.size() + "\n");
        to.flush();
      }
      for (Process writer : writers) {
        var from =
            new BufferedReader(
                new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8));
        if (!"done".equals(from.readLine())) {
          throw new IllegalStateException("Request Tracker gave up; see above");
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// CPU of the Perl processes so far.
  double millis() throws IOException {
    double millis = 0;
    for (Process writer : writers) {
      millis += Cpu.millis(writer.pid());
    }
    return millis;
  }

  @Override
  public void close() throws IOException {
    writers.forEach(Process::destroy);
    Files.deleteIfExists(script);
  }
}
