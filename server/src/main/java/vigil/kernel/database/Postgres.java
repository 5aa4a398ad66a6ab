package vigil.kernel.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL that the server brings along when it is given no address of another. It outlives
/// nobody: a stop of the server stops it; a kill -9 of the server leaves an orphan, which the next
/// start asks to go before it opens the folder.
final class Postgres implements AutoCloseable {
  /// Where it listens, and how many days of its log are kept, unless a setting says otherwise.
  static final int PORT = 15432;

  static final int LOG_DAYS = 7;

  private static final Logger log = LoggerFactory.getLogger(Postgres.class);

  /// PostgreSQL is waited for as long as it lives: a day of log takes some minutes to replay, and a
  /// replay that is stopped begins anew.
  private static final Duration LONGEST_START = Duration.ofHours(6);

  private static final Duration ORPHAN_LEAVES = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final String PID_FILE = "postmaster.pid";

  private final Path folder;
  private final int port;
  private final boolean isDurable;
  private final WalArchive kept;
  private volatile RolePasswords passwords;
  private volatile EmbeddedPostgres running;
  private volatile boolean isClosed;
  private boolean isGone;

  private Postgres(Path folder, int port, boolean isDurable, int logDays) throws IOException {
    this.folder = folder.toAbsolutePath();
    this.port = port;
    this.isDurable = isDurable;
    this.kept = new WalArchive(this.folder, logDays);
    Files.createDirectories(this.folder);
    this.passwords =
        RolePasswords.readOrCreate(this.folder, Files.exists(data().resolve("PG_VERSION")));
    endOrphan();
    PostgresBinaries.check(binaries());
    this.running = start();
  }

  /// Starts on a folder, which it initialises when it is empty.
  ///
  /// @param isDurable false only for tests: commits need not reach the disk
  static Postgres open(Path folder, int port, boolean isDurable) {
    return open(folder, port, isDurable, 0);
  }

  static Postgres open(DataFolder data, int port, int logDays) {
    return open(data.folder().resolve("pg"), port, true, logDays);
  }

  /// @param logDays how long its log is kept, see [WalArchive]
  private static Postgres open(Path folder, int port, boolean isDurable, int logDays) {
    try {
      return new Postgres(folder, port, isDurable, logDays);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "PostgreSQL did not start on port %d; its log is %s. %s"
              .formatted(port, folder.resolve("log"), failure.getMessage()),
          failure);
    }
  }

  /// For migrations and maintenance.
  String ownerUrl() {
    return url(PasswordAuthSetup.OWNER, passwords.owner());
  }

  /// For the application: it may only add to the ledger and the audit chain.
  String serviceUrl() {
    return url(PasswordAuthSetup.SERVICE, passwords.service());
  }

  private String url(String user, String password) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s&password=%s"
        .formatted(port(), user, password);
  }

  /// The database's own files.
  Path data() {
    return folder.resolve("data");
  }

  /// Where the programs are unpacked.
  private Path binaries() {
    return folder.resolve("bin");
  }

  WalArchive walArchive() {
    return kept;
  }

  int port() {
    return running.getPort();
  }

  private EmbeddedPostgres start() throws IOException {
    Files.createDirectories(folder);
    endOrphan();
    requireFreePort();
    String sync = isDurable ? "on" : "off";
    if (WalArchive.isReplayPending(data())) {
      log.info(
          "Replaying PostgreSQL's log, as ./vigil restore --to laid it out; this may take long");
    }
    Map<String, String> keptLog = kept.settings();
    String archiveMode = keptLog.getOrDefault("archive_mode", "off");
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("data"))
            .setOverrideWorkingDirectory(binaries().toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(LONGEST_START)
            .setPort(port)
            .setConnectConfig("password", passwords.owner())
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", "C.UTF-8")
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    settings(sync).forEach(builder::setServerConfig);
    builder.setServerConfig("scram_iterations", PasswordAuthSetup.ITERATIONS);
    builder.setServerConfig("unix_socket_directories", ""); // one door is enough
    builder.setServerConfig("parallel_setup_cost", "20000"); // a page of fifty wants no helpers
    // The first change of a page after a checkpoint logs it whole: fewer of those, for a longer
    // log.
    builder.setServerConfig("checkpoint_timeout", "15min");
    builder.setServerConfig("max_wal_size", "2GB");
    keptLog.forEach(builder::setServerConfig);
    // The library keeps the lock of a start that failed: another file has another.
    Files.deleteIfExists(data().resolve("epg-lock"));
    EmbeddedPostgres started = startWatched(builder, archiveMode);
    try {
      PostgresBinaries.shut(binaries());
      assertDurable(started);
      letServiceIn(started);
      kept.deleteReplayed();
      return started;
    } catch (IOException | RuntimeException failure) {
      started.close();
      throw failure;
    }
  }

  /// The library asks for the data directory just before it starts PostgreSQL in it. Nothing is
  /// left behind that nobody holds.
  private EmbeddedPostgres startWatched(EmbeddedPostgres.Builder builder, String archiveMode)
      throws IOException {
    EmbeddedPostgres started = null;
    try (var watch = new StartWatch(this::isStarting)) {
      builder.setDataDirectoryCustomizer(data -> {
        shutDoor(data.toPath(), archiveMode);
        watch.begin();
      });
      started = builder.start();
    } catch (IOException | RuntimeException failure) {
      if (started == null) {
        endOrphan();
      } else {
        started.close();
      }
      throw failure;
    }
    return started;
  }

  /// The program that starts it leaves when it answers: it counts itself too. Whoever closes waits
  /// for neither.
  private boolean isStarting() {
    return !isClosed
        && Stream.concat(ProcessHandle.current().descendants(), writtenProcess().stream())
            .anyMatch(one -> commandLine(one.pid()).contains(data().toString()));
  }

  private void shutDoor(Path data, String archiveMode) {
    PasswordAuthSetup.requirePasswords(
        data, binaries(), folder.resolve("log"), passwords, archiveMode);
    if (passwords.isNew()) {
      try {
        passwords.write(folder);
        passwords = new RolePasswords(passwords.owner(), passwords.service(), false);
      } catch (IOException failure) {
        throw new UncheckedIOException("The database's passwords cannot be kept", failure);
      }
    }
  }

  /// The role is the cluster's, so that a restored one has it with another password.
  private void letServiceIn(EmbeddedPostgres started) throws IOException {
    try (var connection = started.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ begin
            if not exists (select from pg_roles where rolname = '%s') then create role %1$s; end if;
          end $$
          """
              .formatted(PasswordAuthSetup.SERVICE));
      statement.execute(
          "alter role %s login nosuperuser nocreatedb nocreaterole nobypassrls password '%s'"
              .formatted(PasswordAuthSetup.SERVICE, passwords.service()));
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  private static Map<String, String> settings(String sync) {
    return Map.of(
        "fsync", sync,
        "full_page_writes", sync,
        "synchronous_commit", sync,
        // a test run has a dozen servers on one, each with pools of its own
        "max_connections", sync.equals("on") ? "200" : "600",
        "wal_keep_size", "512MB", // a backup copies the log of its own time after it
        "shared_buffers", "256MB",
        "timezone", "UTC",
        "listen_addresses", "127.0.0.1",
        "log_error_verbosity", "terse", // its detail would say the row, with names and numbers
        "idle_in_transaction_session_timeout", "60s");
  }

  /// The library starts the server with fsync off by itself; a hotline must not find that out
  /// later.
  private void assertDurable(EmbeddedPostgres started) throws IOException {
    if (!isDurable) {
      return;
    }
    try (var connection = started.getPostgresDatabase().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select name, setting from pg_settings where setting <> 'on'"
                        + " and name in ('fsync', 'full_page_writes', 'synchronous_commit')")) {
      if (rows.next()) {
        throw new IOException("PostgreSQL runs with " + rows.getString(1) + " off");
      }
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  /// PostgreSQL itself would be waited for in vain.
  private void requireFreePort() throws IOException {
    try (var door = new ServerSocket()) {
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException taken) {
      throw new IOException(
          "Something else listens there: end it, or choose another by vigil.database.port", taken);
    }
  }

  private void endOrphan() throws IOException {
    Optional<ProcessHandle> orphan = postmaster();
    if (orphan.isEmpty()) {
      return;
    }
    log.info("An earlier PostgreSQL still runs in {}; asking it to stop", folder);
    new ProcessBuilder("kill", "-INT", String.valueOf(orphan.get().pid())).start();
    try {
      orphan.get().onExit().get(ORPHAN_LEAVES.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The earlier PostgreSQL in " + folder + " does not stop", e);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }

  /// The process that the folder's postmaster.pid names, if it lives and is ours. An empty one is
  /// of a full disk, and with it PostgreSQL would not start again; or of one that just begins.
  private Optional<ProcessHandle> postmaster() throws IOException {
    Path file = data().resolve(PID_FILE);
    if (isEmpty(file)) {
      LockSupport.parkNanos(LOOK.toNanos());
      if (isEmpty(file)) {
        Files.delete(file);
      }
    }
    return writtenProcess().filter(p -> commandLine(p.pid()).contains(data().toString()));
  }

  private static boolean isEmpty(Path file) throws IOException {
    return Files.exists(file) && Files.size(file) == 0;
  }

  private Optional<ProcessHandle> writtenProcess() {
    try (var lines = Files.lines(data().resolve(PID_FILE))) {
      return lines
          .findFirst()
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
          .filter(ProcessHandle::isAlive);
    } catch (IOException | UncheckedIOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  /// Starts it again whenever it died; returns when closed.
  void supervise() {
    String said = "";
    while (!isClosed) {
      try {
        startIfGone();
        said = "";
      } catch (IOException | RuntimeException failure) {
        if (!failure.toString().equals(said)) { // a full disk is not filled by saying so
          said = failure.toString();
          log.error("PostgreSQL does not come back; trying again until it does", failure);
        }
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /// Not while it is closed: one that is just coming up would be left to itself.
  synchronized void startIfGone() throws IOException {
    if (isClosed || postmaster().isPresent()) {
      return;
    }
    if (!isGone) {
      log.warn("PostgreSQL is gone; starting it again. Writers wait meanwhile");
    }
    isGone = true;
    running.close(); // gives back the folder's lock; there is nothing left to stop
    running = start();
    isGone = false;
    log.warn("PostgreSQL is back");
  }

  @Override
  public void close() {
    isClosed = true;
    closeRunning();
  }

  private synchronized void closeRunning() {
    try {
      running.close();
    } catch (IOException failure) {
      log.warn("PostgreSQL did not stop cleanly; the next start recovers it", failure);
    }
  }
}
