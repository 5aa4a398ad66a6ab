package vigil.acd.store;

import java.time.Duration;

/// What counts as answered soon and as a short abandon (rules 6.2).
final class ServiceLevel {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration SHORT_ABANDON = Duration.ofSeconds(5);

  private ServiceLevel() {}

  static boolean isSoon(long waitedMillis) {
    return waitedMillis <= SOON.toMillis();
  }

  static boolean isShortAbandon(long waitedMillis) {
    return waitedMillis < SHORT_ABANDON.toMillis();
  }
}
