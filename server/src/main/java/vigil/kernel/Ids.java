package vigil.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Ids that sort by when they were made: UUID version 7 (RFC 9562, section 5.7). Those that this
/// server makes within one millisecond are counted up (section 6.2, method 1), so that what was
/// wanted first also stands first.
public final class Ids {
  private static final SecureRandom DICE = new SecureRandom();
  private static final int COUNTER_BITS = 12;
  private static final long LAST = (1 << COUNTER_BITS) - 1;

  /// Of the newest id: its millisecond, and below that its counter.
  private static final AtomicLong NEWEST = new AtomicLong();

  private Ids() {}

  public static String next(InstantSource clock) {
    long millis = clock.millis();
    long start = (millis << COUNTER_BITS) | DICE.nextInt(1 << (COUNTER_BITS - 1));
    long made = NEWEST.updateAndGet(newest -> follows(newest, millis) ? newest + 1 : start);
    long high = (millis << 16) | 0x7000 | (made & LAST);
    long low = (DICE.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /// A counter that is used up begins anew: more than two thousand ids in a millisecond are not in
  /// order.
  private static boolean follows(long newest, long millis) {
    return newest >> COUNTER_BITS == millis && (newest & LAST) < LAST;
  }
}
