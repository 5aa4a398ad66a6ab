package vigil.media.webrtc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// RFC 3711: its own vectors, and what a receiver must not take.
class SrtpTest {
  private static final HexFormat HEX = HexFormat.of();

  /// Appendix B.3.
  private static final byte[] MASTER_KEY = HEX.parseHex("E1F97A0D3E018BE0D64FA32C06DE4139");

  private static final byte[] MASTER_SALT = HEX.parseHex("0EC675AD498AFEEBB6960B3AABE6");
  private static final int ROOM = Srtp.MOST_MORE;

  @Test
  void sessionKeysAreThoseOfAppendixB3() {
    assertArrayEquals(
        HEX.parseHex("C61E7A93744F39EE10734AFE3FF7A087"),
        SrtpCipher.derive(MASTER_KEY, MASTER_SALT, 0, 16));
    assertArrayEquals(
        HEX.parseHex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"),
        SrtpCipher.derive(MASTER_KEY, MASTER_SALT, 1, 20));
    assertArrayEquals(
        HEX.parseHex("30CBBC08863D8C85D49DB34A9AE1"),
        SrtpCipher.derive(MASTER_KEY, MASTER_SALT, 2, 14));
  }

  /// libsrtp's own reference packet (RFC 3711 has none whole): AES_CM_128_HMAC_SHA1_80.
  @Test
  void aPacketIsSealedAsByLibsrtp() {
    byte[] packet = roomy("800f1234decafbadcafebabe" + "abababababababababababababababab");
    int length = new Srtp(MASTER_KEY, MASTER_SALT).protect(packet, 28);
    assertEquals(
        "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb",
        HEX.formatHex(packet, 0, length));
  }

  @Test
  void aReportIsSealedAsByLibsrtp() {
    byte[] packet = roomy("81c8000bcafebabe" + "abababababababababababababababab");
    var sender = new Srtp(MASTER_KEY, MASTER_SALT);
    byte[] other = packet.clone();
    sender.protectRtcp(other, 24);
    int length = sender.protectRtcp(packet, 24);
    assertEquals(
        "81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798",
        HEX.formatHex(packet, 0, length));
  }

  @Test
  void whatIsSealedOpensOnce() {
    var sender = new Srtp(MASTER_KEY, MASTER_SALT);
    var receiver = new Srtp(MASTER_KEY, MASTER_SALT);
    byte[] sealed = rtp(7, 1, "hello");
    int length = sender.protect(sealed, 17);
    byte[] again = sealed.clone();
    assertEquals(17, receiver.unprotect(sealed, length));
    assertEquals("hello", new String(sealed, 12, 5, java.nio.charset.StandardCharsets.UTF_8));
    assertEquals(-1, receiver.unprotect(again, length), "a replay");
  }

  @Test
  void aChangedPacketAndAnothersKeyDoNotOpen() {
    var sender = new Srtp(MASTER_KEY, MASTER_SALT);
    byte[] sealed = rtp(7, 1, "hello");
    int length = sender.protect(sealed, 17);
    var receiver = new Srtp(MASTER_KEY, MASTER_SALT);
    for (int i = 0; i < length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertEquals(-1, receiver.unprotect(changed, length), "byte " + i);
    }
    for (int shorter = 0; shorter < length; shorter++) {
      assertEquals(-1, receiver.unprotect(sealed.clone(), shorter), "length " + shorter);
    }
    assertEquals(-1, new Srtp(new byte[16], MASTER_SALT).unprotect(sealed.clone(), length));
    assertEquals(17, receiver.unprotect(sealed, length), "none of that spoilt it");
  }

  /// Section 3.3.1: the roll-over counter is guessed, also when packets overtake each other there.
  @Test
  void sequenceNumbersRollOver() {
    var sender = new Srtp(MASTER_KEY, MASTER_SALT);
    var receiver = new Srtp(MASTER_KEY, MASTER_SALT);
    byte[][] sealed = new byte[6][];
    for (int i = 0; i < 6; i++) {
      sealed[i] = rtp(7, 65_533 + i, "n " + i + "  ");
      sender.protect(sealed[i], 17);
    }
    for (int i : new int[] {0, 1, 3, 2, 5, 4}) {
      assertEquals(17, receiver.unprotect(sealed[i], 27), "packet " + i);
    }
  }

  /// We began anew while the phone spoke on: its roll-over counter is not told, and is found.
  @Test
  void whoRolledOverBeforeWeListenedIsHeardWithinSomePackets() {
    var sender = new Srtp(MASTER_KEY, MASTER_SALT);
    int number = 0;
    for (; number < 3 * 65_536 + 100; number += 1000) {
      byte[] passed = rtp(7, number, "lost");
      sender.protect(passed, 16);
    }
    var receiver = new Srtp(MASTER_KEY, MASTER_SALT);
    int opened = 0;
    for (int i = 0; i < 2 * Srtp.MOST_ROLLED; i++) {
      assertEquals(-1, receiver.unprotect(rtp(9, i, "of a stranger"), 25));
      byte[] next = rtp(7, number + i, "heard");
      opened += receiver.unprotect(next, sender.protect(next, 17)) == 17 ? 1 : 0;
    }
    assertTrue(opened > Srtp.MOST_ROLLED, opened + " of " + 2 * Srtp.MOST_ROLLED);
  }

  @Test
  void aKeyAndItsSaltAreOneWord() {
    byte[] both = new byte[Srtp.KEY_AND_SALT];
    System.arraycopy(MASTER_KEY, 0, both, 0, 16);
    System.arraycopy(MASTER_SALT, 0, both, 16, 14);
    byte[] sealed = rtp(7, 1, "hello");
    int length = Srtp.of(both).protect(sealed, 17);
    assertEquals(17, new Srtp(MASTER_KEY, MASTER_SALT).unprotect(sealed, length));
  }

  @Test
  void aPacketBehindTheWindowIsRefused() {
    var sender = new Srtp(MASTER_KEY, MASTER_SALT);
    var receiver = new Srtp(MASTER_KEY, MASTER_SALT);
    byte[] first = rtp(7, 1, "first");
    sender.protect(first, 17);
    for (int i = 2; i < 2 + ReplayWindow.SIZE; i++) {
      byte[] next = rtp(7, i, "later");
      assertEquals(17, receiver.unprotect(next, sender.protect(next, 17)));
    }
    assertEquals(-1, receiver.unprotect(first, 27));
  }

  @Test
  void theWindowTakesEachPacketOnce() {
    var window = new ReplayWindow();
    for (long index : new long[] {5, 3, 70, 8, 69}) {
      assertEquals(true, window.isNew(index), "new " + index);
      window.record(index);
      assertEquals(false, window.isNew(index), "seen " + index);
    }
    assertEquals(false, window.isNew(6), "64 behind");
    assertEquals(true, window.isNew(7));
  }

  @Test
  void reportsAreSealedAndOpenOnce() {
    var sender = new Srtp(MASTER_KEY, MASTER_SALT);
    var receiver = new Srtp(MASTER_KEY, MASTER_SALT);
    byte[] report = roomy("80c80006deadbeef0000000000000000000000010000000200000003");
    byte[] plain = report.clone();
    int length = sender.protectRtcp(report, 28);
    assertNotEquals(HEX.formatHex(plain), HEX.formatHex(report));
    byte[] again = report.clone();
    byte[] changed = report.clone();
    changed[20] ^= 1;
    assertEquals(-1, receiver.unprotectRtcp(changed, length));
    assertEquals(28, receiver.unprotectRtcp(report, length));
    assertArrayEquals(Arrays.copyOf(plain, 28), Arrays.copyOf(report, 28));
    assertEquals(-1, receiver.unprotectRtcp(again, length));
  }

  private static byte[] rtp(int ssrc, int sequence, String says) {
    byte[] packet = new byte[12 + says.length() + ROOM];
    ByteBuffer.wrap(packet)
        .putShort((short) 0x8008)
        .putShort((short) sequence)
        .putInt(160 * sequence)
        .putInt(ssrc)
        .put(says.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return packet;
  }

  private static byte[] roomy(String hex) {
    byte[] packet = HEX.parseHex(hex);
    return Arrays.copyOf(packet, packet.length + ROOM);
  }
}
