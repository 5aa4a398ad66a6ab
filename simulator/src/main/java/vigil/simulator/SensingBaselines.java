package vigil.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.insight.policy.Topics;
import vigil.insight.spike.Series;
import vigil.simulator.replay.Matter;
import vigil.simulator.replay.PackedAppeal;

/// Two rules that hotlines use, over the same orders: a fixed number an hour, and so many standard
/// deviations above the same hour of the same weekday. Each looks at every topic of the whole city
/// at the end of each ten minutes, and is silent about a topic for an hour after it last rang.
final class SensingBaselines {
  private static final int CELLS_A_DAY = 144;
  private static final int HOUR = 6;
  private static final int WEEK = 7 * CELLS_A_DAY;
  private static final int WEEKS = 4;

  /// As the detector's own least count.
  private static final int FEWEST = 8;

  /// By topic, cases by ten minutes.
  private final Map<String, int[]> counts = new LinkedHashMap<>();

  private final Instant start;
  private final int cells;

  /// @param orders each a [PackedAppeal], their times counted from the start
  SensingBaselines(Topics topics, List<Matter> matters, Instant start, int days, long[] orders) {
    this.start = start;
    cells = days * CELLS_A_DAY;
    List<List<String>> counted =
        matters.stream().map(matter -> topics.listForCategory(matter.category())).toList();
    for (long order : orders) {
      int cell = (int) (PackedAppeal.millis(order) / (Series.CELL_SECONDS * 1000L));
      for (String topic : counted.get(PackedAppeal.matter(order))) {
        int[] series = counts.computeIfAbsent(topic, _ -> new int[cells]);
        if (cell < cells) {
          series[cell]++;
        }
      }
    }
  }

  private interface Rule {
    boolean rings(int[] series, int cell);
  }

  /// More cases than this in the hour that ends.
  List<TopicAlarm> fixed(int anHour) {
    return run((series, cell) -> hour(series, cell) > anHour);
  }

  /// So many standard deviations above the mean of the same hour on the same weekday of four weeks.
  List<TopicAlarm> sameWeekday(double deviations) {
    return run((series, cell) -> {
      if (cell < WEEKS * WEEK + HOUR) {
        return false;
      }
      double sum = 0;
      double squares = 0;
      for (int week = 1; week <= WEEKS; week++) {
        double past = hour(series, cell - week * WEEK);
        sum += past;
        squares += past * past;
      }
      double mean = sum / WEEKS;
      double variance = Math.max(mean, (squares - sum * mean) / (WEEKS - 1));
      int now = hour(series, cell);
      return now >= FEWEST && now > mean + deviations * Math.sqrt(Math.max(1, variance));
    });
  }

  private List<TopicAlarm> run(Rule rule) {
    var alarms = new ArrayList<TopicAlarm>();
    counts.forEach((topic, series) -> {
      int silentUntil = 0;
      for (int cell = HOUR; cell < cells; cell++) {
        if (rule.rings(series, cell)) {
          if (cell >= silentUntil) {
            alarms.add(new TopicAlarm(topic, start.plusSeconds((cell + 1L) * Series.CELL_SECONDS)));
          }
          silentUntil = cell + HOUR;
        }
      }
    });
    return alarms;
  }

  private static int hour(int[] series, int cell) {
    int sum = 0;
    for (int one = cell - HOUR + 1; one <= cell; one++) {
      sum += series[one];
    }
    return sum;
  }
}
