package vigil.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.media.MediaFixture.hears;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;

/// A voice test: the phone hears the prompt, then itself, and how loud it is is told.
class EchoLegTest {
  private static final double PROMPT = 520;
  private static final double VOICE = 1000;

  @TempDir Path folder;
  private MediaFixture stage;
  private TonePhone phone;

  @BeforeEach
  void open() throws IOException {
    stage = new MediaFixture(folder);
    stage.prompt("voice-test.wav", PROMPT, 300);
    phone = stage.phone("c", "a", Codec.PCMA, VOICE);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  private JsonNode tested() throws IOException {
    stage.server.done("'do':'echo','leg':'a','file':'prompts/voice-test.wav','seconds':1");
    assertEquals("echo-prompt", stage.server.event("played").path("tag").asString());
    JsonNode told = stage.server.event("echoed");
    assertEquals(1000, told.path("level").path("millis").asInt());
    return told;
  }

  @Test
  void whatWasSaidIsMeasuredAndPlayedBack() throws IOException {
    JsonNode heard = tested();
    JsonNode level = heard.path("level");
    assertTrue(level.path("activeMillis").asInt() > 900, level::toString);
    assertEquals(-15.3, level.path("levelDb").asDouble(), 0.5);
    assertEquals(0, level.path("clippedPercent").asDouble());
    assertEquals(0, heard.path("quality").path("heard").path("lost").asInt());
    hears(phone, VOICE);
    stage.server.event("played", told -> told.path("tag").asString().equals("echo"));
    try (var files = Files.walk(stage.recordings)) {
      assertEquals(0, files.filter(Files::isRegularFile).count(), "nothing is on the disk");
    }
  }

  @Test
  void aMicrophoneThatIsSilentSaysNothing() throws IOException {
    phone.mute(true);
    JsonNode level = tested().path("level");
    assertEquals(0, level.path("activeMillis").asInt());
    assertTrue(level.path("levelDb").isNull(), level::toString);
  }

  @Test
  void aMicrophoneThatIsTooLoudIsSeenByItsClippedSamples() throws IOException {
    phone.loudness(60_000);
    JsonNode level = tested().path("level");
    assertTrue(level.path("clippedPercent").asDouble() > 20, level::toString);
  }

  @Test
  void whatCannotBeTestedIsRefused() throws IOException {
    String echo = "'do':'echo','leg':'%s','file':'prompts/%s','seconds':%d";
    assertEquals("unknown-leg", stage.server.why(echo.formatted("b", "voice-test.wav", 1)));
    assertEquals("no-file", stage.server.why(echo.formatted("a", "none.wav", 1)));
    assertEquals("bad-field", stage.server.why(echo.formatted("a", "voice-test.wav", 31)));
  }
}
