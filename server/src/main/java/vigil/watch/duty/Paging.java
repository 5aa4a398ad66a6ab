package vigil.watch.duty;

import java.time.Duration;

/// How people are woken; the values live in `policy/paging.csv`.
///
/// @param next after how long without an answer the next in line is paged
/// @param ring how long a phone rings
/// @param rounds how often the whole line is gone through
public record Paging(Duration next, Duration ring, int rounds) {
  public Paging {
    if (next.isNegative() || next.isZero() || rounds < 1 || ring.compareTo(next) > 0) {
      throw new IllegalArgumentException("A page rings no longer than until the next one");
    }
  }
}
