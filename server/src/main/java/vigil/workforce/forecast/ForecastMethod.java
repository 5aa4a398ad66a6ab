package vigil.workforce.forecast;

/// Calls expected after a history.
public interface ForecastMethod {
  String name();

  /// Whole weeks that it wants to have seen.
  int leastWeeks();

  /// Expected calls by day and slot, from the day after the history's last on.
  double[][] expect(CallHistory history, int days);
}
