package vigil.bench.sensing.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vigil.bench.sensing.Draws;

/// Draws what is to be found: some of each form on every day, never two in one category within
/// three days.
final class Surges {
  private static final int APART_DAYS = 3;
  private static final long DAY_MILLIS = 86_400_000;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int TRIES = 400;

  /// What about 3 in ten minutes is.
  private static final double FEWEST = 2;

  private static final double MOST = 4;

  private final CityCalendar calendar;
  private final CityTruth truth;
  private final Draws draws;
  private final int[] free;
  private final List<Surge> drawn = new ArrayList<>();

  private Surges(CityShape shape, CityCalendar calendar, CityTruth truth, Draws draws) {
    this.calendar = calendar;
    this.truth = truth;
    this.draws = draws;
    free = new int[shape.categories()];
  }

  /// From a day on, so many of each form a day; the last day has none that would outlast it.
  static List<Surge> draw(
      CityShape shape,
      CityCalendar calendar,
      CityTruth truth,
      int fromDay,
      int ofEachADay,
      Draws draws) {
    var surges = new Surges(shape, calendar, truth, draws);
    for (int day = fromDay; day < calendar.days() - 2; day++) {
      for (Surge.Form form : Surge.Form.values()) {
        for (int n = 0; n < ofEachADay; n++) {
          surges.add(form, day);
        }
      }
    }
    return surges.drawn;
  }

  static long[] orders(List<Surge> surges) {
    return surges.stream().flatMapToLong(surge -> Arrays.stream(surge.orders())).toArray();
  }

  /// None is put in where no topic fits.
  private void add(Surge.Form form, int day) {
    for (int n = 0; n < TRIES; n++) {
      int kind = draws.below(free.length * CityShape.KINDS_A_CATEGORY);
      long onset = day * DAY_MILLIS + draws.below((int) DAY_MILLIS);
      int category = CityShape.category(kind);
      if (free[category] <= day && (form != Surge.Form.STEEP || isAboutThree(kind, onset))) {
        free[category] = day + APART_DAYS;
        drawn.add(Surge.drawn(draws, truth, form, kind, onset));
        return;
      }
    }
  }

  private boolean isAboutThree(int kind, long onset) {
    int hour = (int) (onset / HOUR_MILLIS);
    double mean = truth.cityRate(kind, hour, calendar.workdays()[hour / 24]);
    return mean >= FEWEST && mean <= MOST;
  }
}
