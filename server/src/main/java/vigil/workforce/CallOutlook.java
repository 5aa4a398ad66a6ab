package vigil.workforce;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Calls that will come.
///
/// @param leastDays counted days below which nothing is forecast
/// @param countedDays days of history on which somebody called
/// @param days none where history is too short
public record CallOutlook(int leastDays, int countedDays, List<Day> days) {
  /// A day to come.
  ///
  /// @param calls expected in all
  /// @param isHoliday by the calendar
  public record Day(LocalDate date, boolean isHoliday, double calls, List<Slot> slots) {}

  /// Half an hour: nine times of ten its calls lie from `lower` to `upper`.
  public record Slot(Instant at, double expected, double lower, double upper) {}
}
