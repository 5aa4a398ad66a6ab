package vigil.bench.sensing.city;

import java.time.Instant;
import java.time.LocalDate;
import vigil.bench.sensing.Draws;
import vigil.city.WorkingDays;

/// The days of a drawn city, of a year of the real calendar. Everybody knows it.
///
/// @param first a Monday
/// @param workdays by day
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record CityCalendar(LocalDate first, boolean[] workdays) {
  static final int CELLS_AN_HOUR = 6;
  static final int CELLS_A_DAY = 144;
  static final int DAYS_A_WEEK = 7;
  private static final LocalDate EARLIEST = LocalDate.of(2022, 1, 3);

  /// Weeks from January 2022 on in which a calendar may begin.
  private static final int WEEKS = 180;

  static CityCalendar drawn(Draws draws, PolicyFigures policy, int weeks) {
    LocalDate first = EARLIEST.plusWeeks(draws.below(WEEKS));
    boolean[] workdays = new boolean[weeks * DAYS_A_WEEK];
    for (int day = 0; day < workdays.length; day++) {
      workdays[day] = policy.isWorkday(first.plusDays(day));
    }
    return new CityCalendar(first, workdays);
  }

  int days() {
    return workdays.length;
  }

  int hours() {
    return days() * CELLS_A_DAY / CELLS_AN_HOUR;
  }

  /// Whether it is a day of rest between Monday and Friday.
  boolean isHoliday(int day) {
    return !workdays[day] && day % DAYS_A_WEEK < 5;
  }

  double yearsAt(int day) {
    return (first.getDayOfYear() + day) / 365.25;
  }

  Instant start() {
    return first.atStartOfDay(WorkingDays.SHANGHAI).toInstant();
  }
}
