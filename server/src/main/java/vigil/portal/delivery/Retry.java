package vigil.portal.delivery;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// When a message is tried again: four times as long after each failure, up to a longest wait, and
/// a little apart from the others that failed at the same moment.
///
/// @param first `vigil.portal.delivery.first-retry`: after the first failure
/// @param longest `vigil.portal.delivery.longest-wait`
/// @param tries `vigil.portal.delivery.tries`: then it is dead; twelve are about a day and a half
/// @param lease `vigil.portal.delivery.lease`: how long a claimed message is left to whoever
///   claimed it; longer than any try takes
@Component
public record Retry(
    @Value("${vigil.portal.delivery.first-retry:5s}") Duration first,
    @Value("${vigil.portal.delivery.longest-wait:6h}") Duration longest,
    @Value("${vigil.portal.delivery.tries:12}") int tries,
    @Value("${vigil.portal.delivery.lease:5m}") Duration lease) {
  private static final int FACTOR = 4;
  private static final int SPREAD_PERCENT = 20;

  public Retry {
    if (!first.isPositive() || longest.compareTo(first) < 0 || tries < 1 || !lease.isPositive()) {
      throw new IllegalArgumentException(
          "vigil.portal.delivery: first-retry <= longest-wait, both above zero; tries >= 1");
    }
  }

  public boolean isOver(int attempts) {
    return attempts >= tries;
  }

  /// How long to wait after so many failures.
  ///
  /// @param id moves each message a little, always the same way
  public Duration after(int attempts, String id) {
    long most = longest.toMillis();
    long wait = first.toMillis();
    for (int i = 1; i < attempts && wait < most; i++) {
      wait *= FACTOR;
    }
    wait = Math.min(wait, most);
    long spread = wait * SPREAD_PERCENT / 100;
    return Duration.ofMillis(wait - Math.floorMod(id.hashCode(), spread + 1));
  }
}
