package vigil.insight.counts;

import java.util.ArrayList;
import java.util.List;

/// How readings stand beside the truth, as Noufaily et al. 2019 (doi 10.1093/bioinformatics/bty997)
/// measure it.
///
/// @param quiet periods without an outbreak
/// @param quietAlarms of these with an alarm
/// @param sick periods with cases of an outbreak
/// @param sickAlarms of these with an alarm
/// @param delays of each outbreak in a share of its length: 0 told at once, 1 not told
public record OutbreakScore(
    int quiet, int quietAlarms, int sick, int sickAlarms, List<Double> delays) {
  /// Periods without a case within an outbreak that do not end it.
  private static final int GAP = 14;

  public OutbreakScore {
    delays = List.copyOf(delays);
  }

  /// Holds alarms against the truth.
  ///
  /// @param from the first period read
  /// @param alarms by period from it on
  /// @param truth cases of an outbreak by period, from the first of the table on
  public static OutbreakScore of(int from, boolean[] alarms, int[] truth) {
    int quietAlarms = 0;
    int sick = 0;
    int sickAlarms = 0;
    for (int n = 0; n < alarms.length; n++) {
      boolean isSick = truth[from + n] > 0;
      sick += isSick ? 1 : 0;
      sickAlarms += isSick && alarms[n] ? 1 : 0;
      quietAlarms += !isSick && alarms[n] ? 1 : 0;
    }
    int quiet = alarms.length - sick;
    return new OutbreakScore(quiet, quietAlarms, sick, sickAlarms, delays(from, alarms, truth));
  }

  private static List<Double> delays(int from, boolean[] alarms, int[] truth) {
    List<Double> delays = new ArrayList<>();
    int first = -1;
    int last = -1;
    int told = -1;
    for (int n = 0; n < alarms.length; n++) {
      boolean isSick = truth[from + n] > 0;
      if (first >= 0 && n - last > GAP) {
        delays.add(delay(first, last, told));
        first = -1;
      }
      if (isSick && first < 0) {
        first = n;
        told = -1;
      }
      last = isSick ? n : last;
      told = isSick && alarms[n] && told < 0 ? n : told;
    }
    if (first >= 0) {
      delays.add(delay(first, last, told));
    }
    return delays;
  }

  private static double delay(int first, int last, int told) {
    return told < 0 ? 1 : (double) (told - first) / (last - first + 1);
  }

  public OutbreakScore plus(OutbreakScore other) {
    List<Double> both = new ArrayList<>(delays);
    both.addAll(other.delays);
    return new OutbreakScore(
        quiet + other.quiet,
        quietAlarms + other.quietAlarms,
        sick + other.sick,
        sickAlarms + other.sickAlarms,
        both);
  }

  /// Share of periods without an outbreak that have no alarm.
  public double specificity() {
    return 1 - (double) quietAlarms / quiet;
  }

  /// Share of periods with an outbreak that have an alarm.
  public double sensitivity() {
    return (double) sickAlarms / sick;
  }

  /// Share of outbreaks with an alarm in one of their periods.
  public double found() {
    return delays.stream().filter(d -> d < 1).count() / (double) delays.size();
  }

  /// Mean delay in a share of an outbreak's length; 1 where it was not told.
  public double timeliness() {
    return delays.stream().mapToDouble(d -> d).average().orElse(Double.NaN);
  }
}
