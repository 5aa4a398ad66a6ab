package vigil.telephony.steps;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import vigil.kernel.Content;

/// A recording as a player wants it. What is sealed is not written twice, so vigil-media seals a
/// header that does not know its sizes yet (RIFF 12, fmt 26, fact 12, data 8 bytes): they are told
/// here.
record WavContent(Content sealed) implements Content {
  private static final int HEADER = 58;
  private static final int RIFF_SIZE = 4;
  private static final int CHANNELS = 22;
  private static final int FACT_SAMPLES = 46;
  private static final int DATA_SIZE = 54;

  @Override
  public InputStream open() throws IOException {
    long bytes = sealed.length();
    InputStream in = sealed.open();
    byte[] header = in.readNBytes(HEADER);
    if (header.length == HEADER) {
      tellSizes(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN), bytes);
    }
    return new WavStream(header, in);
  }

  private static void tellSizes(ByteBuffer header, long fileBytes) {
    if (header.getInt(DATA_SIZE) == 0) {
      int sound = (int) (fileBytes - HEADER);
      header.putInt(RIFF_SIZE, HEADER - 8 + sound);
      header.putInt(FACT_SAMPLES, sound / Math.max(1, header.getShort(CHANNELS)));
      header.putInt(DATA_SIZE, sound);
    }
  }

  @Override
  public long length() throws IOException {
    return sealed.length();
  }

  /// The header, then the rest, which skips by itself.
  private static final class WavStream extends SequenceInputStream {
    private final InputStream rest;
    private long ofHeader;

    WavStream(byte[] header, InputStream rest) {
      super(new ByteArrayInputStream(header), rest);
      this.rest = rest;
      ofHeader = header.length;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int some = super.read(into, from, most);
      ofHeader -= Math.max(0, some);
      return some;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      ofHeader--;
      return one;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long done = 0;
      while (ofHeader > 0 && done < bytes && read() >= 0) {
        done++;
      }
      return ofHeader > 0 ? done : done + rest.skip(bytes - done);
    }
  }
}
