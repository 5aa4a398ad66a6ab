package vigil.workforce.forecast;

import java.util.ArrayList;
import java.util.List;

/// The historical mean: the mean of the same slot of the last four days of the same weekday, and,
/// where it is told of holidays, of the last four that were as the day to come will be.
public final class FourWeekMean implements ForecastMethod {
  private static final int WEEK = 7;
  private static final int SAME_DAYS = 4;
  private static final int SUNDAY = 6;
  private static final int WEDNESDAY = 2;

  private final boolean knowsHolidays;

  /// @param knowsHolidays a holiday is then taken for a Sunday, a make-up working day for a
  ///   Wednesday, and past ones of both are left out
  public FourWeekMean(boolean knowsHolidays) {
    this.knowsHolidays = knowsHolidays;
  }

  @Override
  public String name() {
    return knowsHolidays ? "four-week mean, holidays told" : "four-week mean";
  }

  @Override
  public int leastWeeks() {
    return SAME_DAYS;
  }

  @Override
  public double[][] expect(CallHistory history, int days) {
    var expected = new double[days][history.slots()];
    for (int day = 0; day < days; day++) {
      List<Integer> like =
          knowsHolidays ? alike(history, history.days() + day) : same(history, day);
      for (int slot = 0; slot < history.slots(); slot++) {
        for (int past : like) {
          expected[day][slot] += history.calls(past, slot) / (double) like.size();
        }
      }
    }
    return expected;
  }

  private static List<Integer> same(CallHistory history, int day) {
    List<Integer> same = new ArrayList<>();
    int past = history.days() - WEEK + day % WEEK;
    for (; past >= 0 && same.size() < SAME_DAYS; past -= WEEK) {
      if (history.isCounted(past)) {
        same.add(past);
      }
    }
    return same;
  }

  private static List<Integer> alike(CallHistory history, int day) {
    int wanted = like(history.dayClass(day));
    List<Integer> alike = new ArrayList<>();
    for (int past = history.days() - 1; past >= 0 && alike.size() < SAME_DAYS; past--) {
      if (history.dayClass(past) == wanted && history.isCounted(past)) {
        alike.add(past);
      }
    }
    return alike;
  }

  private static int like(int dayClass) {
    if (dayClass == CallHistory.HOLIDAY) {
      return SUNDAY;
    }
    return dayClass == CallHistory.MAKEUP_WORK ? WEDNESDAY : dayClass;
  }
}
