package vigil.insight.figures;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Year on year: (x - x0) / x0 over the same dates a year before; 29 February is left out of both
/// sides; no figure where x0 = 0 or a day is unknown (rules 6.5).
public final class YearOnYear {
  private YearOnYear() {}

  /// The days of a period that have a like day a year before.
  public static List<LocalDate> days(LocalDate from, LocalDate until) {
    var days = new ArrayList<LocalDate>();
    from.datesUntil(until).filter(day -> !isLeapDay(day)).forEach(days::add);
    return days;
  }

  /// The sum over the like days; null where one is unknown.
  public static @Nullable Double sum(List<LocalDate> days, Map<LocalDate, Double> known) {
    double sum = 0;
    for (LocalDate day : days) {
      Double value = known.get(day.minusYears(1));
      if (value == null) {
        return null;
      }
      sum += value;
    }
    return days.isEmpty() ? null : sum;
  }

  public static @Nullable Double growth(@Nullable Double value, @Nullable Double before) {
    return value == null || before == null || before == 0 ? null : (value - before) / before;
  }

  /// The 29 February among these days, the last included; null where there is none.
  public static @Nullable LocalDate leapDay(LocalDate from, LocalDate until) {
    return from.datesUntil(until.plusDays(1))
        .filter(YearOnYear::isLeapDay)
        .findFirst()
        .orElse(null);
  }

  public static boolean isLeapDay(LocalDate day) {
    return day.getMonth() == Month.FEBRUARY && day.getDayOfMonth() == 29;
  }
}
