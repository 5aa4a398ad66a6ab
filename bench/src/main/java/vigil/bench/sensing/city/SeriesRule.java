package vigil.bench.sensing.city;

/// A rule of others that scores each ten minutes of a series by what came up to their end.
interface SeriesRule {
  String name();

  /// Raises each score to that of this series, where it is higher.
  ///
  /// @param usual as expected in each cell by policy and history
  void score(int[] counts, double[] usual, float[] best);

  /// Cases of the six cells that end with this one.
  static int hour(int[] counts, int cell) {
    int sum = 0;
    for (int one = Math.max(0, cell - CityCalendar.CELLS_AN_HOUR + 1); one <= cell; one++) {
      sum += counts[one];
    }
    return sum;
  }
}
