package vigil.bench.api;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// How long each request took from the moment it was meant to be sent, by kind; and what went
/// wrong.
final class LatencyRecorder {
  private static final int MOST_TOLD = 10;

  private final Map<String, Column> columns = new ConcurrentHashMap<>();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();
  private volatile long from = Long.MAX_VALUE;

  private static final class Column {
    private float[] millis = new float[64];
    private int size;

    synchronized void add(float one) {
      if (size == millis.length) {
        millis = Arrays.copyOf(millis, 2 * size);
      }
      millis[size++] = one;
    }

    synchronized float[] sorted() {
      float[] all = Arrays.copyOf(millis, size);
      Arrays.sort(all);
      return all;
    }
  }

  /// Whatever was meant to be sent before this moment belongs to the warm-up.
  void begin(long nanos) {
    from = nanos;
  }

  void recordLatency(String kind, long meantNanos, long doneNanos) {
    if (meantNanos >= from) {
      columns.computeIfAbsent(kind, _ -> new Column()).add((doneNanos - meantNanos) / 1e6f);
    }
  }

  /// An error counts during the warm-up too.
  void recordFailure(String kind, String what) {
    errors.merge(kind + ": " + what, 1, Integer::sum);
  }

  int errors() {
    return errors.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// What went wrong, and how often.
  Map<String, Integer> listFailures() {
    return new TreeMap<>(errors);
  }

  int count() {
    return columns.values().stream().mapToInt(column -> column.sorted().length).sum();
  }

  /// Prints a line for each kind and answers the 99th percentile of all together.
  double print() {
    System.out.printf(
        "%-34s %9s %9s %9s %9s%n",
        "from the time meant to send", "requests", "p50 ms", "p99 ms", "worst");
    new TreeMap<>(columns).forEach((kind, column) -> line(kind, column.sorted()));
    float[] all = new float[count()];
    int at = 0;
    for (Column column : columns.values()) {
      float[] some = column.sorted();
      System.arraycopy(some, 0, all, at, some.length);
      at += some.length;
    }
    Arrays.sort(all);
    line("all", all);
    new TreeMap<>(errors)
        .entrySet().stream()
            .limit(MOST_TOLD)
            .forEach(e -> System.out.printf("%5d x %s%n", e.getValue(), e.getKey()));
    return percentile(all, 0.99);
  }

  private static void line(String kind, float[] sorted) {
    System.out.printf(
        "%-34s %9d %9.1f %9.1f %9.1f%n",
        kind,
        sorted.length,
        percentile(sorted, 0.5),
        percentile(sorted, 0.99),
        percentile(sorted, 1));
  }

  private static double percentile(float[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  }
}
