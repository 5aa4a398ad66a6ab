package vigil.bench.sensing;

import vigil.insight.counts.LogLinearFit;
import vigil.insight.counts.Terms;

/// Farrington's method as improved by Noufaily et al. 2013: a quasi-Poisson regression with a trend
/// and a season in ten parts, the last 26 weeks left out, residuals above 2.58 down-weighted, and
/// an alarm where the count is in the upper `alpha` of the negative binomial.
record FarringtonFlexible(double alpha) implements Detector {
  private static final int LEFT_OUT = 26;
  private static final double USUAL = 2.58;

  /// Fewer cases in the last four weeks are no outbreak.
  private static final int LEAST = 5;

  private static final int LATE = 4;

  /// Below it there is no dispersion to reckon with.
  private static final double POISSON = 1.0001;

  @Override
  public String name() {
    return "Farrington Flexible, alpha " + alpha;
  }

  @Override
  public boolean[] read(int[] counts, int from, int to) {
    boolean[] alarms = new boolean[to - from];
    for (int week = from; week < to; week++) {
      var model = LogLinearFit.of(counts, week - LEFT_OUT, new Season(week), USUAL, null);
      int late = 0;
      for (int t = week - LATE + 1; t <= week; t++) {
        late += counts[t];
      }
      alarms[week - from] =
          late >= LEAST && tail(counts[week], model.expected(week), model.dispersion()) < alpha;
    }
    return alarms;
  }

  /// How likely so many or more are, with mean `m` and variance `d m`.
  static double tail(int count, double mean, double dispersion) {
    double spread = Math.max(POISSON, dispersion);
    double size = mean / (spread - 1);
    double chance = size * -Math.log(spread);
    double grows = 1 - 1 / spread;
    double below = 0;
    for (int k = 0; k < count; k++) {
      below += Math.exp(chance);
      chance += Math.log((k + size) / (k + 1) * grows);
    }
    return Math.max(0, 1 - below);
  }

  /// The seven weeks about the week asked are one part of the year, nine of five weeks the others.
  private record Season(int week) implements Terms {
    private static final int HALF = 3;
    private static final int PART = 5;
    private static final int PARTS = 10;

    @Override
    public int size() {
      return 1 + 1 + PARTS - 1;
    }

    @Override
    public double[] at(int period) {
      double[] terms = new double[size()];
      terms[0] = 1;
      terms[1] = (double) period / WeeklyScenario.YEAR;
      int since = Math.floorMod(period - week + HALF, WeeklyScenario.YEAR);
      if (since > 2 * HALF) {
        terms[2 + Math.min(PARTS - 2, (since - 2 * HALF - 1) / PART)] = 1;
      }
      return terms;
    }
  }
}
