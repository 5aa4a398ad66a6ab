package vigil.kernel.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals what an answer tells once (AES-256 in GCM) with the `Idempotency-Key` it was asked for
/// with. The table keeps the key's hash alone: so who reads the table reads nothing, and who asks
/// again with the key, since the wire was cut, still gets the whole answer.
final class IdempotencyKeyCipher {
  static final String MARK = "sealed:";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom DICE = new SecureRandom();

  private IdempotencyKeyCipher() {}

  /// Under which name the table knows a key.
  static String hash(String key) {
    return HexFormat.of().formatHex(digest("name", key));
  }

  static String seal(String key, String clear) {
    byte[] iv = new byte[IV_BYTES];
    DICE.nextBytes(iv);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv).doFinal(utf8(clear));
      byte[] whole = Arrays.copyOf(iv, iv.length + sealed.length);
      System.arraycopy(sealed, 0, whole, iv.length, sealed.length);
      return MARK + Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK seals with AES-GCM", impossible);
    }
  }

  static String open(String key, String sealed) {
    byte[] whole = Base64.getDecoder().decode(sealed.substring(MARK.length()));
    byte[] iv = Arrays.copyOf(whole, IV_BYTES);
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key, iv);
      byte[] clear = cipher.doFinal(whole, IV_BYTES, whole.length - IV_BYTES);
      return new String(clear, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("A kept answer was changed in the table", broken);
    }
  }

  private static Cipher cipher(int mode, String key, byte[] iv) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    var secret = new SecretKeySpec(digest("seal", key), "AES");
    cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, iv));
    return cipher;
  }

  private static byte[] digest(String use, String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(utf8("vigil " + use + " " + key));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
