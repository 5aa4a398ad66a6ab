package vigil.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The frames of one file under its own key: AES-256-GCM, the nonce being seven zero bytes, the
/// frame's number and a byte that is 1 for the last (the STREAM of Hoang, Reyhanitabar, Rogaway and
/// Vizár, CRYPTO 2015, as in Tink's AES-GCM-HKDF-STREAMING). No frame can be changed, moved, taken
/// out or put in, and a file that was cut off has no last one. A key seals one file, once: no nonce
/// comes twice.
///
/// One thread at a time.
final class FrameCipher {
  static final int TAG = 16;
  private static final int NONCE = 12;
  private static final int PREFIX = 7;
  private final Cipher cipher;
  private final SecretKeySpec key;

  FrameCipher(byte[] fileKey) {
    key = new SecretKeySpec(fileKey, "AES");
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has AES-GCM", impossible);
    }
  }

  /// Seals `length` bytes.
  ///
  /// @return how many are in `into`
  int seal(byte[] plain, int length, int number, boolean isLast, byte[] into) {
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, nonce(number, isLast));
      return cipher.doFinal(plain, 0, length, into);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM seals what fits", impossible);
    }
  }

  /// The frame in clear; null when it is not what was sealed.
  byte @Nullable [] open(byte[] sealed, int length, int number, boolean isLast) {
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, nonce(number, isLast));
      return cipher.doFinal(sealed, 0, length);
    } catch (AEADBadTagException changed) {
      return null;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM opens what is long enough", impossible);
    }
  }

  private static GCMParameterSpec nonce(int number, boolean isLast) {
    byte[] nonce = new byte[NONCE];
    ByteBuffer.wrap(nonce, PREFIX, Integer.BYTES + 1).putInt(number).put((byte) (isLast ? 1 : 0));
    return new GCMParameterSpec(TAG * Byte.SIZE, nonce);
  }
}
