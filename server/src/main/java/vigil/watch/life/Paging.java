package vigil.watch.life;

import java.time.Duration;

/// How people are woken; the values live in `policy/paging.csv`.
///
/// @param next after how long without an answer the next in line is paged
/// @param ring how long a phone rings
/// @param rounds how often the whole line is gone through
/// @param gather once somebody is awake for the rapid-disposal lane, what becomes late there in
///   this time is one page at its end
public record Paging(Duration next, Duration ring, int rounds, Duration gather) {
  public Paging {
    if (next.isNegative() || next.isZero() || rounds < 1 || ring.compareTo(next) > 0) {
      throw new IllegalArgumentException("A page rings no longer than until the next one");
    }
  }

  /// With ten minutes to gather.
  public Paging(Duration next, Duration ring, int rounds) {
    this(next, ring, rounds, Duration.ofMinutes(10));
  }
}
