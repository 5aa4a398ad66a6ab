package vigil.bench.sensing;

import java.util.List;
import vigil.insight.counts.Cadence;
import vigil.insight.counts.LogLinearFit;
import vigil.insight.counts.LogLinearModel;
import vigil.insight.counts.SeasonalTerms;

/// A CUSUM of the log likelihood ratio of twice the expectation against the expectation, which is
/// learned as Vigil's is; back to nothing after an alarm. Its threshold is set so that it alarms as
/// often on quiet series as the table asks: the best that it can be.
///
/// @param isPoisson counts are taken as Poisson's; otherwise negative binomial
record Cusum(String name, boolean isPoisson, double threshold) implements Detector {
  private static final double RATIO = 2;
  private static final double HIGHEST = 50;
  private static final double PRECISE = 1e-3;
  private static final int GUARD = 3;
  private static final double USUAL = 2;
  private static final Cadence WEEKS = new Cadence(1, WeeklyScenario.YEAR);

  /// With the threshold by which the quiet series alarm in a share of `rate` of their weeks.
  static Cusum alarming(
      String name, boolean isPoisson, double rate, List<int[]> quiet, int from, int to) {
    var any = new Cusum(name, isPoisson, 0);
    List<double[]> evidence = quiet.parallelStream().map(c -> any.evidence(c, from, to)).toList();
    double low = 0;
    double high = HIGHEST;
    while (high - low > PRECISE) {
      double middle = (low + high) / 2;
      var tried = new Cusum(name, isPoisson, middle);
      long alarms = evidence.stream().mapToLong(e -> count(tried.alarms(e))).sum();
      boolean isOften = alarms > rate * quiet.size() * (to - from);
      low = isOften ? middle : low;
      high = isOften ? high : middle;
    }
    return new Cusum(name, isPoisson, high);
  }

  private static long count(boolean[] alarms) {
    long count = 0;
    for (boolean alarm : alarms) {
      count += alarm ? 1 : 0;
    }
    return count;
  }

  @Override
  public boolean[] read(int[] counts, int from, int to) {
    return alarms(evidence(counts, from, to));
  }

  private boolean[] alarms(double[] evidence) {
    boolean[] alarms = new boolean[evidence.length];
    double sum = 0;
    for (int n = 0; n < evidence.length; n++) {
      sum = Math.max(0, sum + evidence[n]);
      alarms[n] = sum >= threshold;
      sum = alarms[n] ? 0 : sum;
    }
    return alarms;
  }

  private double[] evidence(int[] counts, int from, int to) {
    double[] evidence = new double[to - from];
    LogLinearModel model = null;
    for (int week = from; week < to; week++) {
      int end = week - GUARD;
      var terms = new SeasonalTerms(WEEKS, end, new boolean[0]);
      model = LogLinearFit.of(counts, end, terms, USUAL, model);
      evidence[week - from] = evidence(counts[week], model.expected(week), model.dispersion());
    }
    return evidence;
  }

  private double evidence(int count, double usual, double dispersion) {
    if (isPoisson || dispersion <= 1) {
      return count * Math.log(RATIO) - (RATIO - 1) * usual;
    }
    double size = usual / (dispersion - 1);
    return count * Math.log(RATIO * (usual + size) / (RATIO * usual + size))
        - size * Math.log((RATIO * usual + size) / (usual + size));
  }
}
