package vigil.workforce.forecast;

import java.util.Arrays;

/// The level of days at a history's end for each lead: simple exponential smoothing (Gardner 1985)
/// of log totals freed of weekday and holiday, its constant chosen for each lead by what would have
/// missed least so far ahead in the last ten weeks. What is far out is clipped until it has come
/// twice: an outbreak of a day moves little, one that stays is followed.
final class DayLevel {
  private static final double[] CONSTANTS = {0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9};

  /// The last lead of each group that shares a constant.
  private static final int[] LEADS = {1, 3, 7, 14, 28};

  private static final int TRIED_DAYS = 70;
  private static final int START_DAYS = 14;
  private static final double USUAL = 3;

  private final double[] byLead = new double[LEADS.length];

  DayLevel(CallHistory history, DayEffects effects) {
    double[] rest = new double[history.days()];
    Arrays.setAll(rest, effects::rest);
    double[] least = new double[LEADS.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    double usual = USUAL * steps(rest);
    for (double constant : CONSTANTS) {
      double[] levels = smooth(history, rest, constant, usual);
      for (int group = 0; group < LEADS.length; group++) {
        double error = error(history, rest, levels, group);
        if (error < least[group]) {
          least[group] = error;
          byLead[group] = levels[rest.length - 1];
        }
      }
    }
  }

  /// @param lead 1 is the first day after the history
  double at(int lead) {
    return byLead[group(lead)];
  }

  static int groups() {
    return LEADS.length;
  }

  static int group(int lead) {
    int group = 0;
    while (group < LEADS.length - 1 && lead > LEADS[group]) {
      group++;
    }
    return group;
  }

  private static double steps(double[] rest) {
    double[] steps = new double[Math.max(0, rest.length - 1)];
    Arrays.setAll(steps, n -> rest[n + 1] - rest[n]);
    return DayEffects.deviation(steps);
  }

  private static double[] smooth(
      CallHistory history, double[] rest, double constant, double usual) {
    double[] levels = new double[rest.length];
    double level = DayEffects.median(Arrays.copyOf(rest, Math.min(START_DAYS, rest.length)));
    int out = 0;
    for (int day = 0; day < rest.length; day++) {
      if (history.isCounted(day)) {
        double apart = rest[day] - level;
        int side = Math.abs(apart) > usual ? (int) Math.signum(apart) : 0;
        boolean stays = side != 0 && side == out;
        level += constant * (stays ? apart : Math.clamp(apart, -usual, usual));
        out = side;
      }
      levels[day] = level;
    }
    return levels;
  }

  private static double error(CallHistory history, double[] rest, double[] levels, int group) {
    double sum = 0;
    int from = group == 0 ? 1 : LEADS[group - 1] + 1;
    for (int lead = from; lead <= LEADS[group]; lead++) {
      for (int day = Math.max(START_DAYS, rest.length - TRIED_DAYS);
          day + lead < rest.length;
          day++) {
        if (history.isCounted(day + lead)) {
          sum += Math.abs(rest[day + lead] - levels[day]);
        }
      }
    }
    return sum;
  }
}
