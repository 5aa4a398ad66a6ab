package vigil.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalArchiveTest {
  private static final Instant NEWEST = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir Path folder;

  /// Seven days before the newest, from both sides.
  @Test
  void aSegmentIsLetGoWhenItIsOlderThanTheNewestByMoreThanTheDays() throws IOException {
    Files.createDirectories(folder.resolve("wal"));
    Path newest = segment("3", NEWEST);
    Path edge = segment("2", NEWEST.minus(Duration.ofDays(7)));
    Path old = segment("1", NEWEST.minus(Duration.ofDays(7)).minusMillis(1));
    assertEquals(1, new WalArchive(folder, 7).deleteExpired());
    assertTrue(Files.exists(newest) && Files.exists(edge));
    assertFalse(Files.exists(old));
  }

  @Test
  void zeroDaysKeepNothingAndAQuoteInTheFoldersNameIsNoCommand() throws IOException {
    assertEquals("off", new WalArchive(folder, 0).settings().get("archive_mode"));
    assertEquals("off", new WalArchive(folder.resolve("it's"), 7).settings().get("archive_mode"));
    var percent = new WalArchive(folder.resolve("50%"), 7).settings();
    assertTrue(Objects.requireNonNull(percent.get("archive_command")).contains("50%%/wal/%f.zst"));
  }

  private Path segment(String name, Instant at) throws IOException {
    Path file = Files.writeString(folder.resolve("wal").resolve(name + ".zst"), name);
    return Files.setLastModifiedTime(file, FileTime.from(at));
  }
}
