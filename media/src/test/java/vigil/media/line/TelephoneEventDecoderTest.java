package vigil.media.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// RFC 4733.
class TelephoneEventDecoderTest {
  private final TelephoneEventDecoder keys = new TelephoneEventDecoder();

  @Test
  void threeEndPacketsAreOneKey() {
    assertEquals('5', keys.packet(1000, 5, false, 160));
    assertEquals(TelephoneEventDecoder.NONE, keys.packet(1000, 5, false, 320));
    for (int i = 0; i < 3; i++) {
      assertEquals(TelephoneEventDecoder.NONE, keys.packet(1000, 5, true, 480));
    }
  }

  @Test
  void theSameKeyPressedTwiceIsTwoKeys() {
    keys.packet(1000, 5, true, 480);
    assertEquals('5', keys.packet(3000, 5, false, 160));
  }

  @Test
  void aKeyOfWhichOnlyAnEndCameIsAKey() {
    assertEquals('#', keys.packet(1000, 11, true, 480));
    assertEquals(TelephoneEventDecoder.NONE, keys.packet(1000, 11, true, 480));
  }

  @Test
  void aPressOfTenSecondsIsOneKey() {
    assertEquals('0', keys.packet(0, 0, false, 160));
    assertEquals(TelephoneEventDecoder.NONE, keys.packet(0, 0, false, 65535));
    assertEquals(TelephoneEventDecoder.NONE, keys.packet(65535, 0, false, 160));
    assertEquals(TelephoneEventDecoder.NONE, keys.packet(65535, 0, true, 16000));
  }

  @Test
  void anOldPacketThatComesLateIsNoKey() {
    keys.packet(1000, 1, true, 480);
    keys.packet(5000, 2, true, 480);
    assertEquals(TelephoneEventDecoder.NONE, keys.packet(1000, 1, true, 480));
  }

  @Test
  void eventsBeyondTheKeysAreNone() {
    assertEquals(TelephoneEventDecoder.NONE, keys.packet(1000, 36, false, 160));
  }
}
