package vigil.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// Ids that sort by the time they were made: UUID version 7 (RFC 9562, section 5.7).
public final class Ids {
  private static final SecureRandom DICE = new SecureRandom();

  private Ids() {}

  public static String next(InstantSource clock) {
    long millis = clock.millis();
    long high = (millis << 16) | 0x7000 | DICE.nextInt(0x1000);
    long low = (DICE.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
