package vigil.media.phone;

/// How much of one frequency is in a piece of sound (Goertzel 1958): one pass, two numbers kept.
public final class Goertzel {
  private Goertzel() {}

  /// The amplitude of `hertz` in the samples, in sample units: a sine of amplitude 8000 gives about
  /// 8000.
  public static double amplitude(short[] samples, int from, int length, double hertz, int rate) {
    double turn = 2 * Math.PI * hertz / rate;
    double twice = 2 * Math.cos(turn);
    double one = 0;
    double two = 0;
    for (int i = from; i < from + length; i++) {
      double now = samples[i] + twice * one - two;
      two = one;
      one = now;
    }
    double power = one * one + two * two - twice * one * two;
    return 2 * Math.sqrt(Math.max(0, power)) / length;
  }
}
