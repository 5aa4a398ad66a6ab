package vigil.workforce.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// A drawn line: working days, quieter weekends, a quiet night, a day's factor, counts that vary
/// more than Poisson's.
final class DrawnCalls {
  static final int SLOTS = 48;
  static final LocalDate MONDAY = LocalDate.of(2023, 3, 6);
  private static final double MEAN = 12_000;

  private DrawnCalls() {}

  static CallHistory draw(long seed, int days, Set<LocalDate> holidays, IntToDoubleFunction more) {
    var random = new SplittableRandom(seed);
    List<int[]> calls = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      LocalDate date = MONDAY.plusDays(day);
      boolean rest = holidays.contains(date) || date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
      double level =
          MEAN
              * (rest ? 0.7 : 1.0)
              * more.applyAsDouble(day)
              * Math.exp(0.03 * random.nextGaussian());
      int[] slots = new int[SLOTS];
      for (int slot = 0; slot < SLOTS; slot++) {
        double mean = level / SLOTS * (1 - 0.8 * Math.cos(2 * Math.PI * slot / SLOTS));
        slots[slot] =
            (int) Math.max(0, Math.rint(mean + Math.sqrt(1.8 * mean) * random.nextGaussian()));
      }
      calls.add(slots);
    }
    return new CallHistory(
        MONDAY, calls, date -> holidays.contains(date) ? DayKind.HOLIDAY : DayKind.ORDINARY);
  }

  static CallHistory draw(long seed, int days) {
    return draw(seed, days, Set.of(), _ -> 1);
  }
}
