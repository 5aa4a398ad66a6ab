package vigil.bench.sensing.city;

/// EARS C2 (Hutwagner et al. 2003) hour by hour: the last hour against mean and standard deviation
/// of the same hour on seven days, two days before it left out.
record EarsRule() implements SeriesRule {
  private static final int DAYS = 7;
  private static final int GAP = 2;
  private static final int FEWEST = 5;

  /// Seven equal counts have no deviation.
  private static final double LEAST = 0.2;

  @Override
  public String name() {
    return "EARS C2, by hours";
  }

  @Override
  public void score(int[] counts, double[] usual, float[] best) {
    int history = (DAYS + GAP + 1) * CityCalendar.CELLS_A_DAY;
    for (int cell = history; cell < counts.length; cell++) {
      int came = SeriesRule.hour(counts, cell);
      if (came >= FEWEST) {
        best[cell] = Math.max(best[cell], (float) score(counts, cell, came));
      }
    }
  }

  private static double score(int[] counts, int cell, int came) {
    double sum = 0;
    double squares = 0;
    for (int day = GAP + 1; day <= GAP + DAYS; day++) {
      double past = SeriesRule.hour(counts, cell - day * CityCalendar.CELLS_A_DAY);
      sum += past;
      squares += past * past;
    }
    double variance = Math.max(0, squares - sum * sum / DAYS) / (DAYS - 1);
    return (came - sum / DAYS) / Math.max(LEAST, Math.sqrt(variance));
  }
}
