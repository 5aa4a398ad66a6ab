package vigil.insight.counts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Learns an expectation from a history: a log-linear model of counts by Newton's steps, in which
/// periods far above the expectation weigh less, so that an outbreak of the past is not expected
/// again (Farrington et al. 1996, Noufaily et al. 2013, by Anscombe's residuals).
public final class LogLinearFit {
  /// A weak normal prior of each weight but the first: short histories stay finite.
  private static final double RIDGE = 0.3;

  private static final double NO_RIDGE = 1e-6;
  private static final int MOST_STEPS = 12;
  private static final double LONGEST_STEP = 2;
  private static final double STILL = 1e-4;

  /// Fewer are expected only where a service is closed, or nothing ever comes.
  private static final double CLOSED = 0.02;

  /// How often the outliers are looked for anew.
  private static final int ROUNDS = 3;

  private final int[] counts;
  private final int end;
  private final double[][] terms;
  private final double[] trust;
  private final double[] weights;
  private final double[] means;
  private double dispersion = 1;

  private LogLinearFit(int[] counts, int end, Terms terms, @Nullable LogLinearModel before) {
    this.counts = counts;
    this.end = end;
    this.terms = new double[end][];
    Arrays.setAll(this.terms, terms::at);
    trust = new double[end];
    Arrays.fill(trust, 1);
    means = new double[end];
    weights = before == null ? new double[terms.size()] : before.weights().clone();
    if (before == null) {
      weights[0] = Math.log(Math.max(0.05, Arrays.stream(counts, 0, end).average().orElse(0)));
    }
  }

  /// Learns from a history.
  ///
  /// @param end the periods before it are learned from
  /// @param usual residuals above so many standard deviations weigh less
  /// @param before a model of the same terms to begin from
  public static LogLinearModel of(
      int[] counts, int end, Terms terms, double usual, @Nullable LogLinearModel before) {
    var fit = new LogLinearFit(counts, end, terms, before);
    int rounds = before == null ? ROUNDS : ROUNDS - 1;
    for (int round = 0; round < rounds; round++) {
      fit.search();
      fit.disperse();
      if (round < rounds - 1) {
        fit.doubt(usual);
      }
    }
    return new LogLinearModel(terms, fit.weights, fit.dispersion);
  }

  private void search() {
    for (int step = 0; step < MOST_STEPS; step++) {
      if (step() < STILL) {
        break;
      }
    }
    Arrays.setAll(means, t -> LogLinearModel.mean(terms[t], weights));
  }

  /// @return the longest way that a weight went
  private double step() {
    int size = weights.length;
    double[][] curve = new double[size][size];
    double[] slope = new double[size];
    for (int i = 0; i < size; i++) {
      curve[i][i] = i == 0 ? NO_RIDGE : RIDGE;
      slope[i] = i == 0 ? 0 : -RIDGE * weights[i];
    }
    for (int t = 0; t < end; t++) {
      double mean = LogLinearModel.mean(terms[t], weights);
      add(curve, slope, terms[t], trust[t] * mean, trust[t] * (counts[t] - mean));
    }
    double[] way = Linear.solve(curve, slope);
    double longest = 0;
    for (int i = 0; i < size; i++) {
      double went = Math.clamp(way[i], -LONGEST_STEP, LONGEST_STEP);
      weights[i] += went;
      longest = Math.max(longest, Math.abs(went));
    }
    return longest;
  }

  private static void add(
      double[][] curve, double[] slope, double[] terms, double weight, double rest) {
    for (int i = 0; i < terms.length; i++) {
      if (terms[i] != 0) {
        slope[i] += rest * terms[i];
        for (int j = 0; j <= i; j++) {
          curve[i][j] += weight * terms[i] * terms[j];
        }
      }
    }
  }

  /// Pearson's chi square a degree of freedom; days on which nobody comes say nothing of it.
  private void disperse() {
    double sum = 0;
    double trusted = 0;
    for (int t = 0; t < end; t++) {
      if (means[t] >= CLOSED) {
        sum += trust[t] * (counts[t] - means[t]) * (counts[t] - means[t]) / means[t];
        trusted += trust[t];
      }
    }
    dispersion = Math.max(1, sum / Math.max(1, trusted - weights.length));
  }

  private void doubt(double usual) {
    for (int t = 0; t < end; t++) {
      double residual = residual(counts[t], means[t]);
      trust[t] = residual > usual ? usual * usual / (residual * residual) : 1;
    }
  }

  /// Anscombe's, which is nearly normal for counts.
  private double residual(int count, double mean) {
    return 1.5
        * (Math.cbrt((double) count * count) - Math.cbrt(mean * mean))
        / (Math.pow(mean, 1 / 6.0) * Math.sqrt(dispersion));
  }
}
