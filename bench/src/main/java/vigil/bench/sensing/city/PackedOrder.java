package vigil.bench.sensing.city;

import java.util.Arrays;

/// An order in one number, so that millions fit and sort by time.
final class PackedOrder {
  private static final int BITS = 8;
  private static final int MASK = (1 << BITS) - 1;

  private PackedOrder() {}

  static long of(long millis, int kind, int district) {
    return (millis << (2 * BITS)) | ((long) kind << BITS) | district;
  }

  /// Since the start.
  static long millis(long order) {
    return order >> (2 * BITS);
  }

  static int kind(long order) {
    return (int) (order >> BITS) & MASK;
  }

  static int district(long order) {
    return (int) order & MASK;
  }

  static long[] merge(long[] some, long[] others) {
    long[] all = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, all, some.length, others.length);
    Arrays.sort(all);
    return all;
  }
}
