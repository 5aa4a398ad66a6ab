package vigil.insight.counts;

/// An expectation that was learned: the counts of a period have mean `exp(terms x weights)` and
/// `dispersion` times that variance.
///
/// @param weights of the terms
/// @param dispersion at least 1, which is Poisson's
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record LogLinearModel(Terms terms, double[] weights, double dispersion) {
  /// Beyond it no count of a city lies; it keeps a search that went astray finite.
  private static final double MOST = 25;

  public double expected(int period) {
    return mean(terms.at(period), weights);
  }

  static double mean(double[] terms, double[] weights) {
    double sum = 0;
    for (int i = 0; i < terms.length; i++) {
      sum += terms[i] * weights[i];
    }
    return Math.exp(Math.clamp(sum, -MOST, MOST));
  }
}
