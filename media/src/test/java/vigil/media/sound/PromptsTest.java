package vigil.media.sound;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The files that ship are playable, audible and small.
class PromptsTest {
  private static final Path PROMPTS = Path.of("prompts");
  private static final long MOST_BYTES = 1_500_000;

  @Test
  void everyPromptIsThereAndCanBeHeard() throws IOException {
    long bytes = 0;
    for (String name :
        List.of(
            "greeting",
            "greeting-zh",
            "greeting-en",
            "music",
            "hold",
            "press-1",
            "take-call",
            "please-wait",
            "ringback",
            "busy")) {
      Path file = PROMPTS.resolve(name + ".wav");
      Sound sound = Wav.read(name, file);
      assertTrue(loudest(sound) > 3000, name);
      bytes += Files.size(file);
    }
    assertTrue(bytes < MOST_BYTES, bytes + " bytes");
  }

  private static int loudest(Sound sound) {
    byte[] frame = new byte[Codec.FRAME];
    int loudest = 0;
    for (int i = 0; i < sound.frames(); i++) {
      sound.frame(i, Codec.PCMA, frame);
      for (byte sample : frame) {
        loudest = Math.max(loudest, Math.abs(Codec.PCMA.decode(sample)));
      }
    }
    return loudest;
  }
}
