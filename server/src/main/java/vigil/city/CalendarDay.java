package vigil.city;

import java.time.LocalDate;

/// A day on which the State Council's yearly notice differs from the plain week.
///
/// @param name the holiday it belongs to, in Chinese
public record CalendarDay(LocalDate date, Kind kind, String name) {
  /// HOLIDAY: nobody works though it may be a weekday. MAKEUP_WORK: a weekend day that is worked.
  public enum Kind {
    HOLIDAY,
    MAKEUP_WORK
  }
}
