package vigil.bench.sensing.city;

/// As Farrington et al. 1996 compare a week with the same weeks of other years: the last hour with
/// the same hour of the week and those beside it in the four weeks before, by the two-thirds power,
/// which makes counts nearly normal.
record FarringtonRule() implements SeriesRule {
  private static final int WEEK = CityCalendar.DAYS_A_WEEK * CityCalendar.CELLS_A_DAY;
  private static final int WEEKS = 4;
  private static final int FEWEST = 5;

  /// A series in which nothing came has no mean to divide by.
  private static final double LEAST = 0.1;

  @Override
  public String name() {
    return "Farrington-like";
  }

  @Override
  public void score(int[] counts, double[] usual, float[] best) {
    for (int cell = WEEKS * WEEK; cell < counts.length; cell++) {
      score(counts, cell, best);
    }
  }

  private static void score(int[] counts, int cell, float[] best) {
    int came = SeriesRule.hour(counts, cell);
    if (came < FEWEST) {
      return;
    }
    double sum = 0;
    double squares = 0;
    int many = 0;
    for (int week = 1; week <= WEEKS; week++) {
      for (int beside = -1; beside <= 1; beside++) {
        int then = cell - week * WEEK + beside * CityCalendar.CELLS_AN_HOUR;
        double past = SeriesRule.hour(counts, Math.max(0, then));
        sum += past;
        squares += past * past;
        many++;
      }
    }
    double mean = Math.max(LEAST, sum / many);
    double dispersion = Math.max(1, (squares - sum * sum / many) / (many - 1) / mean);
    double variance = 4.0 / 9 * Math.cbrt(mean) * dispersion * (1 + 1.0 / many);
    double score = (power(came) - power(mean)) / Math.sqrt(variance);
    best[cell] = Math.max(best[cell], (float) score);
  }

  private static double power(double count) {
    return Math.cbrt(count * count);
  }
}
