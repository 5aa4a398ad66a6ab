package vigil.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// The head of a sealed file, in clear: `VGS1`, the number of the key, the size of a frame and a
/// random salt. The file's own key is HKDF-SHA256 (RFC 5869) of the key with that salt over the
/// whole head and the file's name, so that a head that was changed, or a file that was put under
/// another's name, opens nothing.
///
/// @param key the number of the key that the file's own is derived from
/// @param frame bytes of a full frame before it is sealed
/// @param salt of this file alone
@SuppressWarnings("ArrayRecordComponent") // equals looks into it, and it is never handed out
public record SealHeader(int key, int frame, byte[] salt) {
  /// Bytes of the head.
  public static final int BYTES = 44;

  /// Of a key, this file's or the one it is derived from.
  public static final int KEY_BYTES = 32;

  private static final byte[] MARK = "VGS1".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT_BYTES = 32;
  private static final int LARGEST_FRAME = 1 << 20;
  private static final SecureRandom DICE = new SecureRandom();

  public SealHeader {
    salt = salt.clone();
    if (salt.length != SALT_BYTES || frame < 1 || frame > LARGEST_FRAME) {
      throw new IllegalArgumentException("no head of a sealed file");
    }
  }

  /// For a new file.
  public static SealHeader fresh(int key, int frame) {
    byte[] salt = new byte[SALT_BYTES];
    DICE.nextBytes(salt);
    return new SealHeader(key, frame, salt);
  }

  /// Whether these first bytes begin a sealed file.
  public static boolean begins(byte[] bytes) {
    return bytes.length >= MARK.length
        && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
  }

  public static SealHeader read(byte[] bytes) throws IOException {
    if (bytes.length < BYTES || !begins(bytes)) {
      throw new IOException("no sealed file");
    }
    var head = ByteBuffer.wrap(bytes, MARK.length, BYTES - MARK.length);
    int key = head.getInt();
    int frame = head.getInt();
    byte[] salt = new byte[SALT_BYTES];
    head.get(salt);
    try {
      return new SealHeader(key, frame, salt);
    } catch (IllegalArgumentException not) {
      throw new IOException(not);
    }
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).put(MARK).putInt(key).putInt(frame).put(salt).array();
  }

  /// The key of the file alone.
  ///
  /// @param name the file's own, which it is bound to
  public byte[] fileKey(byte[] from, String name) {
    byte[] head = bytes();
    byte[] told = name.getBytes(StandardCharsets.UTF_8);
    var info = ByteBuffer.allocate(head.length + told.length).put(head).put(told).array();
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract().addIKM(from).addSalt(salt).thenExpand(info, KEY_BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("JDK 25 has HKDF-SHA256", impossible);
    }
  }

  @Override
  public byte[] salt() {
    return salt.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealHeader that && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }
}
