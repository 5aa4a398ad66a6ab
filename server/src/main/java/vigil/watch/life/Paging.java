package vigil.watch.life;

import java.time.Duration;
import vigil.watch.PageWay;

/// How people are woken; the values live in `policy/paging.csv`.
///
/// @param next after how long without an answer the next in line is paged
/// @param ring how long a phone rings
/// @param patience how long a message or a screen is given before the next way; and so long at
///   least has whoever answers a phone to press the key
/// @param rounds how often the whole line is gone through
/// @param gather once somebody is awake for the rapid-disposal lane, what becomes late there in
///   this time is one page at its end
/// @param quiet when only what cannot wait wakes somebody
/// @param testHour in which hour of the evening the way to the first of the night is tried
public record Paging(
    Duration next,
    Duration ring,
    Duration patience,
    int rounds,
    Duration gather,
    QuietHours quiet,
    int testHour) {
  private static final int TEST_HOUR = 19;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  public Paging {
    if (next.isNegative() || next.isZero() || rounds < 1 || ring.compareTo(next) > 0) {
      throw new IllegalArgumentException("A page rings no longer than until the next one");
    }
  }

  /// With twenty seconds for a message, ten minutes to gather, and the usual hours.
  public Paging(Duration next, Duration ring, int rounds) {
    this(next, ring, PATIENCE, rounds, Duration.ofMinutes(10), QuietHours.USUAL, TEST_HOUR);
  }

  /// Through the line but once.
  public Paging once() {
    return new Paging(next, ring, patience, 1, gather, quiet, testHour);
  }

  public TestPages tests() {
    return new TestPages(testHour, quiet);
  }

  Duration timeFor(PageWay way) {
    return way.isRinging() ? ring.plus(patience) : patience;
  }

  /// Nothing is planned further ahead.
  public Duration longest() {
    Duration way = ring.plus(patience);
    return way.compareTo(next) > 0 ? way : next;
  }
}
