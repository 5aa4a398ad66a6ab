package vigil.media.line;

import org.jspecify.annotations.Nullable;
import vigil.media.sound.Codec;

/// How loud a piece of sound is.
///
/// @param millis how long it is
/// @param activeMillis how long anything was said: 20 ms of -50 dBov or more
/// @param levelDb what was said, in dB relative to the overload point (dBov, RFC 6464); null where
///   nothing was said
/// @param peakDb its loudest sample, likewise
/// @param clippedPercent samples of a hundred that stand at the end of the scale
public record SoundLevel(
    int millis,
    int activeMillis,
    @Nullable Double levelDb,
    @Nullable Double peakDb,
    double clippedPercent) {
  private static final double OVERLOAD = 32_768;

  /// Quieter than any speech, louder than the noise of a room at a headset.
  private static final double ACTIVE_DB = -50;

  /// The last steps of both laws; PCMA ends at 32,256 and PCMU at 32,124.
  private static final int CLIPPED = 32_000;

  private static final int FRAME_MILLIS = 20;

  /// Measures whole frames.
  static SoundLevel of(byte[] companded, Codec codec) {
    int active = 0;
    int clipped = 0;
    int peak = 0;
    double power = 0;
    for (int at = 0; at < companded.length; at += Codec.FRAME) {
      double sum = 0;
      for (int i = at; i < at + Codec.FRAME; i++) {
        int sample = Math.abs(codec.decode(companded[i]));
        sum += (double) sample * sample;
        peak = Math.max(peak, sample);
        clipped += sample >= CLIPPED ? 1 : 0;
      }
      if (decibel(Math.sqrt(sum / Codec.FRAME)) >= ACTIVE_DB) {
        active++;
        power += sum / Codec.FRAME;
      }
    }
    return new SoundLevel(
        companded.length / Codec.FRAME * FRAME_MILLIS,
        active * FRAME_MILLIS,
        active == 0 ? null : decibel(Math.sqrt(power / active)),
        active == 0 ? null : decibel(peak),
        Math.round(1000.0 * clipped / companded.length) / 10.0);
  }

  private static double decibel(double amplitude) {
    return amplitude == 0 ? -100 : Math.round(200 * Math.log10(amplitude / OVERLOAD)) / 10.0;
  }
}
