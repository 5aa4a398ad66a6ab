package vigil.bench.sensing.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A rule over every series of the city, from a threshold on. What rises while an overlapping topic
/// is above it, or within a day after, is one matter.
record RuleDetector(SeriesRule rule, double threshold) implements CityDetector {
  private static final long CELL_MILLIS = 600_000;
  private static final int SAME_MATTER = CityCalendar.CELLS_A_DAY;
  private static final double HALF_LIFE_DAYS = 28;
  private static final double LEAST_LEVEL = 0.5;
  private static final int LONG_AGO = -SAME_MATTER - 1;

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public List<Wake> read(DrawnCity city, long[] orders) {
    return listWakes(scores(city, orders), threshold);
  }

  /// The highest score of each topic, in whichever district, in each cell.
  float[][] scores(DrawnCity city, long[] orders) {
    var grid = new CountGrid(city, orders);
    float[][] best = new float[city.shape().kinds()][grid.cells()];
    for (int topic = 0; topic < best.length; topic++) {
      for (int district = 0; district <= city.shape().districts(); district++) {
        int[] counts = grid.series(topic, district);
        double[] policy = city.policy().cells(topic, district, grid.cells());
        rule.score(counts, learnt(counts, policy, city.policy().weight(topic)), best[topic]);
      }
    }
    return best;
  }

  /// The policy's usual, moved by what was seen before, as Vigil's own is.
  private static double[] learnt(int[] counts, double[] policy, double weight) {
    double kept = Math.pow(0.5, 1 / (HALF_LIFE_DAYS * CityCalendar.CELLS_A_DAY));
    double[] usual = new double[policy.length];
    double seen = 0;
    double due = 0;
    for (int cell = 0; cell < policy.length; cell++) {
      usual[cell] = policy[cell] * Math.max(LEAST_LEVEL, (weight + seen) / (weight + due));
      seen = seen * kept + counts[cell];
      due = due * kept + policy[cell];
    }
    return usual;
  }

  static List<Wake> listWakes(float[][] scores, double threshold) {
    List<Wake> wakes = new ArrayList<>();
    int[] last = new int[scores.length];
    Arrays.fill(last, LONG_AGO);
    for (int cell = 0; cell < scores[0].length; cell++) {
      for (int topic = 0; topic < scores.length; topic++) {
        if (scores[topic][cell] >= threshold) {
          if (!isKnown(last, topic, cell)) {
            wakes.add(new Wake(topic, (cell + 1) * CELL_MILLIS));
          }
          last[topic] = cell;
        }
      }
    }
    return wakes;
  }

  private static boolean isKnown(int[] last, int topic, int cell) {
    int whole = CityShape.wholeTopic(topic);
    for (int other = whole; other < whole + CityShape.KINDS_A_CATEGORY; other++) {
      if (CityShape.overlaps(topic, other) && cell - last[other] <= SAME_MATTER) {
        return true;
      }
    }
    return false;
  }

  /// With the threshold by which it wakes somebody so often a week in quiet cities.
  static RuleDetector alarming(SeriesRule rule, double aWeek, List<DrawnCity> cities) {
    var any = new RuleDetector(rule, 0);
    List<float[][]> scores =
        cities.parallelStream().map(city -> any.scores(city, city.quiet())).toList();
    double weeks = cities.stream().mapToDouble(DrawnCity::measuredWeeks).sum();
    double low = 0;
    double high = HIGHEST;
    while (high - low > PRECISE) {
      double middle = (low + high) / 2;
      boolean isOften = count(cities, scores, middle) > aWeek * weeks;
      low = isOften ? middle : low;
      high = isOften ? high : middle;
    }
    return new RuleDetector(rule, high);
  }

  private static final double HIGHEST = 1_000;
  private static final double PRECISE = 1e-3;

  private static long count(List<DrawnCity> cities, List<float[][]> scores, double threshold) {
    long count = 0;
    for (int n = 0; n < cities.size(); n++) {
      long from = cities.get(n).measuredFrom();
      count += listWakes(scores.get(n), threshold).stream().filter(w -> w.millis() >= from).count();
    }
    return count;
  }
}
