package vigil.media.phone;

/// Remembers the last moments of what was heard and tells which tones are in it. Safe for many
/// threads.
public final class ToneDetector {
  /// 200 ms: tones 20 Hz apart are told apart.
  public static final int SPAN = 1600;

  private static final int RATE = 8000;

  /// A tone of a phone is said at 8000; a tenth of it is clearly heard.
  private static final double CLEAR = 800;

  private final short[] ring = new short[SPAN];
  private long heard;

  public synchronized void hear(short sample) {
    ring[(int) (heard++ % SPAN)] = sample;
  }

  /// Samples heard since the beginning.
  public synchronized long heard() {
    return heard;
  }

  /// The amplitude of a tone in the last 200 ms; 0 before so much was heard.
  public synchronized double amplitude(double hertz) {
    if (heard < SPAN) {
      return 0;
    }
    short[] straight = new short[SPAN];
    int start = (int) (heard % SPAN);
    System.arraycopy(ring, start, straight, 0, SPAN - start);
    System.arraycopy(ring, 0, straight, SPAN - start, start);
    return Goertzel.amplitude(straight, 0, SPAN, hertz, RATE);
  }

  public boolean hears(double hertz) {
    return amplitude(hertz) > CLEAR;
  }

  /// The loudest sample of the last 200 ms.
  public synchronized int peak() {
    int peak = 0;
    for (short sample : ring) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
