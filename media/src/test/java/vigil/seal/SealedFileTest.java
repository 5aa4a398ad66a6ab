package vigil.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFileTest {
  private static final int FRAME = 1_000;
  private static final byte[] KEY = bytes(SealHeader.KEY_BYTES, 1);
  private static final String NAME = "recordings/a.wav";

  @TempDir Path folder;

  private static byte[] bytes(int many, long seed) {
    byte[] bytes = new byte[many];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private Path sealed(byte[] plain) throws IOException {
    Path file = folder.resolve("sealed");
    SealHeader header = SealHeader.fresh(7, FRAME);
    try (var out =
        new SealedOutput(Files.newOutputStream(file), header, header.fileKey(KEY, NAME))) {
      for (int at = 0; at < plain.length; at += 333) {
        out.write(plain, at, Math.min(333, plain.length - at));
      }
    }
    return file;
  }

  private static SealedInput open(Path file, byte[] key, String name, boolean mayBeCut)
      throws IOException {
    SealHeader header = SealHeader.read(Files.readAllBytes(file));
    return new SealedInput(file, header, header.fileKey(key, name), mayBeCut);
  }

  private static byte[] read(Path file) throws IOException {
    try (var in = open(file, KEY, NAME, false)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 2_000, 12_345})
  void whatIsSealedIsReadAgain(int length) throws IOException {
    byte[] plain = bytes(length, 2);
    Path file = sealed(plain);
    assertArrayEquals(plain, read(file));
    try (var in = open(file, KEY, NAME, false)) {
      assertEquals(length, in.length());
      assertFalse(in.isCut());
    }
  }

  @Test
  void aPlayerBeginsAnywhere() throws IOException {
    byte[] plain = bytes(5_500, 3);
    Path file = sealed(plain);
    for (int from : new int[] {0, 1, 999, 1_000, 3_217, 5_499, 5_500}) {
      try (var in = open(file, KEY, NAME, false)) {
        in.skipNBytes(from);
        assertArrayEquals(Arrays.copyOfRange(plain, from, plain.length), in.readAllBytes());
      }
    }
  }

  @Test
  void nothingOfItStandsInTheFile() throws IOException {
    byte[] plain = "胸口疼喘不上气".repeat(300).getBytes(StandardCharsets.UTF_8);
    String raw = Files.readString(sealed(plain), StandardCharsets.ISO_8859_1);
    String word = new String("胸口".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertFalse(raw.contains(word));
  }

  @Test
  void anotherKeyOpensNothingNorDoesAnotherName() throws IOException {
    Path file = sealed(bytes(3_000, 4));
    assertThrows(IOException.class, () -> open(file, bytes(32, 9), NAME, false));
    assertThrows(IOException.class, () -> open(file, KEY, "recordings/b.wav", false));
    try (var in = open(file, bytes(32, 9), NAME, true)) {
      assertThrows(IOException.class, in::readAllBytes);
    }
  }

  @Test
  void noByteCanBeChanged() throws IOException {
    Path file = sealed(bytes(2_500, 5));
    byte[] whole = Files.readAllBytes(file);
    for (int at : new int[] {8, 9, 20, 43, 44, 700, 1_059, 1_060, 2_100, whole.length - 1}) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertThrows(IOException.class, () -> read(file), "byte " + at);
    }
  }

  @Test
  void framesCannotBeMovedOrTakenOut() throws IOException {
    Path file = sealed(bytes(4_500, 6));
    byte[] whole = Files.readAllBytes(file);
    int frame = FRAME + 16;
    byte[] moved = whole.clone();
    System.arraycopy(whole, 44, moved, 44 + frame, frame);
    System.arraycopy(whole, 44 + frame, moved, 44, frame);
    Files.write(file, moved);
    assertThrows(IOException.class, () -> read(file));
    byte[] fewer = new byte[whole.length - frame];
    System.arraycopy(whole, 0, fewer, 0, 44 + frame);
    System.arraycopy(whole, 44 + 2 * frame, fewer, 44 + frame, fewer.length - 44 - frame);
    Files.write(file, fewer);
    assertThrows(IOException.class, () -> read(file));
  }

  @Test
  void oneThatWasCutOffIsKnownAndReadAsFarAsItGoes() throws IOException {
    byte[] plain = bytes(4_500, 7);
    byte[] whole = Files.readAllBytes(sealed(plain));
    Path cut = folder.resolve("cut");
    for (int bytes : new int[] {44 + 3 * 1_016, 44 + 3 * 1_016 + 7, 44 + 3 * 1_016 + 500}) {
      Files.write(cut, Arrays.copyOf(whole, bytes));
      assertThrows(IOException.class, () -> read(cut));
      try (var in = open(cut, KEY, NAME, true)) {
        assertTrue(in.isCut());
        assertEquals(3_000, in.length());
        assertEquals(3_000, SealedInput.surelyHolds(bytes, FRAME));
        assertArrayEquals(Arrays.copyOf(plain, 3_000), in.readAllBytes());
      }
    }
  }

  @Test
  void twoFilesOfTheSameBytesLookAlikeInNothing() throws IOException {
    byte[] plain = new byte[3_000];
    byte[] one = Files.readAllBytes(sealed(plain));
    byte[] other = Files.readAllBytes(sealed(plain));
    assertFalse(Arrays.equals(one, 44, one.length, other, 44, other.length));
  }
}
