package vigil.messaging;

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
/// @param longestHold `vigil.portal.delivery.longest-hold`: how long something of our own is waited
///   for before the message is dead; about as long as twelve tries take
@Component
public record RetryPolicy(
    @Value("${vigil.portal.delivery.first-retry:5s}") Duration first,
    @Value("${vigil.portal.delivery.longest-wait:6h}") Duration longest,
    @Value("${vigil.portal.delivery.tries:12}") int tries,
    @Value("${vigil.portal.delivery.lease:5m}") Duration lease,
    @Value("${vigil.portal.delivery.longest-hold:36h}") Duration longestHold) {
  private static final int FACTOR = 4;
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final int SPREAD_PERCENT = 20;

  public RetryPolicy {
    if (!first.isPositive()
        || longest.compareTo(first) < 0
        || tries < 1
        || !lease.isPositive()
        || !longestHold.isPositive()) {
      throw new IllegalArgumentException(
          "vigil.portal.delivery: first-retry <= longest-wait, all above zero; tries >= 1");
    }
  }

  public boolean isOver(int attempts) {
    return attempts >= tries;
  }

  public boolean isHeldTooLong(Duration held) {
    return held.compareTo(longestHold) >= 0;
  }

  /// When to look again at what is held: as long again as it was, a minute at most.
  public Duration holdDelay(Duration held) {
    Duration most = held.compareTo(LOOK) < 0 ? held : LOOK;
    return most.compareTo(first) < 0 ? first : most;
  }

  /// How long to wait after so many failures.
  ///
  /// @param id moves each message a little, always the same way
  public Duration retryDelay(int attempts, String id) {
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
