package vigil.seal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Seals what is written, frame by frame; memory of one frame. Closing it writes the last frame:
/// without that the file is one that was cut off.
public final class SealedOutput extends FilterOutputStream {
  private final FrameCipher frames;
  private final byte[] plain;
  private final byte[] sealed;
  private int filled;
  private int number;
  private boolean isClosed;

  /// Writes the head.
  ///
  /// @param fileKey [SealHeader#fileKey]
  public SealedOutput(OutputStream out, SealHeader header, byte[] fileKey) throws IOException {
    super(out);
    frames = new FrameCipher(fileKey);
    plain = new byte[header.frame()];
    sealed = new byte[header.frame() + FrameCipher.TAG];
    out.write(header.bytes());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /// A full frame stays in hand until more comes: it may be the last.
  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      if (filled == plain.length) {
        pass(false);
      }
      int some = Math.min(left, plain.length - filled);
      System.arraycopy(bytes, at, plain, filled, some);
      filled += some;
      at += some;
      left -= some;
    }
  }

  private void pass(boolean isLast) throws IOException {
    int bytes = frames.seal(plain, filled, number, isLast, sealed);
    number = Math.incrementExact(number);
    filled = 0;
    out.write(sealed, 0, bytes);
  }

  /// Writes the last frame and leaves what it writes to open.
  public void finish() throws IOException {
    if (!isClosed) {
      isClosed = true;
      pass(true);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      finish();
    } finally {
      out.close();
    }
  }
}
