package vigil.bench.sensing;

import java.util.ArrayList;
import java.util.List;

/// Weekly counts by Noufaily et al. 2013 (doi 10.1002/sim.5595, section 3.1): one of 42 scenarios.
///
/// @param theta level
/// @param trend a week
/// @param cosine,sine of each wave
/// @param dispersion variance over mean; 1 is Poisson's
/// @param waves in a year
record WeeklyScenario(
    double theta, double trend, double cosine, double sine, double dispersion, int waves) {
  static final int WEEKS = 624;
  static final int YEAR = 52;

  /// The last weeks are measured, and an outbreak to be found begins in them.
  static final int MEASURED = 49;

  /// Past outbreaks begin from this week on.
  private static final int PAST = 312;

  private static final int[] PAST_SIZES = {2, 3, 5, 10};
  private static final double SPREAD = 0.5;
  private static final double[][] ROWS = {
    {0.1, 0.0025, 0.6, 0.6, 1.5},
    {-2, 0.005, 0.1, 0.3, 2},
    {1.5, 0.003, 0.2, -0.4, 1},
    {0.5, 0.002, 0.5, 0.5, 5},
    {2.5, 0.001, 1, 0.1, 3},
    {3.75, 0.001, 0.1, -0.1, 1.1},
    {5, 0.0001, 0.05, 0.01, 1.2}
  };

  /// A series, and where its last outbreak lies; `first` is -1 where there is none.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Drawn(int[] counts, int first, int last) {}

  static List<WeeklyScenario> all() {
    List<WeeklyScenario> all = new ArrayList<>();
    for (int waves = 0; waves <= 2; waves++) {
      for (int trended = 0; trended <= 1; trended++) {
        for (double[] row : ROWS) {
          all.add(new WeeklyScenario(row[0], row[1] * trended, row[2], row[3], row[4], waves));
        }
      }
    }
    return all;
  }

  double mean(int week) {
    double sum = theta + trend * week;
    for (int wave = 1; wave <= waves; wave++) {
      double turn = 2 * Math.PI * wave * week / YEAR;
      sum += cosine * Math.cos(turn) + sine * Math.sin(turn);
    }
    return Math.exp(sum);
  }

  /// With four outbreaks in the past.
  int[] quiet(Draws draws) {
    int[] counts = new int[WEEKS];
    for (int week = 0; week < WEEKS; week++) {
      counts[week] = draws.negativeBinomial(mean(week), dispersion);
    }
    for (int n = 0; n < PAST_SIZES.length; n++) {
      int start = PAST + draws.below(WEEKS - MEASURED + 1 - PAST - 1);
      add(counts, start, PAST_SIZES[draws.below(PAST_SIZES.length)], draws);
    }
    return counts;
  }

  /// The same with one outbreak of `size` standard deviations to be found.
  Drawn withOutbreak(int[] quiet, double size, Draws draws) {
    int[] counts = quiet.clone();
    int start = WEEKS - MEASURED + draws.below(MEASURED);
    int last = add(counts, start, size, draws);
    return new Drawn(counts, last < 0 ? -1 : start, last);
  }

  /// @return the last week in which one of its cases fell; -1 where it had none
  private int add(int[] counts, int start, double size, Draws draws) {
    int cases = draws.poisson(size * Math.sqrt(dispersion * mean(start)));
    int last = -1;
    for (int n = 0; n < cases; n++) {
      int week = start + (int) Math.floor(Math.exp(SPREAD * draws.normal()));
      if (week < WEEKS) {
        counts[week]++;
        last = Math.max(last, week);
      }
    }
    return last;
  }
}
