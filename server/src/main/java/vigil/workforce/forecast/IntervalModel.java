package vigil.workforce.forecast;

import java.util.ArrayList;
import java.util.List;

/// How far a forecast misses, learnt by making it anew from earlier days of the same history. The
/// variance of a slot with mean `m` is `phi m + tau^2 m^2`, as of a negative binomial with a factor
/// shared by the day; the interval's ends are quantiles of past misses in such standard deviations.
final class IntervalModel {
  private static final int BACK_DAYS = 84;
  private static final int EVERY = 3;
  private static final int WEEK = 7;

  /// At each end; less than a twentieth, as a quarter of a year has seen few outbreaks.
  private static final double SHARE = 0.04;

  /// No mean is below it.
  private static final double FLOOR = 0.1;

  private static final double NORMAL = 1.645;

  /// Misses beyond this share say nothing of the variance; the quantiles hear them.
  private static final double VARIANCE_UNTIL = 0.98;

  private final List<Spread> spreads = new ArrayList<>();

  /// A lead's spread.
  ///
  /// @param phi variance by mean of a slot's counts
  /// @param tau2 variance of what a day's slots share
  private record Spread(double phi, double tau2, double low, double high) {
    double deviation(double mean) {
      return Math.sqrt(phi * mean + tau2 * mean * mean);
    }
  }

  private record Miss(double mean, double calls) {}

  IntervalModel(ForecastMethod method, CallHistory history, int days) {
    List<List<Miss>> misses = new ArrayList<>();
    for (int group = 0; group < DayLevel.groups(); group++) {
      misses.add(new ArrayList<>());
    }
    int least = Math.max(method.leastWeeks() * WEEK, history.days() - BACK_DAYS);
    for (int origin = history.days() - 1; origin >= least; origin -= EVERY) {
      collect(method, history, origin, days, misses);
    }
    misses.forEach(of -> spreads.add(spread(of)));
  }

  PredictionInterval at(int lead, double mean) {
    Spread spread = spreads.get(DayLevel.group(lead));
    double deviation = spread.deviation(mean);
    return new PredictionInterval(
        Math.max(0, Math.rint(mean + spread.low * deviation)),
        mean,
        Math.rint(mean + spread.high * deviation));
  }

  private static void collect(
      ForecastMethod method, CallHistory history, int origin, int days, List<List<Miss>> misses) {
    int ahead = Math.min(days, history.days() - origin);
    double[][] expected = method.expect(history.until(origin), ahead);
    for (int day = 0; day < ahead; day++) {
      for (int slot = 0; slot < history.slots() && history.isCounted(origin + day); slot++) {
        misses
            .get(DayLevel.group(day + 1))
            .add(new Miss(Math.max(FLOOR, expected[day][slot]), history.calls(origin + day, slot)));
      }
    }
  }

  /// Least squares of `(y - m)^2 / m` on `m`, weighted by `1 / m`, what is far out left to the
  /// quantiles.
  private static Spread spread(List<Miss> misses) {
    double[] of = misses.stream().mapToDouble(IntervalModel::squared).sorted().toArray();
    double most = of.length == 0 ? 0 : of[(int) (of.length * VARIANCE_UNTIL)];
    double w = 0;
    double wx = 0;
    double wy = 0;
    double wxx = 0;
    double wxy = 0;
    for (Miss miss : misses) {
      double weight = 1 / miss.mean;
      double y = Math.min(most, squared(miss));
      w += weight;
      wx += weight * miss.mean;
      wy += weight * y;
      wxx += weight * miss.mean * miss.mean;
      wxy += weight * miss.mean * y;
    }
    double below = w * wxx - wx * wx;
    double tau2 = below <= 0 ? 0 : Math.max(0, (w * wxy - wx * wy) / below);
    double phi = w == 0 ? 1 : Math.max(1, (wy - tau2 * wx) / w);
    Spread whole = new Spread(phi, tau2, 0, 0);
    double[] misfits =
        misses.stream()
            .mapToDouble(miss -> (miss.calls - miss.mean) / whole.deviation(miss.mean))
            .sorted()
            .toArray();
    return new Spread(phi, tau2, quantile(misfits, SHARE), quantile(misfits, 1 - SHARE));
  }

  private static double squared(Miss miss) {
    return (miss.calls - miss.mean) * (miss.calls - miss.mean) / miss.mean;
  }

  /// Between the two misses about `share (n + 1)`: of few misses the ends lie further out, since
  /// the next one may be the worst yet.
  static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return share < 0.5 ? -NORMAL : NORMAL;
    }
    double place = Math.clamp(share * (sorted.length + 1) - 1, 0, sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
