package vigil.kernel;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition, never for a time.
public final class Await {
  private static final Duration LOOK = Duration.ofMillis(5);

  private Await() {}

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
