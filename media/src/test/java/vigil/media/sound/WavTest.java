package vigil.media.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavTest {
  @TempDir Path folder;

  @Test
  void aFileCutOffInTheMiddleOfAPairIsMended() throws IOException {
    Path file = folder.resolve("x.wav.part");
    Files.write(file, Wav.header(Codec.PCMA, 2, 0));
    Files.write(file, new byte[16_001], StandardOpenOption.APPEND);
    assertEquals(1000, Wav.repair(file));
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(Wav.HEADER + 16_000, bytes.length);
    assertEquals(16_000, Integer.reverseBytes(ByteBuffer.wrap(bytes).getInt(54)));
  }

  @Test
  void aFileWithoutSoundIsNotWorthMending() throws IOException {
    Path file = folder.resolve("x.wav.part");
    Files.write(file, new byte[20]);
    assertEquals(0, Wav.repair(file));
  }

  @Test
  void hostileFilesAreRefusedAndNothingElse() throws IOException {
    var random = new Random(7);
    Path file = folder.resolve("x.wav");
    byte[] good = new byte[Wav.HEADER + 320];
    System.arraycopy(Wav.header(Codec.PCMU, 1, 320), 0, good, 0, Wav.HEADER);
    for (int i = 0; i < 500; i++) {
      byte[] bad = good.clone();
      for (int k = random.nextInt(5); k >= 0; k--) {
        bad[random.nextInt(Wav.HEADER)] = (byte) random.nextInt();
      }
      Files.write(file, bad);
      try {
        Wav.read("x", file);
      } catch (Wav.NotAWav refused) {
        assertEquals(Wav.NotAWav.class, refused.getClass());
      }
    }
    Files.write(file, good);
    assertEquals(2, Wav.read("x", file).frames());
    Files.write(file, new byte[0]);
    assertThrows(Wav.NotAWav.class, () -> Wav.read("x", file));
  }
}
