package vigil.acd.engine;

import java.time.Instant;

/// A place in an order: lane, then virtual start, then number. Fixed while one stands, so nothing
/// is ever re-sorted.
///
/// @param start milliseconds: arrival minus credit for callers, idle since for seats
/// @param number order of coming; unique, settles ties
public record QueueKey(int lane, long start, long number) implements Comparable<QueueKey> {
  public static QueueKey of(Need need, Instant arrival, long number) {
    return new QueueKey(
        need.lane().rank(), arrival.toEpochMilli() - need.credit().toMillis(), number);
  }

  static QueueKey idle(Instant since, long number) {
    return new QueueKey(0, since.toEpochMilli(), number);
  }

  @Override
  public int compareTo(QueueKey other) {
    if (lane != other.lane) {
      return Integer.compare(lane, other.lane);
    }
    return start != other.start
        ? Long.compare(start, other.start)
        : Long.compare(number, other.number);
  }
}
