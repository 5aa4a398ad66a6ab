package vigil.kernel.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM of a few bytes: a random nonce of 12 bytes, then what is sealed. What it is about is
/// authenticated with it, so that it opens nowhere else.
final class AesGcm {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom DICE = new SecureRandom();

  private AesGcm() {}

  static byte[] seal(byte[] key, byte[] plain, String about) {
    byte[] nonce = new byte[NONCE];
    DICE.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, about);
      byte[] sealed = new byte[NONCE + cipher.getOutputSize(plain.length)];
      System.arraycopy(nonce, 0, sealed, 0, NONCE);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has AES-GCM", impossible);
    }
  }

  /// @throws WrongKey when it was sealed by another key, about something else, or changed
  static byte[] open(byte[] key, byte[] sealed, String about) {
    try {
      return cipher(Cipher.DECRYPT_MODE, key, sealed, 0, about)
          .doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (GeneralSecurityException | IllegalArgumentException not) {
      throw new WrongKey(about);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, int from, String about)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce, from, NONCE));
    cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
