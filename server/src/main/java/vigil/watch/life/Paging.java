package vigil.watch.life;

import java.time.Duration;
import vigil.watch.PageWay;

/// How people are woken; the values live in `policy/paging.csv`.
///
/// @param next after how long without an answer the next in line is paged
/// @param ring how long a phone rings
/// @param wait how long a message or a screen is given before the next way; and so long at least
///   has whoever answers a phone to press the key
/// @param rounds how often the whole line is gone through
/// @param gather once somebody is awake for the rapid-disposal lane, what becomes late there in
///   this time is one page at its end
/// @param quiet when only what cannot wait wakes somebody
public record Paging(
    Duration next,
    Duration ring,
    Duration wait,
    int rounds,
    Duration gather,
    QuietHours quiet) {
  private static final Duration WAIT = Duration.ofSeconds(20);

  public Paging {
    if (next.isNegative() || next.isZero() || rounds < 1 || ring.compareTo(next) > 0) {
      throw new IllegalArgumentException("A page rings no longer than until the next one");
    }
  }

  /// With twenty seconds for a message, ten minutes to gather, and the usual quiet hours.
  public Paging(Duration next, Duration ring, int rounds) {
    this(next, ring, WAIT, rounds, Duration.ofMinutes(10), QuietHours.USUAL);
  }

  Duration timeFor(PageWay way) {
    return way.isRinging() ? ring.plus(wait) : wait;
  }

  /// Nothing is planned further ahead.
  public Duration longest() {
    Duration way = ring.plus(wait);
    return way.compareTo(next) > 0 ? way : next;
  }
}
