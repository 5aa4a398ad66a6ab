package vigil.workforce.forecast;

import java.util.Objects;

/// Holt-Winters with multiplicative days of the week (Winters 1960), its constants chosen by the
/// squared errors of one day ahead; a day's total is laid over its slots as the last four of that
/// weekday were.
public final class HoltWinters implements ForecastMethod {
  private static final int WEEK = 7;
  private static final double[] LEVELS = {0.05, 0.1, 0.2, 0.3, 0.5, 0.7};
  private static final double[] TRENDS = {0, 0.01, 0.05};
  private static final double[] SEASONS = {0.05, 0.1, 0.2, 0.4};
  private final FourWeekMean profile = new FourWeekMean(false);

  @Override
  public String name() {
    return "Holt-Winters";
  }

  @Override
  public int leastWeeks() {
    return profile.leastWeeks();
  }

  @Override
  public double[][] expect(CallHistory history, int days) {
    Smoothed best = null;
    for (double level : LEVELS) {
      for (double trend : TRENDS) {
        for (double season : SEASONS) {
          var tried = new Smoothed(history, level, trend, season);
          best = best == null || tried.error < best.error ? tried : best;
        }
      }
    }
    double[][] expected = profile.expect(history, days);
    for (int day = 0; day < days; day++) {
      double total = 0;
      for (double calls : expected[day]) {
        total += calls;
      }
      double scale = total == 0 ? 0 : Objects.requireNonNull(best).total(day) / total;
      for (int slot = 0; slot < expected[day].length; slot++) {
        expected[day][slot] *= scale;
      }
    }
    return expected;
  }

  /// Level, trend and seven factors after a history.
  private static final class Smoothed {
    private final int days;
    private final double[] factors = new double[WEEK];
    private double level;
    private double trend;
    private double error;

    Smoothed(CallHistory history, double alpha, double beta, double gamma) {
      days = history.days();
      for (int day = 0; day < WEEK; day++) {
        level += Math.max(1, history.total(day)) / (double) WEEK;
      }
      for (int day = 0; day < WEEK; day++) {
        factors[day] = Math.max(1, history.total(day)) / level;
      }
      for (int day = WEEK; day < days; day++) {
        if (history.isCounted(day)) {
          take(day, history.total(day), alpha, beta, gamma);
        }
      }
    }

    private void take(int day, double total, double alpha, double beta, double gamma) {
      double factor = factors[day % WEEK];
      double expected = (level + trend) * factor;
      error += (total - expected) * (total - expected);
      double before = level;
      level = alpha * total / factor + (1 - alpha) * (level + trend);
      trend = beta * (level - before) + (1 - beta) * trend;
      factors[day % WEEK] = gamma * total / level + (1 - gamma) * factor;
    }

    double total(int ahead) {
      return Math.max(0, (level + (ahead + 1) * trend) * factors[(days + ahead) % WEEK]);
    }
  }
}
