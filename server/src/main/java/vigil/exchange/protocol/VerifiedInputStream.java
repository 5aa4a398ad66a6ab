package vigil.exchange.protocol;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Bytes as they come in, which must be those that were signed for: their end fails otherwise, so
/// that whoever keeps them drops what it has.
public final class VerifiedInputStream extends FilterInputStream {
  /// The bytes are others, or the wire was cut before their end.
  public static final class BytesChangedException extends IOException {
    private static final long serialVersionUID = 1;

    BytesChangedException() {
      super("not the bytes that were signed for");
    }

    BytesChangedException(IOException cut) {
      super("cut before the end", cut);
    }
  }

  private final String sha256;
  private final MessageDigest digest = sha256();

  public VerifiedInputStream(InputStream in, String sha256) {
    super(in);
    this.sha256 = sha256;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int n;
    try {
      n = super.read(into, from, most);
    } catch (IOException cut) {
      throw new BytesChangedException(cut);
    }
    if (n > 0) {
      digest.update(into, from, n);
    } else if (n < 0 && !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new BytesChangedException();
    }
    return n;
  }

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
