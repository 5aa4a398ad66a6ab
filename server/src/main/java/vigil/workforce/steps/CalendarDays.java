package vigil.workforce.steps;

import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.workforce.forecast.DayKind;

/// What kind of day a date is to a forecast, by the city's calendar.
@Component
class CalendarDays implements Function<LocalDate, DayKind> {
  private final City city;

  CalendarDays(City city) {
    this.city = city;
  }

  @Override
  public DayKind apply(LocalDate date) {
    return switch (city.workingDays().kind(date)) {
      case HOLIDAY -> DayKind.HOLIDAY;
      case MAKEUP_WORK -> DayKind.MAKEUP_WORK;
      case WORKDAY, WEEKEND, START -> DayKind.ORDINARY;
    };
  }
}
