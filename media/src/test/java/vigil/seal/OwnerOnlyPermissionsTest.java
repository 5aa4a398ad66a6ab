package vigil.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyPermissionsTest {
  @TempDir Path folder;

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static Path opened(Path file, String mode) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  // promise: docs/operations.md «its owner's alone (mode 700, files 600)»
  @Test
  void whatIsWrittenFromNowOnIsItsOwnersAlone() throws Exception {
    OwnerOnlyPermissions.restrictProcess();
    Path inside = Files.createDirectories(folder.resolve("a/b"));
    assertEquals("rwx------", mode(inside));
    assertEquals("rw-------", mode(Files.writeString(inside.resolve("c"), "x")));
    Path child = inside.resolve("by-a-child");
    new ProcessBuilder("touch", child.toString()).start().waitFor();
    assertEquals("rw-------", mode(child));
  }

  @Test
  void aFolderFromBeforeIsShutWithAllThatIsInIt() throws IOException {
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    Path sound = Files.writeString(recordings.resolve("a.wav"), "x");
    Path program = Files.writeString(folder.resolve("program"), "x");
    opened(sound, "rw-rw-r--");
    opened(program, "rwxr-xr-x");
    opened(recordings, "rwxr-xr-x");
    opened(folder, "rwxr-xr-x");
    OwnerOnlyPermissions.restrictFolder(folder);
    assertEquals("rwx------", mode(folder));
    assertEquals("rwx------", mode(recordings));
    assertEquals("rw-------", mode(sound));
    assertEquals("rwx------", mode(program), "what could be run can be run by its owner");
  }

  @Test
  void theFolderItselfIsShutAtEachStart() throws IOException {
    OwnerOnlyPermissions.restrictFolder(folder);
    opened(folder, "rwxr-xr-x");
    OwnerOnlyPermissions.restrictFolder(folder);
    assertEquals("rwx------", mode(folder));
  }
}
