package vigil.simulator.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import vigil.city.WorkingDays;
import vigil.kernel.Csv;

/// Draws when and where each appeal of a day came. Ten minutes are drawn by the hour's part of the
/// day and the hour's own luck, districts by their residents; how many of a matter there are is
/// given.
public final class DayDraw {
  private static final int CELLS = 144;
  private static final int CELLS_AN_HOUR = 6;
  private static final int CELL_MILLIS = 600_000;
  private static final double HOUR_LUCK = 0.08;

  /// The night of yellow codes lasts so long.
  private static final long NIGHT_MILLIS = 8L * 3_600_000;

  /// Where its codes turned, and how many of them.
  private static final List<String> NIGHT_DISTRICTS = List.of("310115", "310112", "310107");

  private static final double[] NIGHT_SHARES = {0.5, 0.3, 0.2};

  private final SpringTables tables;
  private final Predicate<LocalDate> isWorkingDay;
  private final long seed;
  private final List<String> districts;
  private final double[] residents;
  private final double[] workday;
  private final double[] rest;
  private final double[] pandemic;

  public DayDraw(SpringTables tables, Predicate<LocalDate> isWorkingDay, long seed) {
    this.tables = tables;
    this.isWorkingDay = isWorkingDay;
    this.seed = seed;
    List<Csv.Row> places = Csv.policy("", "usual-districts.csv");
    districts = places.stream().map(row -> row.text("district")).toList();
    residents = column(places, "residents");
    List<Csv.Row> hours = Csv.policy("", "usual-hours.csv");
    workday = column(hours, "workday");
    rest = column(hours, "rest");
    pandemic = column(Csv.policy("", "demo/spring-2022-hours.csv"), "percent");
  }

  private static double[] column(List<Csv.Row> rows, String name) {
    return rows.stream().mapToDouble(row -> row.as(name, Double::parseDouble)).toArray();
  }

  /// Codes of districts by the numbers that a drawn day gives.
  public List<String> districts() {
    return districts;
  }

  /// Every appeal of a day; the same for the same seed, whichever days were drawn before.
  public DrawnDay draw(SpringDay day) {
    var chance = random(day.date());
    var drawn = new long[day.calls() + day.other()];
    double[] where = cumulated(residents);
    double[] about = cells(pandemic, chance);
    double[] usual = cells(isWorkingDay.test(day.date()) ? workday : rest, chance);
    int next = 0;
    for (int matter = 0; matter < tables.matters().size(); matter++) {
      double[] when = tables.matters().get(matter).isPandemic() ? about : usual;
      int calls = day.calls(matter);
      for (int one = 0; one < calls + day.other(matter); one++) {
        long millis = (long) pick(when, chance) * CELL_MILLIS + chance.nextInt(CELL_MILLIS);
        drawn[next++] = PackedAppeal.of(millis, matter, pick(where, chance), one < calls);
      }
    }
    night(day, drawn, next, chance);
    return new DrawnDay(day.date(), midnight(day.date()), drawn);
  }

  /// Calls by half hour of a day of which only the number is known.
  public int[] halfHours(PastDay day) {
    var chance = random(day.date());
    double[] when = cells(isWorkingDay.test(day.date()) ? workday : rest, chance);
    var counts = new int[CELLS / 3];
    for (int call = 0; call < day.calls(); call++) {
      counts[pick(when, chance) / 3]++;
    }
    return counts;
  }

  /// After the onset it rises and fades: the sum of two exponential times, cut off at the end.
  private void night(SpringDay day, long[] drawn, int from, Random chance) {
    if (day.codeNight() == 0) {
      return;
    }
    long onset = LocalTime.parse(tables.text("codeNightOnset")).toSecondOfDay() * 1000L;
    double mean = tables.value("codeNightMinutes") * 60_000 / 2;
    int matter = codeMatter();
    double[] shares = cumulated(NIGHT_SHARES);
    for (int call = 0; call < day.codeNight(); call++) {
      long later = NIGHT_MILLIS;
      while (later >= NIGHT_MILLIS) {
        later = (long) (-mean * Math.log((1 - chance.nextDouble()) * (1 - chance.nextDouble())));
      }
      int district = districts.indexOf(NIGHT_DISTRICTS.get(pick(shares, chance)));
      drawn[from + call] = PackedAppeal.of(onset + later, matter, district, true);
    }
  }

  /// The matter of yellow and red codes.
  public int codeMatter() {
    for (int matter = 0; matter < tables.matters().size(); matter++) {
      if (tables.matters().get(matter).category().equals("010201")) {
        return matter;
      }
    }
    throw new IllegalArgumentException("spring-2022-matters.csv: 010201 is missing");
  }

  public static Instant midnight(LocalDate day) {
    return day.atStartOfDay(WorkingDays.SHANGHAI).toInstant();
  }

  private Random random(LocalDate day) {
    return new Random(seed * 1_000_003 + day.toEpochDay());
  }

  private static double[] cells(double[] hours, Random chance) {
    var weights = new double[CELLS];
    for (int hour = 0; hour < hours.length; hour++) {
      double weight = hours[hour] * Math.exp(HOUR_LUCK * chance.nextGaussian());
      Arrays.fill(weights, hour * CELLS_AN_HOUR, (hour + 1) * CELLS_AN_HOUR, weight);
    }
    return cumulated(weights);
  }

  private static double[] cumulated(double[] weights) {
    double[] sums = weights.clone();
    Arrays.parallelPrefix(sums, Double::sum);
    return sums;
  }

  private static int pick(double[] sums, Random chance) {
    double drawn = chance.nextDouble() * sums[sums.length - 1];
    int found = Arrays.binarySearch(sums, drawn);
    return Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1);
  }
}
