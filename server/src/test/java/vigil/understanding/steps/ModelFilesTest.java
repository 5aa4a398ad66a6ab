package vigil.understanding.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.understanding.life.AppealModel;

/// What was learned is there after a restart, and a broken file costs nothing but learning again.
class ModelFilesTest {
  @TempDir Path data;

  @Test
  void theNewestModelIsKeptInThePlaceOfTheOthers() throws IOException {
    var files = new ModelFiles(data);
    files.keep(new AppealModel("words-1", Map.of()));
    files.keep(new AppealModel("words-2", Map.of()));
    assertTrue(files.find("words-1").isEmpty());
    assertEquals("words-2", new ModelFiles(data).find("words-2").orElseThrow().version());
    try (var all = Files.list(data.resolve("models"))) {
      assertEquals(1, all.count());
    }
  }

  @Test
  void aBrokenFileIsLearnedAnew() throws IOException {
    var files = new ModelFiles(data);
    files.keep(new AppealModel("words-1", Map.of()));
    Files.write(data.resolve("models/words-1.model"), new byte[] {0, 0, 0, 1, 7});
    assertTrue(files.find("words-1").isEmpty());
  }
}
