package vigil.insight.counts;

/// Counts with mean `m` and variance `d m`, d at least 1; Poisson's where d is 1. Size `m / (d -
/// 1)`.
public final class NegativeBinomial {
  private static final double POISSON = 1.0001;

  /// From here on Stirling's series is right to eleven digits.
  private static final double STIRLING = 16;

  private NegativeBinomial() {}

  /// The logarithm of a count's likelihood, without what depends on the count alone.
  static double logLikelihood(double count, double mean, double dispersion) {
    if (dispersion < POISSON) {
      return count * Math.log(mean) - mean;
    }
    double size = mean / (dispersion - 1);
    return logGamma(count + size)
        - logGamma(size)
        - size * Math.log(dispersion)
        + count * Math.log(1 - 1 / dispersion);
  }

  /// The logarithm of the chance of so many or more, and somewhat above it: the terms fall at least
  /// as fast as those of a geometric series.
  ///
  /// @param count above the mean
  /// @param size the variance is `mean + mean * mean / size`
  public static double logTail(int count, double mean, double size) {
    double grows = mean / (mean + size);
    double falls = grows * Math.max(1, (count + size) / (count + 1.0));
    double term =
        logGamma(count + size)
            - logGamma(size)
            - logGamma(count + 1.0)
            + size * Math.log1p(-grows)
            + count * Math.log(grows);
    return falls >= 1 ? 0 : Math.min(0, term - Math.log1p(-falls));
  }

  static double logGamma(double value) {
    double shift = 0;
    double z = value;
    while (z < STIRLING) {
      shift -= Math.log(z);
      z++;
    }
    double square = z * z;
    return shift
        + (z - 0.5) * Math.log(z)
        - z
        + 0.5 * Math.log(2 * Math.PI)
        + (1 - (1 / 30.0 - 1 / (105.0 * square)) / square) / (12 * z);
  }
}
