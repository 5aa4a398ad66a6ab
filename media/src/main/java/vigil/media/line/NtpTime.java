package vigil.media.line;

/// The time of RTCP (RFC 3550, section 4): seconds since 1900 and their 2^32nds. Goes on evenly
/// whatever becomes of the wall clock, for round trips are measured by it.
final class NtpTime {
  /// Seconds from 1900 to 1970.
  private static final long OFFSET = 2_208_988_800L;

  private static final long SECOND = 1_000_000_000L;
  private static final long BASE_NANOS = System.nanoTime();
  private static final long BASE_MILLIS = System.currentTimeMillis();

  private NtpTime() {}

  /// The 64 bits of a moment of `System.nanoTime`.
  static long of(long nanos) {
    long sinceSecond = BASE_MILLIS % 1000 * 1_000_000 + (nanos - BASE_NANOS);
    long seconds = BASE_MILLIS / 1000 + Math.floorDiv(sinceSecond, SECOND) + OFFSET;
    return seconds << 32 | (Math.floorMod(sinceSecond, SECOND) << 32) / SECOND;
  }

  /// The 32 bits in the middle, as reports quote them: 2^16ths of a second.
  static int middle(long ntp) {
    return (int) (ntp >>> 16);
  }
}
