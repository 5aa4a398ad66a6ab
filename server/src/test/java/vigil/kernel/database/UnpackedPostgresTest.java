package vigil.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedPostgresTest {
  @TempDir Path folder;
  private final UnpackedPostgres programs = new UnpackedPostgres();

  private Path unpackedIn(String name) throws IOException {
    Path program = folder.resolve(name).resolve("pg/bin/postgres");
    Files.createDirectories(program.getParent());
    return Files.writeString(program, "");
  }

  @Test
  void theProgramIsTakenFromWhereItWasUnpackedLast() throws IOException {
    Path first = unpackedIn("first");
    assertEquals(first, programs.find(folder.resolve("first")));
    assertEquals(first, programs.find(folder.resolve("second")));
    Files.delete(first);
    Path third = unpackedIn("third");
    assertEquals(third, programs.find(folder.resolve("third")));
    assertEquals(third, programs.find(folder.resolve("fourth")));
  }
}
