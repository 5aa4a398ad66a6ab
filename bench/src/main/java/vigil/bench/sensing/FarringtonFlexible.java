package vigil.bench.sensing;

import vigil.insight.counts.LogLinearFit;
import vigil.insight.counts.NegativeBinomial;
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
          late >= LEAST
              && NegativeBinomial.tail(counts[week], model.expected(week), model.dispersion())
                  < alpha;
    }
    return alarms;
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
