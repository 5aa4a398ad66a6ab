import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// The waiting music: 32 s that join their own beginning, composed for Vigil (Apache-2.0 like the rest).
///
/// Eight chords of four seconds, a slow broken chord above them, notes of a pentatonic scale now and then. Every note
/// rings over the end into the beginning, so the loop has no seam. It stays below 1.6 kHz, where a telephone is kind.
class Music {
  static final int RATE = 8000;
  static final double SECONDS = 32;
  static final double[] SOUND = new double[(int) (RATE * SECONDS)];

  /// Semitones above A = 220 Hz: D, A, b, G, D, G, A with a fourth, D.
  static final int[][] CHORDS = {
    {-7, 0, 5, 9}, {-12, -5, 4, 7}, {-10, -3, 2, 9}, {-14, -2, 2, 5},
    {-7, 0, 5, 9}, {-14, -2, 2, 10}, {-12, -5, 5, 7}, {-7, -3, 0, 5}
  };
  static final int[] PENTATONIC = {5, 7, 9, 12, 14, 17};

  public static void main(String[] args) throws Exception {
    var random = new Random(12345);
    for (int bar = 0; bar < CHORDS.length; bar++) {
      double at = bar * 4.0;
      for (int tone : CHORDS[bar]) {
        pad(at, tone, 0.10);
      }
      for (int beat = 0; beat < 8; beat++) {
        int[] order = {0, 1, 2, 3, 2, 1, 3, 2};
        bell(at + beat * 0.5, CHORDS[bar][order[beat]] + 12, 0.12);
      }
      if (bar % 2 == 1) {
        bell(at + 1, PENTATONIC[random.nextInt(6)] + 12, 0.16);
        bell(at + 2.5, PENTATONIC[random.nextInt(6)] + 12, 0.13);
      }
    }
    write(Path.of(args[0]));
  }

  static double hertz(int semitones) {
    return 220 * Math.pow(2, semitones / 12.0);
  }

  /// A soft tone that swells and goes in five seconds.
  static void pad(double at, int tone, double loud) {
    double f = hertz(tone);
    for (int i = 0; i < 5 * RATE; i++) {
      double t = (double) i / RATE;
      double shape = Math.pow(Math.sin(Math.PI * t / 5), 2);
      double wave = Math.sin(2 * Math.PI * f * t) + 0.3 * Math.sin(2 * Math.PI * f * 1.003 * t);
      add(at, i, loud * shape * wave);
    }
  }

  /// A struck tone that fades in two seconds.
  static void bell(double at, int tone, double loud) {
    double f = hertz(tone);
    for (int i = 0; i < 2 * RATE; i++) {
      double t = (double) i / RATE;
      double shape = Math.min(1, t / 0.01) * Math.exp(-2.5 * t);
      double wave = Math.sin(2 * Math.PI * f * t) + 0.2 * Math.sin(4 * Math.PI * f * t) * Math.exp(-4 * t);
      add(at, i, loud * shape * wave);
    }
  }

  static void add(double at, int sample, double value) {
    SOUND[((int) (at * RATE) + sample) % SOUND.length] += value;
  }

  static void write(Path file) throws Exception {
    double peak = 0;
    for (double sample : SOUND) {
      peak = Math.max(peak, Math.abs(sample));
    }
    var wav = ByteBuffer.allocate(44 + 2 * SOUND.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes()).putInt(36 + 2 * SOUND.length).put("WAVEfmt ".getBytes()).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16).put("data".getBytes()).putInt(2 * SOUND.length);
    for (double sample : SOUND) {
      wav.putShort((short) (sample / peak * 9000));
    }
    Files.write(file, wav.array());
  }
}
