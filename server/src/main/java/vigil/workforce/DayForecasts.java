package vigil.workforce;

import java.time.LocalDate;
import java.util.List;

/// Counts of days to come, by the method that calls are forecast with: level, kind of day, and the
/// interval learnt from what was missed.
public interface DayForecasts {
  /// Days of history below which there is no forecast.
  int leastDays();

  /// Forecasts the days after the last one counted.
  ///
  /// @param first the first day counted
  /// @param counts of whole days from it on, without a gap; 0 where a day was not counted
  /// @return none where too few days were counted
  List<ExpectedDay> forecast(LocalDate first, List<Integer> counts, int days);

  /// A day to come: nine times of ten its count lies from `lower` to `upper`.
  record ExpectedDay(LocalDate date, double expected, double lower, double upper) {}
}
