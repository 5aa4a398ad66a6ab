package vigil.insight.spike;

import java.util.Random;

/// Random numbers of simulated weeks.
final class SimulatedCounts {
  private SimulatedCounts() {}

  /// Knuth's way: multiplies until less than e to the minus mean is left.
  static int poisson(Random dice, double mean) {
    double limit = Math.exp(-mean);
    double product = dice.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= dice.nextDouble();
      count++;
    }
    return count;
  }

  /// Erlang, the size being a whole number.
  static double gamma(Random dice, double size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum -= Math.log(1 - dice.nextDouble());
    }
    return sum;
  }
}
