package vigil.kernel;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition, never for a time.
public final class Await {
  /// How long a busy machine may take over anything; only a test that fails waits so long.
  public static final Duration MOST = Duration.ofMinutes(1);

  private static final Duration LOOK = Duration.ofMillis(5);

  private Await() {}

  /// Returns as soon as the condition holds.
  ///
  /// @throws AssertionError when it does not hold within [#MOST]
  public static void until(BooleanSupplier condition) {
    until(MOST, condition);
  }

  /// Returns as soon as the condition holds.
  ///
  /// @throws AssertionError when the condition does not hold within `most`
  public static void until(Duration most, BooleanSupplier condition) {
    long end = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It did not come true within " + most);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
