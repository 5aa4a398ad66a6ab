package vigil.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Reads a sealed file; `skip` costs nothing, so that a player may begin anywhere. Memory of one
/// frame.
public final class SealedInput extends InputStream {
  private final FileChannel file;
  private final FrameCipher frames;
  private final int frame;
  private final byte[] sealed;

  /// Frames that are whole.
  private final int count;

  private final long length;
  private final boolean isCut;
  private byte @Nullable [] open;
  private int openNumber = -1;
  private long at;

  /// Opens a file and looks at its end.
  ///
  /// @param mayBeCut what was written before a crash is read; else a file without its last frame is
  ///   refused
  public SealedInput(Path path, SealHeader header, byte[] fileKey, boolean mayBeCut)
      throws IOException {
    frame = header.frame();
    frames = new FrameCipher(fileKey);
    sealed = new byte[frame + FrameCipher.TAG];
    file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      long body = file.size() - SealHeader.BYTES;
      int all = Math.toIntExact((body + sealed.length - 1) / sealed.length);
      byte[] last = all == 0 ? null : frame(all - 1, true);
      isCut = last == null;
      if (last != null) {
        count = all;
        length = (long) (all - 1) * frame + last.length;
      } else if (mayBeCut) {
        count = whole(all);
        length = (long) count * frame;
      } else {
        throw new IOException("The file is not as it was sealed, or is cut off: " + path);
      }
    } catch (IOException | RuntimeException broken) {
      file.close();
      throw broken;
    }
  }

  /// How many of these frames, which have no last one, are good: a torn one is not.
  private int whole(int all) throws IOException {
    return all > 0 && frame(all - 1, false) == null ? all - 1 : all;
  }

  /// What a cut off file surely holds, without its key: whole frames.
  public static long surelyHolds(long fileBytes, int frame) {
    return Math.max(0, fileBytes - SealHeader.BYTES) / (frame + FrameCipher.TAG) * frame;
  }

  /// Bytes in clear.
  public long length() {
    return length;
  }

  /// Whether the file's end was never written.
  public boolean isCut() {
    return isCut;
  }

  private byte @Nullable [] frame(int number, boolean isLast) throws IOException {
    long from = SealHeader.BYTES + (long) number * sealed.length;
    var into = ByteBuffer.wrap(sealed);
    while (into.hasRemaining()) {
      int some = file.read(into, from + into.position());
      if (some < 0) {
        break;
      }
    }
    boolean isLong = into.position() >= FrameCipher.TAG;
    return isLong ? frames.open(sealed, into.position(), number, isLast) : null;
  }

  private byte[] at(int number) throws IOException {
    if (open == null || openNumber != number) {
      open = frame(number, !isCut && number == count - 1);
      openNumber = number;
    }
    if (open == null) {
      throw new IOException("The file is not as it was sealed");
    }
    return open;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (at >= length) {
      return -1;
    }
    byte[] plain = at((int) (at / frame));
    int inside = (int) (at % frame);
    int some = Math.min(most, plain.length - inside);
    System.arraycopy(plain, inside, into, from, some);
    at += some;
    return some;
  }

  @Override
  public long skip(long bytes) {
    long some = Math.max(0, Math.min(bytes, length - at));
    at += some;
    return some;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, length - at);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
