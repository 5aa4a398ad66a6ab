package vigil.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.FreePort;

/// What PostgreSQL is run from is nobody else's to write.
class PostgresBinariesTest {
  /// `bin/PG-.../bin/postgres`.
  private static final int UP_TO_THE_FOLDER = 4;

  @TempDir Path folder;

  private Path program() throws IOException {
    Path program = Files.createDirectories(folder.resolve("bin/PG-1/bin")).resolve("postgres");
    return Files.writeString(program, "x");
  }

  private static void mode(Path one, String mode) throws IOException {
    Files.setPosixFilePermissions(one, PosixFilePermissions.fromString(mode));
  }

  @Test
  void whatIsOursAloneStays() throws IOException {
    Path program = program();
    mode(program, "rwxr-xr-x");
    PostgresBinaries.check(folder.resolve("bin"));
    assertEquals("x", Files.readString(program));
    PostgresBinaries.check(folder.resolve("none"));
  }

  // promise: docs/security.md «what others could write is thrown away and unpacked anew»
  @Test
  void whatOthersCouldWriteIsThrownAway() throws IOException {
    Path program = program();
    mode(program, "rwx--x-w-");
    PostgresBinaries.check(folder.resolve("bin"));
    assertFalse(Files.exists(folder.resolve("bin")));
    program();
    mode(folder.resolve("bin/PG-1/bin"), "rwxrwx---");
    PostgresBinaries.check(folder.resolve("bin"));
    assertFalse(Files.exists(folder.resolve("bin")));
  }

  @Test
  void whatPostgresRunsFromIsItsOwnersToWrite() throws IOException {
    try (var postgres = Postgres.open(folder.resolve("pg"), FreePort.find(), false)) {
      String pid = Files.readAllLines(postgres.data().resolve("postmaster.pid")).getFirst().strip();
      Path program = Path.of("/proc", pid, "exe").toRealPath();
      Path up = program;
      for (int i = 0; i < UP_TO_THE_FOLDER; i++) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(up));
        assertEquals('-', mode.charAt(4), () -> program + ": " + mode);
        assertEquals('-', mode.charAt(7), () -> program + ": " + mode);
        up = up.resolveSibling("");
      }
    }
  }

  @Test
  void whatIsAnothersIsNotRun() throws Exception {
    Path program = program();
    int given = new ProcessBuilder("chown", "65534", program.toString()).start().waitFor();
    Assumptions.assumeTrue(given == 0, "only root gives files away");
    var refused =
        assertThrows(IOException.class, () -> PostgresBinaries.check(folder.resolve("bin")));
    assertTrue(String.valueOf(refused.getMessage()).contains("another account's"));
    assertTrue(Files.exists(program));
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("bin"), elsewhere);
    PostgresBinaries.check(folder.resolve("bin"));
    assertFalse(Files.exists(folder.resolve("bin")));
    assertTrue(Files.exists(elsewhere));
  }
}
