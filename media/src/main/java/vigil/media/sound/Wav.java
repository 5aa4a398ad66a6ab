package vigil.media.sound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// WAV files of a telephone: 8 kHz, G.711 or 16 bits. (RIFF, Microsoft 1991; `fact` is due for
/// companded sound.)
public final class Wav {
  /// RIFF 12 + fmt 26 + fact 12 + data 8.
  public static final int HEADER = 58;

  /// A file of ten minutes in 16 bits; nobody plays longer ones.
  public static final long LONGEST_BYTES = 600L * Codec.RATE * 2 + 4096;

  private static final int PCM = 1;

  private Wav() {}

  /// The file is none of ours, and why.
  public static final class NotAWav extends IOException {
    NotAWav(String why) {
      super(why);
    }
  }

  /// A header for `soundBytes` of companded sound.
  public static byte[] header(Codec codec, int channels, long soundBytes) {
    byte[] bytes = new byte[HEADER];
    var header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(US_ASCII)).putInt((int) (HEADER - 8 + soundBytes));
    header.put("WAVEfmt ".getBytes(US_ASCII)).putInt(18);
    header.putShort((short) codec.wavFormat()).putShort((short) channels);
    header.putInt(Codec.RATE).putInt(Codec.RATE * channels);
    header.putShort((short) channels).putShort((short) 8).putShort((short) 0);
    header.put("fact".getBytes(US_ASCII)).putInt(4).putInt((int) (soundBytes / channels));
    header.put("data".getBytes(US_ASCII)).putInt((int) soundBytes);
    return bytes;
  }

  /// Mends the sizes in the header of a file that `header` began and a crash cut off.
  ///
  /// @return the milliseconds of sound in it, 0 when there is none to save
  public static long repair(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var head = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
      if (channel.size() <= HEADER || channel.read(head, 0) < HEADER) {
        return 0;
      }
      Codec codec = head.getShort(20) == Codec.PCMA.wavFormat() ? Codec.PCMA : Codec.PCMU;
      int channels = head.getShort(22);
      if (head.getInt(0) != 0x46464952 || channels < 1 || channels > 2) {
        return 0;
      }
      long sound = (channel.size() - HEADER) / channels * channels;
      channel.truncate(HEADER + sound);
      channel.write(ByteBuffer.wrap(header(codec, channels, sound)), 0);
      channel.force(true);
      return sound / channels * 1000 / Codec.RATE;
    }
  }

  /// Reads a mono file whole.
  public static Sound read(String name, Path file) throws IOException {
    if (Files.size(file) > LONGEST_BYTES) {
      throw new NotAWav("longer than ten minutes");
    }
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.limit() < 12 || bytes.getInt(0) != 0x46464952 || bytes.getInt(8) != 0x45564157) {
      throw new NotAWav("no RIFF WAVE");
    }
    int format = 0;
    for (int at = 12; at + 8 <= bytes.limit(); ) {
      int kind = bytes.getInt(at);
      int length = bytes.getInt(at + 4);
      int left = bytes.limit() - at - 8;
      if (kind == 0x20746d66 && length >= 16 && length <= left) {
        format = format(bytes, at + 8);
      } else if (kind == 0x61746164 && format != 0) {
        // A stream that was never closed says 0 or too much: what is there counts.
        int there = length <= 0 || length > left ? left : length;
        return sound(name, format, bytes, at + 8, there);
      }
      if (length < 0 || length > left) {
        break;
      }
      at += 8 + length + (length & 1);
    }
    throw new NotAWav("no sound in it");
  }

  private static int format(ByteBuffer bytes, int at) throws NotAWav {
    int format = bytes.getShort(at);
    int bits = bytes.getShort(at + 14);
    boolean known = format == PCM ? bits == 16 : (format == 6 || format == 7) && bits == 8;
    if (!known || bytes.getShort(at + 2) != 1 || bytes.getInt(at + 4) != Codec.RATE) {
      throw new NotAWav("not 8 kHz mono in 16 bits or G.711");
    }
    return format;
  }

  private static Sound sound(String name, int format, ByteBuffer bytes, int at, int length) {
    if (format == PCM) {
      byte[] companded = new byte[length / 2];
      for (int i = 0; i < companded.length; i++) {
        companded[i] = Codec.PCMA.encode(bytes.getShort(at + 2 * i));
      }
      return Sound.of(name, Codec.PCMA, companded);
    }
    Codec codec = format == Codec.PCMA.wavFormat() ? Codec.PCMA : Codec.PCMU;
    byte[] copy = new byte[length];
    bytes.get(at, copy);
    return Sound.of(name, codec, copy);
  }
}
