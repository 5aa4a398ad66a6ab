package vigil.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vigil.FreePort;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.telephony.MediaProcess;

/// Everything that `./vigil up` starts, on free ports: the server in a process of its own with its
/// own PostgreSQL, and vigil-media beside it.
final class WholeServer implements AutoCloseable {
  static final int SEATS = 20;
  private static final int DEMO_AGENTS = 12;
  private static final String STAFF = "policy/demo/staff.csv";
  private static final Duration START = Duration.ofMinutes(5);

  final Path data;
  final int port;
  private final int sip;
  private final int database;
  private final Path more;
  private final MediaProcess media;
  private Process server;

  /// @param more where files go that only this test adds to the class path
  WholeServer(Path data, Path more) throws IOException {
    this.data = Files.createDirectories(data);
    this.more = more;
    port = FreePort.find();
    sip = FreePort.find();
    database = FreePort.find();
    employ();
    media = new MediaProcess(data);
    server = process();
    try {
      awaitReady();
    } catch (AssertionError failure) {
      close();
      throw failure;
    }
  }

  /// The demo city has twelve agents; here it has twenty.
  private void employ() throws IOException {
    String shipped;
    try (var in = WholeServer.class.getResourceAsStream("/" + STAFF)) {
      shipped = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    var staff = new StringBuilder(shipped.strip()).append('\n');
    for (int i = DEMO_AGENTS + 1; i <= SEATS; i++) {
      staff.append("agent-%d,话务员%d,Agent %d,AGENT,,19%02d%n".formatted(i, i, i, i));
    }
    Path file = more.resolve(STAFF);
    Files.createDirectories(file.getParent());
    Files.writeString(file, staff);
  }

  private Process process() throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx500m",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.timezone=UTC",
            "-cp",
            more + ":" + System.getProperty("java.class.path"),
            "vigil.Vigil",
            "--vigil.data=" + data,
            "--vigil.demo=true",
            "--vigil.understanding.train-at-start=false",
            "--server.port=" + port,
            "--vigil.sip.port=" + sip,
            "--vigil.database.port=" + database,
            "--vigil.database.wait=5s",
            "--vigil.media.control=" + media.control(),
            "--vigil.media.secret-file=" + media.secretFile());
    var log = Files.createDirectories(Path.of("target")).resolve("bad-luck.log").toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private void awaitReady() {
    Await.until(START, () -> isReady() || !server.isAlive());
    if (!server.isAlive()) {
      throw new AssertionError("The server did not start; see target/bad-luck.log");
    }
  }

  private boolean isReady() {
    var ask =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/actuator/health/readiness"))
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

  /// `kill -9`; its PostgreSQL is left an orphan.
  void kill() {
    server.destroyForcibly().onExit().join();
  }

  /// What the supervisor does.
  void startAgain() throws IOException {
    server = process();
    awaitReady();
  }

  InetSocketAddress sip() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), sip);
  }

  ApiClient as(String staff) {
    return ApiClient.operator(port, data).with("X-Vigil-As", staff);
  }

  ApiClient operator() {
    return ApiClient.operator(port, data);
  }

  /// PostgreSQL stands still: its sockets stay open and nothing comes out of them.
  void freezeDatabase() throws IOException {
    signal("-STOP", databaseProcesses());
  }

  /// `kill -9` of every process of PostgreSQL.
  void killDatabase() throws IOException {
    signal("-KILL", databaseProcesses());
  }

  private List<ProcessHandle> databaseProcesses() throws IOException {
    String pid = Files.readAllLines(data.resolve("pg/data/postmaster.pid")).getFirst().strip();
    var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    var all = new ArrayList<>(List.of(postmaster));
    all.addAll(postmaster.children().toList());
    return all;
  }

  private static void signal(String signal, List<ProcessHandle> whom) throws IOException {
    var command = new ArrayList<>(List.of("kill", signal));
    whom.forEach(process -> command.add(String.valueOf(process.pid())));
    new ProcessBuilder(command).inheritIO().start().onExit().join();
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().join();
    media.close();
  }
}
