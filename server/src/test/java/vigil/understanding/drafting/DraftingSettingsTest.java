package vigil.understanding.drafting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftingSettingsTest {
  private static final String KEY = "sk-secret\u00e9";

  @Test
  void wordsLeaveTheHouseByHttpsOnly() {
    for (String url :
        List.of(
            "http://models.example",
            "http://127.0.0.1.example",
            "http://localhost@models.example",
            "https://user:word@models.example",
            "https://models.example/?key=1",
            "ftp://127.0.0.1",
            "models.example")) {
      assertThrows(IllegalArgumentException.class, () -> of(url, "k"), url);
    }
    for (String url :
        List.of(
            "https://models.example/v1",
            "http://127.0.0.1:11434",
            "http://localhost:8000/v1/",
            "http://[::1]:8000")) {
      assertTrue(of(url, "k").isOn(), url);
    }
    assertFalse(of("", "").isOn());
  }

  @Test
  void theAddressMayEndInItsVersionOrNot() {
    String there = "https://models.example/v1/chat/completions";
    assertEquals(there, of("https://models.example", "").completions().toString());
    assertEquals(there, of("https://models.example/v1/", "").completions().toString());
  }

  @Test
  void theKeyMayComeFromAFileAndIsNeverShown(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "sk-file\n");
    var read = new DraftingSettings("https://a.example", "m", "", file.toString(), limits());
    assertEquals("sk-file", read.key());
    assertFalse(read.toString().contains("sk-file"), read.toString());
    var refused = assertThrows(IllegalArgumentException.class, () -> of("https://a.example", KEY));
    assertFalse(refused.toString().contains(KEY), refused.toString());
  }

  private static DraftingSettings of(String url, String key) {
    return new DraftingSettings(url, "model-1", key, "", limits());
  }

  private static DraftingSettings.Limits limits() {
    return new DraftingSettings.Limits(Duration.ofSeconds(1), Duration.ZERO, 1, 1, 1);
  }
}
