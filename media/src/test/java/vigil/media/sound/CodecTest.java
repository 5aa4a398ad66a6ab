package vigil.media.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// ITU-T G.711.
class CodecTest {
  @Test
  void everyCodeWordComesBackAsItself() {
    for (Codec codec : Codec.values()) {
      for (int i = 0; i < 256; i++) {
        short sample = codec.decode((byte) i);
        assertEquals(sample, codec.decode(codec.encode(sample)), codec + " " + i);
      }
    }
  }

  @Test
  void goldenValues() {
    assertEquals(-32124, Codec.PCMU.decode((byte) 0x00));
    assertEquals(32124, Codec.PCMU.decode((byte) 0x80));
    assertEquals(0, Codec.PCMU.decode((byte) 0xFF));
    assertEquals(-5504, Codec.PCMA.decode((byte) 0x00));
    assertEquals(8, Codec.PCMA.decode((byte) 0xD5));
    assertEquals(-8, Codec.PCMA.decode((byte) 0x55));
    assertEquals(32256, Codec.PCMA.decode((byte) 0xAA));
  }

  @Test
  void theErrorStaysBelowAnEighthOfTheSegment() {
    for (int sample = -32000; sample <= 32000; sample += 7) {
      for (Codec codec : Codec.values()) {
        int back = codec.decode(codec.encode(sample));
        assertTrue(
            Math.abs(back - sample) <= Math.max(16, Math.abs(sample) / 16),
            codec + " " + sample + " " + back);
      }
    }
  }

  @Test
  void translationIsCloseAndReadable() {
    for (int i = 0; i < 256; i++) {
      int mu = Codec.PCMU.decode((byte) i);
      int a = Codec.PCMA.decode(Codec.PCMU.toOther((byte) i));
      assertTrue(Math.abs(mu - a) <= Math.max(16, Math.abs(mu) / 16), i + ": " + mu + " " + a);
    }
  }
}
