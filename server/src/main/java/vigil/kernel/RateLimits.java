package vigil.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Counts what somebody does within a window that begins with the first use; shared by all servers,
/// and a restart forgets nothing.
public interface RateLimits {
  /// Uses it once more.
  ///
  /// @param what is counted
  /// @param who is counted: an address, an order, a platform
  /// @return how long to wait if that was once too often
  Optional<Duration> consume(String what, String who, int most, Duration window);

  /// Uses it once more unless it is spent, in one statement: of many who ask at once only as many
  /// go on as are left. What turns out to be none of what is counted is given back.
  ///
  /// @return how long to wait if it is spent; then nothing was used
  Optional<Duration> take(String what, String who, int most, Duration window);

  /// Gives one back that was taken; a window that began later knows nothing of it.
  void giveBack(String what, String who, Instant taken);

  /// Whether it was used too often already, without using it.
  ///
  /// @return how long to wait if so
  Optional<Duration> findWait(String what, String who, int most, Duration window);
}
