package vigil.bench.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import vigil.bench.sensing.Draws;
import vigil.workforce.forecast.CallHistory;
import vigil.workforce.forecast.DayKind;

/// A drawn history of calls: trend, season, weekday, holidays and the days about them, outbreaks of
/// days and of hours, a factor of the day that remembers yesterday, one of the hour, and counts
/// that vary more than Poisson's. Each city's constants are drawn too.
final class CallWorld {
  static final int SLOTS = 48;
  static final int DAYS = 371;
  private static final LocalDate FIRST = LocalDate.of(2023, 3, 6);

  /// By hour, working day and day of rest; a working day's mean is 1.
  private static final double[][] HOURS = {
    {
      0.35, 0.22, 0.16, 0.13, 0.14, 0.22, 0.45, 0.90, 1.50, 1.85, 1.90, 1.75, 1.35, 1.40, 1.60,
      1.60, 1.50, 1.35, 1.20, 1.15, 1.10, 0.95, 0.75, 0.50
    },
    {
      0.40, 0.26, 0.18, 0.15, 0.15, 0.20, 0.40, 0.80, 1.36, 1.76, 1.86, 1.76, 1.40, 1.36, 1.45,
      1.50, 1.45, 1.36, 1.31, 1.26, 1.20, 1.05, 0.85, 0.55
    }
  };

  private final SplittableRandom random;
  private final Draws draws;
  private final Holidays holidays;
  private final double[] weekday = new double[7];
  private final double[] tilt = new double[SLOTS];
  private final double mean;
  private final double growth;
  private final double season;
  private final double holiday;
  private final double afterHoliday;
  private final double dispersion;
  private final double dayNoise;

  /// What came, and the means it was drawn with.
  record Drawn(CallHistory calls, List<double[]> means) {}

  CallWorld(long seed, double mean, Holidays holidays) {
    random = new SplittableRandom(seed);
    draws = new Draws(seed * 31 + 7);
    this.holidays = holidays;
    this.mean = mean;
    growth = between(-0.15, 0.30);
    season = between(0.02, 0.10);
    holiday = between(0.55, 0.75);
    afterHoliday = between(1.02, 1.12);
    dispersion = between(1.2, 2.2);
    dayNoise = between(0.025, 0.045);
    double[] usual = {1.10, 1.05, 1.02, 1.00, 1.00, 0.80, 0.75};
    for (int day = 0; day < weekday.length; day++) {
      weekday[day] = usual[day] * (1 + between(-0.04, 0.04));
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      tilt[slot] = 1 + between(-0.06, 0.06);
    }
  }

  private double between(double least, double most) {
    return least + random.nextDouble() * (most - least);
  }

  /// @param outbreaks whether there are any
  Drawn draw(boolean outbreaks) {
    double[] wave = outbreaks ? outbreaks() : ones();
    List<int[]> calls = new ArrayList<>();
    List<double[]> means = new ArrayList<>();
    double noise = 0;
    for (int day = 0; day < DAYS; day++) {
      noise = 0.5 * noise + Math.sqrt(0.75) * dayNoise * draws.normal();
      double level = mean * wave[day] * level(day) * Math.exp(noise);
      double[] expected = slots(day, level, outbreaks);
      int[] came = new int[SLOTS];
      for (int slot = 0; slot < SLOTS; slot++) {
        came[slot] = draws.negativeBinomial(expected[slot], dispersion);
      }
      means.add(expected);
      calls.add(came);
    }
    return new Drawn(new CallHistory(FIRST, calls, holidays::of), means);
  }

  private double level(int day) {
    LocalDate date = FIRST.plusDays(day);
    double year = day / 365.0;
    double level = Math.exp(growth * year) * (1 + season * Math.sin(2 * Math.PI * year));
    return level
        * switch (holidays.of(date)) {
          case HOLIDAY -> holiday;
          case MAKEUP_WORK -> 0.97;
          case ORDINARY -> weekday[date.getDayOfWeek().getValue() - 1] * after(date);
        };
  }

  private double after(LocalDate date) {
    return holidays.of(date.minusDays(1)) == DayKind.HOLIDAY ? afterHoliday : 1;
  }

  private double[] slots(int day, double level, boolean outbreaks) {
    LocalDate date = FIRST.plusDays(day);
    boolean rest =
        holidays.of(date) == DayKind.HOLIDAY
            || (holidays.of(date) == DayKind.ORDINARY && date.getDayOfWeek().getValue() > 5);
    double[] hours = HOURS[rest ? 1 : 0];
    double[] expected = new double[SLOTS];
    int burst = outbreaks && random.nextInt(40) == 0 ? random.nextInt(SLOTS - 8) : SLOTS;
    double hourNoise = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      int hour = slot / 2;
      double next = hours[(hour + 1) % 24];
      double curve = slot % 2 == 0 ? hours[hour] : (hours[hour] + next) / 2;
      hourNoise = 0.6 * hourNoise + 0.8 * 0.025 * draws.normal();
      boolean inBurst = slot >= burst && slot < burst + 6;
      expected[slot] =
          level / SLOTS * curve * tilt[slot] * Math.exp(hourNoise) * (inBurst ? 1.6 : 1);
    }
    return expected;
  }

  private double[] ones() {
    double[] ones = new double[DAYS];
    Arrays.fill(ones, 1);
    return ones;
  }

  /// Three in a year: two of some days, one that grows for weeks.
  private double[] outbreaks() {
    double[] wave = ones();
    for (int n = 0; n < 3; n++) {
      int start = random.nextInt(DAYS);
      double size = between(0.15, 0.6);
      double days = n == 2 ? between(15, 30) : between(2, 6);
      for (int day = start; day < DAYS; day++) {
        double since = (day - start + 0.5) / days;
        wave[day] += size * Math.min(1, 2 * since) * Math.exp(-Math.max(0, since - 0.5));
      }
    }
    return wave;
  }
}
