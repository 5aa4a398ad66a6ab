package vigil.bench.sensing.city;

/// A scan over the last 1, 2, 4, 8 and 24 hours: the log likelihood ratio of the mean that fits a
/// window best against the usual, the count of a window being negative binomial of one size however
/// long it is: what the usual lacks, it lacks for hours.
record ScanRule() implements SeriesRule {
  private static final int[] HOURS = {1, 2, 4, 8, 24};
  private static final int FEWEST = 5;

  /// Six swinging cells of an hour.
  private static final double SIZE = 9;

  @Override
  public String name() {
    return "NB scan, 1-24 h";
  }

  @Override
  public void score(int[] counts, double[] usual, float[] best) {
    int[] cases = new int[counts.length + 1];
    double[] due = new double[counts.length + 1];
    for (int cell = 0; cell < counts.length; cell++) {
      cases[cell + 1] = cases[cell] + counts[cell];
      due[cell + 1] = due[cell] + usual[cell];
    }
    for (int hours : HOURS) {
      int cells = hours * CityCalendar.CELLS_AN_HOUR;
      for (int end = cells; end <= counts.length; end++) {
        int came = cases[end] - cases[end - cells];
        if (came >= FEWEST) {
          double expected = due[end] - due[end - cells];
          best[end - 1] = Math.max(best[end - 1], (float) ratio(came, expected));
        }
      }
    }
  }

  private static double ratio(int came, double expected) {
    return came <= expected
        ? 0
        : came * Math.log(came / expected)
            - (came + SIZE) * Math.log((came + SIZE) / (expected + SIZE));
  }
}
