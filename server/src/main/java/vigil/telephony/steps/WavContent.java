package vigil.telephony.steps;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import vigil.kernel.Content;

/// A recording as a player wants it: one, of however many parts it was made. What is sealed is not
/// written twice, so vigil-media seals a header that does not know its sizes yet (RIFF 12, fmt 26,
/// fact 12, data 8 bytes): they are told here.
///
/// @param parts of one law, each with a header of its own
record WavContent(List<Content> parts) implements Content {
  private static final int HEADER = 58;
  private static final int RIFF_SIZE = 4;
  private static final int CHANNELS = 22;
  private static final int FACT_SAMPLES = 46;
  private static final int DATA_SIZE = 54;

  WavContent {
    parts = List.copyOf(parts);
  }

  @Override
  public InputStream open() throws IOException {
    long bytes = length();
    InputStream in = parts.getFirst().open();
    byte[] header = in.readNBytes(HEADER);
    if (header.length == HEADER) {
      tellSizes(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN), bytes, parts.size() > 1);
    }
    return new WavStream(header, new PartStream(in, parts.subList(1, parts.size())));
  }

  private static void tellSizes(ByteBuffer header, long fileBytes, boolean isInParts) {
    if (isInParts || header.getInt(DATA_SIZE) == 0) {
      int sound = (int) (fileBytes - HEADER);
      header.putInt(RIFF_SIZE, HEADER - 8 + sound);
      header.putInt(FACT_SAMPLES, sound / Math.max(1, header.getShort(CHANNELS)));
      header.putInt(DATA_SIZE, sound);
    }
  }

  @Override
  public long length() throws IOException {
    long bytes = 0;
    for (Content part : parts) {
      bytes += part.length() - (bytes == 0 ? 0 : HEADER);
    }
    return bytes;
  }

  /// One part after the other, the further ones without their headers.
  private static final class PartStream extends InputStream {
    private final Iterator<Content> further;
    private InputStream current;

    PartStream(InputStream first, List<Content> further) {
      this.current = first;
      this.further = further.iterator();
    }

    private boolean goOn() throws IOException {
      if (!further.hasNext()) {
        return false;
      }
      current.close();
      current = further.next().open();
      current.skipNBytes(HEADER);
      return true;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int some = current.read(into, from, most);
      while (some < 0 && goOn()) {
        some = current.read(into, from, most);
      }
      return some;
    }

    @Override
    public int read() throws IOException {
      int one = current.read();
      while (one < 0 && goOn()) {
        one = current.read();
      }
      return one;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long done = current.skip(bytes);
      while (done < bytes) {
        int one = read();
        if (one < 0) {
          return done;
        }
        done += 1 + current.skip(bytes - done - 1);
      }
      return done;
    }

    @Override
    public void close() throws IOException {
      current.close();
    }
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
