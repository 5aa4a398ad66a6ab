package vigil.kernel.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Shuts the door of our own PostgreSQL before it listens: `pg_hba.conf` lets in by scram-sha-256
/// alone, and an owner who has no password yet - a new folder, one that an earlier Vigil made with
/// `trust`, one restored from a copy - is given it in single-user mode (`postgres --single`), to
/// which nobody can connect.
final class PasswordAuthSetup {
  static final String OWNER = "postgres";
  static final String SERVICE = "vigil_service";
  private static final long MOST_MINUTES = 360; // a log to replay is replayed here

  /// Iterations slow down who guesses a password; nobody guesses one of 24 random bytes, and each
  /// new connection would pay for them at both ends.
  static final String ITERATIONS = "1";

  private static final UnpackedPostgres PROGRAMS = new UnpackedPostgres();

  private static final String HBA =
      """
      # Written by Vigil at each start.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private PasswordAuthSetup() {}

  /// @param binaries where the library unpacked PostgreSQL
  /// @param archiveMode as the server will have it: a log that is replayed here may begin another
  ///   timeline, whose history has to be kept too
  static void requirePasswords(
      Path data, Path binaries, Path log, RolePasswords passwords, String archiveMode) {
    try {
      Path program = PROGRAMS.find(binaries);
      Files.writeString(data.resolve("pg_hba.conf"), HBA);
      if (passwords.isNew()) {
        tellOwner(data, program, log, passwords.owner(), archiveMode);
      }
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException("PostgreSQL's door could not be shut", failure);
    }
  }

  private static void tellOwner(
      Path data, Path program, Path log, String password, String archiveMode) throws IOException {
    var command = new ArrayList<String>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U")); // PostgreSQL runs for no root, not even this
    }
    command.addAll(
        List.of(
            program.toString(),
            "--single",
            "-D",
            data.toString(),
            "-c",
            "log_statement=none",
            "-c",
            "archive_mode=" + archiveMode,
            "-c",
            "password_encryption=scram-sha-256",
            "-c",
            "scram_iterations=" + ITERATIONS,
            OWNER));
    Process single =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try (var in = single.getOutputStream()) {
      in.write(
          "alter role %s password '%s'\n"
              .formatted(OWNER, password)
              .getBytes(StandardCharsets.US_ASCII));
    }
    try {
      if (!single.waitFor(MOST_MINUTES, TimeUnit.MINUTES) || single.exitValue() != 0) {
        single.destroyForcibly();
        throw new IOException("PostgreSQL did not take the owner's password; see " + log);
      }
    } catch (InterruptedException stop) {
      single.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }
}
