package vigil.bench.sensing;

import java.util.SplittableRandom;

/// Random counts from a seed.
public final class Draws {
  /// Beyond it a Poisson count is as good as normal.
  private static final double NORMAL = 500;

  private final SplittableRandom random;

  public Draws(long seed) {
    random = new SplittableRandom(seed);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  /// Between 0 and 1.
  public double unit() {
    return random.nextDouble();
  }

  public double normal() {
    return random.nextGaussian();
  }

  public int poisson(double mean) {
    if (mean > NORMAL) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    }
    double least = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > least) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /// With this mean and `dispersion` times that variance.
  public int negativeBinomial(double mean, double dispersion) {
    if (dispersion <= 1) {
      return poisson(mean);
    }
    return poisson(gamma(mean / (dispersion - 1)) * (dispersion - 1));
  }

  /// With this shape and scale 1; Marsaglia and Tsang 2000.
  public double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = normal();
      double cube = 1 + c * x;
      double v = cube * cube * cube;
      if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
