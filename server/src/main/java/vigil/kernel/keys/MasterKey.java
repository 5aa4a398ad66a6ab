package vigil.kernel.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key that seals the other keys. It stands in no database, no backup and no log; its id, which
/// tells nothing of it, does.
final class MasterKey {
  static final int BYTES = 32;
  private static final int ID_BYTES = 8;

  private final byte[] key;
  private final String id;

  private MasterKey(byte[] key) {
    this.key = key;
    id = id(key);
  }

  /// @param text 64 hexadecimal digits, or 32 bytes in base64
  static MasterKey of(String text) {
    String clean = text.strip();
    byte[] bytes;
    try {
      bytes =
          clean.matches("[0-9a-fA-F]{64}")
              ? HexFormat.of().parseHex(clean)
              : Base64.getDecoder().decode(clean);
    } catch (IllegalArgumentException not) {
      bytes = new byte[0];
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "A master key is 64 hexadecimal digits (openssl rand -hex 32), or 32 bytes in base64");
    }
    return new MasterKey(bytes);
  }

  static MasterKey of(byte[] bytes) {
    return of(HexFormat.of().formatHex(bytes));
  }

  String id() {
    return id;
  }

  byte[] seal(byte[] plain, String about) {
    return AesGcm.seal(key, plain, about + "/" + id);
  }

  byte[] open(byte[] sealed, String about) {
    return AesGcm.open(key, sealed, about + "/" + id);
  }

  private static String id(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] whole = mac.doFinal("vigil master key".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(Arrays.copyOf(whole, ID_BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
    }
  }

  @Override
  public String toString() {
    return "master key " + id;
  }
}
