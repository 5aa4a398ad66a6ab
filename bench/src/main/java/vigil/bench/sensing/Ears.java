package vigil.bench.sensing;

import java.util.function.DoublePredicate;

/// EARS of the CDC (Hutwagner et al. 2003): a period against the mean and the standard deviation of
/// seven before it.
///
/// @param gap periods between those seven and it: 0 in C1, 2 in C2 and C3
/// @param sums C3: how far the last three were above one standard deviation, together above 2
record Ears(String name, int gap, boolean sums) implements Detector {
  private static final int BASELINE = 7;
  private static final double DEVIATIONS = 3;
  private static final double SUM = 2;

  /// Seven equal counts have no deviation.
  private static final double LEAST = 0.2;

  @Override
  public boolean[] read(int[] counts, int from, int to) {
    DoublePredicate isHigh = sums ? s -> s > SUM : s -> s > DEVIATIONS;
    boolean[] alarms = new boolean[to - from];
    for (int period = from; period < to; period++) {
      alarms[period - from] = isHigh.test(sums ? sum(counts, period) : score(counts, period));
    }
    return alarms;
  }

  private double sum(int[] counts, int period) {
    double sum = 0;
    for (int t = period - 2; t <= period; t++) {
      sum += Math.max(0, score(counts, t) - 1);
    }
    return sum;
  }

  private double score(int[] counts, int period) {
    double sum = 0;
    double squares = 0;
    for (int t = period - gap - BASELINE; t < period - gap; t++) {
      sum += counts[t];
      squares += (double) counts[t] * counts[t];
    }
    double mean = sum / BASELINE;
    double variance = (squares - BASELINE * mean * mean) / (BASELINE - 1);
    return (counts[period] - mean) / Math.max(Math.sqrt(Math.max(0, variance)), LEAST);
  }
}
