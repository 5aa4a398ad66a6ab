package vigil.simulator.replay;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Shares a whole number by weights so that the parts are whole and add up to it: each gets its
/// quota rounded down, and those with the largest remainders one more (Hamilton 1792).
final class LargestRemainder {
  private LargestRemainder() {}

  /// @throws IllegalArgumentException if something is to be shared and no weight is above 0
  static long[] share(long total, double[] weights) {
    double sum = Arrays.stream(weights).sum();
    var parts = new long[weights.length];
    if (total == 0) {
      return parts;
    }
    if (!(sum > 0) || Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException("weights must not be negative, nor all 0");
    }
    var remainders = new double[weights.length];
    long given = 0;
    for (int i = 0; i < weights.length; i++) {
      double quota = total * (weights[i] / sum);
      parts[i] = (long) Math.floor(quota);
      remainders[i] = quota - parts[i];
      given += parts[i];
    }
    int[] order =
        IntStream.range(0, weights.length)
            .filter(i -> weights[i] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -remainders[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; given < total; i++, given++) {
      parts[order[i % order.length]]++;
    }
    return parts;
  }
}
