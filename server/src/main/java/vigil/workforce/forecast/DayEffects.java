package vigil.workforce.forecast;

import java.util.Arrays;

/// How a weekday, a holiday and a make-up working day compare with the level around them: log
/// totals less a level smoothed from both sides, averaged by kind of day with what is far out
/// clipped, so that no outbreak makes a Monday.
final class DayEffects {
  private static final int WEEK = 7;
  private static final int SUNDAY = 6;
  private static final int WORKDAYS = 5;
  private static final int ROUNDS = 6;

  /// Of the level around a day.
  private static final double SMOOTHING = 0.2;

  /// A weekday of a quarter ago counts a third of today's.
  private static final double MEMORY_DAYS = 91;

  /// What lies further out is an outbreak's, in robust standard deviations.
  private static final double USUAL = 2.5;

  /// As many Sundays as speak against the first holidays seen.
  private static final double SUNDAYS_FOR_A_HOLIDAY = 2;

  private static final double FLOOR = 0.01;
  private static final double MEDIAN_TO_SD = 1.4826;

  private final CallHistory history;
  private final double[] effects = new double[CallHistory.CLASSES];
  private final double[] logs;

  DayEffects(CallHistory history) {
    this.history = history;
    logs = new double[history.days()];
    Arrays.setAll(logs, day -> Math.log(Math.max(1, history.total(day))));
    for (int round = 0; round < ROUNDS; round++) {
      improve(levels());
    }
  }

  double of(int dayClass) {
    return effects[dayClass];
  }

  /// A day's log total without what its kind of day makes of it.
  double rest(int day) {
    return logs[day] - effects[history.dayClass(day)];
  }

  /// The mean of an exponential smoothing from the left and one from the right.
  private double[] levels() {
    var levels = new double[logs.length];
    double left = start(0, 1);
    double right = start(logs.length - 1, -1);
    for (int day = 0; day < logs.length; day++) {
      left += history.isCounted(day) ? SMOOTHING * (rest(day) - left) : 0;
      levels[day] += left / 2;
      int mirror = logs.length - 1 - day;
      right += history.isCounted(mirror) ? SMOOTHING * (rest(mirror) - right) : 0;
      levels[mirror] += right / 2;
    }
    return levels;
  }

  private double start(int from, int step) {
    double[] week = new double[Math.min(WEEK, logs.length)];
    Arrays.setAll(week, n -> rest(from + n * step));
    return median(week);
  }

  private void improve(double[] levels) {
    double[] apart = new double[logs.length];
    Arrays.setAll(apart, day -> rest(day) - levels[day]);
    double most = USUAL * deviation(apart);
    double[] sums = new double[CallHistory.CLASSES];
    double[] weights = new double[CallHistory.CLASSES];
    for (int day = 0; day < logs.length; day++) {
      int kind = history.dayClass(day);
      if (history.isCounted(day)) {
        boolean rare = kind >= WEEK;
        double weight = rare ? 1 : Math.exp((day - logs.length) / MEMORY_DAYS);
        // A holiday is far from what was first assumed of it; only weekdays are clipped.
        double of = rare ? apart[day] : Math.clamp(apart[day], -most, most);
        sums[kind] += weight * of;
        weights[kind] += weight;
      }
    }
    for (int kind = 0; kind < WEEK; kind++) {
      effects[kind] += weights[kind] == 0 ? 0 : sums[kind] / weights[kind];
    }
    double mean = Arrays.stream(effects, 0, WEEK).sum() / WEEK;
    for (int kind = 0; kind < WEEK; kind++) {
      effects[kind] -= mean;
    }
    double holiday = effects[CallHistory.HOLIDAY] * weights[CallHistory.HOLIDAY];
    effects[CallHistory.HOLIDAY] =
        (holiday + sums[CallHistory.HOLIDAY] + SUNDAYS_FOR_A_HOLIDAY * effects[SUNDAY])
            / (weights[CallHistory.HOLIDAY] + SUNDAYS_FOR_A_HOLIDAY);
    effects[CallHistory.MAKEUP_WORK] = Arrays.stream(effects, 0, WORKDAYS).sum() / WORKDAYS;
  }

  /// The standard deviation, as the median of the distances tells it.
  static double deviation(double[] apart) {
    double[] distances = new double[apart.length];
    Arrays.setAll(distances, n -> Math.abs(apart[n]));
    return Math.max(FLOOR, MEDIAN_TO_SD * median(distances));
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
