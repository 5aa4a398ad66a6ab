package vigil.media.webrtc;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/// The transforms of AES_CM_128_HMAC_SHA1_80 (RFC 3711, section 4) with the session keys of either
/// RTP or RTCP. Not for two threads.
///
/// Cost: one AES and one SHA-1 pass over the packet, one array for the tag.
final class SrtpCipher {
  static final int KEY_BYTES = 16;
  static final int SALT_BYTES = 14;
  static final int TAG_BYTES = 10;

  /// Labels of the first session key (RFC 3711, 4.3.2); authentication and salt follow.
  static final int RTP = 0;

  static final int RTCP = 3;

  private static final int AUTHENTICATION_BYTES = 20;
  private static final int BLOCK = 16;

  private final Cipher aes;
  private final Mac hmac;
  private final byte[] salt;
  private final byte[] tag = new byte[AUTHENTICATION_BYTES];
  private byte[] counters = new byte[BLOCK * 16];
  private byte[] stream = new byte[BLOCK * 16];

  SrtpCipher(byte[] masterKey, byte[] masterSalt, int label) {
    if (masterKey.length != KEY_BYTES || masterSalt.length != SALT_BYTES) {
      throw new IllegalArgumentException("a master key is 16 bytes, a master salt 14");
    }
    try {
      Cipher master = aes(masterKey);
      aes = aes(derive(master, masterSalt, label, KEY_BYTES));
      hmac = Mac.getInstance("HmacSHA1");
      hmac.init(
          new SecretKeySpec(
              derive(master, masterSalt, label + 1, AUTHENTICATION_BYTES), "HmacSHA1"));
      salt = derive(master, masterSalt, label + 2, SALT_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES or SHA-1", e);
    }
  }

  /// Block by block: counter mode is made of it, for Java's own counter mode wants a new object a
  /// packet.
  @SuppressWarnings("InsecureCipherMode")
  private static Cipher aes(byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    return cipher;
  }

  /// A session key (RFC 3711, 4.3.1), the key derivation rate being 0.
  static byte[] derive(byte[] masterKey, byte[] masterSalt, int label, int length) {
    try {
      return derive(aes(masterKey), masterSalt, label, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES", e);
    }
  }

  private static byte[] derive(Cipher master, byte[] masterSalt, int label, int length)
      throws GeneralSecurityException {
    int blocks = (length + BLOCK - 1) / BLOCK;
    byte[] counted = new byte[blocks * BLOCK];
    for (int i = 0; i < blocks; i++) {
      System.arraycopy(masterSalt, 0, counted, i * BLOCK, SALT_BYTES);
      counted[i * BLOCK + 7] ^= (byte) label;
      counted[i * BLOCK + 15] = (byte) i;
    }
    return Arrays.copyOf(master.doFinal(counted), length);
  }

  /// Encrypts or decrypts `length` bytes at `at` in place (RFC 3711, 4.1.1).
  ///
  /// @param index of the packet, 48 bits for RTP, 31 for RTCP
  void crypt(byte[] packet, int at, int length, int ssrc, long index) {
    int blocks = (length + BLOCK - 1) / BLOCK;
    if (counters.length < blocks * BLOCK) {
      counters = new byte[blocks * BLOCK];
      stream = new byte[blocks * BLOCK];
    }
    for (int i = 0; i < blocks; i++) {
      int block = i * BLOCK;
      System.arraycopy(salt, 0, counters, block, SALT_BYTES);
      for (int b = 0; b < 4; b++) {
        counters[block + 4 + b] ^= (byte) (ssrc >>> (24 - 8 * b));
      }
      for (int b = 0; b < 6; b++) {
        counters[block + 8 + b] ^= (byte) (index >>> (40 - 8 * b));
      }
      counters[block + 14] = (byte) (i >>> 8);
      counters[block + 15] = (byte) i;
    }
    try {
      aes.update(counters, 0, blocks * BLOCK, stream, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException("AES makes as much as it takes", e);
    }
    for (int i = 0; i < length; i++) {
      packet[at + i] ^= stream[i];
    }
  }

  /// Writes the tag of the first `length` bytes and four more (RFC 3711, 4.2) at `at`.
  void sign(byte[] packet, int length, int more, int at) {
    tag(packet, length, more);
    System.arraycopy(tag, 0, packet, at, TAG_BYTES);
  }

  /// Whether the tag at `at` is that of the first `length` bytes and four more.
  boolean isSigned(byte[] packet, int length, int more, int at) {
    tag(packet, length, more);
    int differs = 0;
    for (int i = 0; i < TAG_BYTES; i++) {
      differs |= tag[i] ^ packet[at + i];
    }
    return differs == 0;
  }

  private void tag(byte[] packet, int length, int more) {
    hmac.update(packet, 0, length);
    for (int b = 0; b < 4; b++) {
      hmac.update((byte) (more >>> (24 - 8 * b)));
    }
    try {
      hmac.doFinal(tag, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException("A tag of SHA-1 is 20 bytes", e);
    }
  }
}
