package vigil.workforce;

import java.time.LocalDate;

/// How many will call, and how many seats that takes.
public interface Staffing {
  /// The next 14 days by half hours, from the days that are over.
  CallOutlook forecastCalls();

  /// Seats of one of these days by half hours; no half hour where history is too short.
  ///
  /// @throws IllegalArgumentException if the day is none of the next 14
  SeatOutlook forecastSeats(LocalDate date, StaffingAim aim);
}
