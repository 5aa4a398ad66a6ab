package vigil.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/// Virtual time: what is to happen, earliest first, ties in the order of planning.
final class VirtualSchedule {
  /// Something to happen; it reads the time from the agenda.
  interface Job {
    void run();
  }

  /// Compared a hundred million times on a peak day, so by hand.
  private record Entry(long millis, long order, Job job) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return millis != other.millis
          ? Long.compare(millis, other.millis)
          : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private Instant now;
  private long order;

  VirtualSchedule(Instant start) {
    now = start;
  }

  Instant now() {
    return now;
  }

  void at(Instant when, Job job) {
    long millis = Math.max(when.toEpochMilli(), now.toEpochMilli());
    entries.add(new Entry(millis, order++, job));
  }

  void after(Duration wait, Job job) {
    at(now.plus(wait), job);
  }

  void afterSeconds(double seconds, Job job) {
    at(now.plusMillis((long) (seconds * 1000)), job);
  }

  /// Until nothing is left to happen.
  void run() {
    while (!entries.isEmpty()) {
      var next = entries.remove();
      now = Instant.ofEpochMilli(next.millis());
      next.job().run();
    }
  }
}
