package vigil.bench.sensing.city;

import vigil.bench.sensing.Draws;

/// Factors about one.
final class Factors {
  private Factors() {}

  /// With mean 1 and this standard deviation of its logarithm.
  static double lognormal(Draws draws, double deviation) {
    return Math.exp(deviation * draws.normal() - deviation * deviation / 2);
  }

  static double[] lognormal(Draws draws, double deviation, int many) {
    double[] factors = new double[many];
    for (int n = 0; n < many; n++) {
      factors[n] = lognormal(draws, deviation);
    }
    return factors;
  }

  /// A factor that wanders: its logarithm keeps `kept` of itself from step to step.
  static double[] wandering(Draws draws, double deviation, double kept, int steps) {
    double[] factors = new double[steps];
    double log = deviation * draws.normal();
    double fresh = deviation * Math.sqrt(1 - kept * kept);
    for (int step = 0; step < steps; step++) {
      factors[step] = Math.exp(log - deviation * deviation / 2);
      log = kept * log + fresh * draws.normal();
    }
    return factors;
  }

  static double[] toSum(double[] parts, double sum) {
    double all = 0;
    for (double part : parts) {
      all += part;
    }
    double[] scaled = new double[parts.length];
    for (int n = 0; n < parts.length; n++) {
      scaled[n] = parts[n] * sum / all;
    }
    return scaled;
  }
}
