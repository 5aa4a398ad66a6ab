package vigil.workforce.steps;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.workforce.DayForecasts;
import vigil.workforce.forecast.CallForecast;
import vigil.workforce.forecast.CallHistory;
import vigil.workforce.forecast.PredictionInterval;

/// Days as histories of one slot each.
@Component
class DayForecastService implements DayForecasts {
  private static final int WEEK = 7;

  private final CalendarDays calendar;

  DayForecastService(CalendarDays calendar) {
    this.calendar = calendar;
  }

  @Override
  public int leastDays() {
    return CallForecast.LEAST_WEEKS * WEEK;
  }

  @Override
  public List<ExpectedDay> forecast(LocalDate first, List<Integer> counts, int days) {
    if (counts.stream().filter(count -> count > 0).count() < leastDays()) {
      return List.of();
    }
    List<int[]> slots = counts.stream().map(count -> new int[] {count}).toList();
    var expected = CallForecast.of(new CallHistory(first, slots, calendar), days);
    List<ExpectedDay> forecast = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      PredictionInterval one = expected.get(day).getFirst();
      forecast.add(
          new ExpectedDay(
              first.plusDays(counts.size() + day), one.expected(), one.lower(), one.upper()));
    }
    return List.copyOf(forecast);
  }
}
