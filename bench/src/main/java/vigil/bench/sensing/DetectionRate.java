package vigil.bench.sensing;

/// @param rate share of quiet weeks with an alarm
/// @param found share of outbreaks found, by size
/// @param series that were read
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record DetectionRate(double rate, double[] found, int series) {
  /// Alarms of one series may come together: as if each series were one draw of its share.
  double rateError() {
    return Math.sqrt(rate * (1 - rate) / (series * (double) WeeklyScenario.MEASURED / 2));
  }

  double foundError() {
    return Math.sqrt(0.25 / series);
  }
}
