package vigil.bench.sensing;

import java.util.SplittableRandom;

/// Daily counts of a service as Noufaily et al. 2019 (doi 10.1093/bioinformatics/bty997) draw them:
/// days of the week, waves of the year, a trend, holidays, seasonal waves that come early or late,
/// and one outbreak in the last 49 weeks. The parameters are drawn here, not theirs.
///
/// @param level logarithm of the mean
/// @param trend a day
/// @param year what comes back with it
/// @param week what comes back with it
/// @param dispersion variance over mean
/// @param isOpenDaily otherwise closed at weekends and on holidays
/// @param wave cases of the seasonal wave a year, in standard deviations of a day; 0 for none
record DailySignal(
    double level,
    double trend,
    Cycle year,
    Cycle week,
    double dispersion,
    boolean isOpenDaily,
    double wave) {
  static final int YEAR = 364;
  static final int YEARS = 7;
  static final int DAYS = YEAR * YEARS;
  static final int MEASURED = 49 * 7;
  private static final int WEEK = 7;

  /// Days of a year on which there is a holiday.
  private static final int[] HOLIDAYS = {0, 91, 94, 126, 147, 238, 358, 359};

  /// Cases of an outbreak fall so many days times a lognormal after its start.
  private static final double OUTBREAK_DAYS = 4;

  private static final double WAVE_DAYS = 50;
  private static final double SPREAD = 0.5;

  /// @param truth cases of the outbreak by day
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Drawn(int[] counts, int[] truth, boolean[] holidays) {}

  /// A wave of one length.
  record Cycle(double cosine, double sine) {
    double at(double turns) {
      return cosine * Math.cos(2 * Math.PI * turns) + sine * Math.sin(2 * Math.PI * turns);
    }
  }

  static DailySignal drawn(SplittableRandom random) {
    boolean isOpenDaily = random.nextBoolean();
    return new DailySignal(
        random.nextDouble(0, 6),
        random.nextInt(4) == 0 ? 0.0003 : 0,
        new Cycle(random.nextDouble(0, 1.2), random.nextDouble(-0.5, 1.2)),
        new Cycle(random.nextDouble(0, 0.7), random.nextDouble(0, 0.7)),
        1 + random.nextInt(4) * random.nextDouble(),
        isOpenDaily,
        random.nextInt(4) == 0 ? 600 : 0);
  }

  double mean(int day) {
    return Math.exp(
        level + trend * day + year.at((double) day / YEAR) + week.at((double) day / WEEK));
  }

  private boolean isClosed(int day) {
    return !isOpenDaily && day % WEEK >= 5;
  }

  /// @param size of the outbreak, in weeks of standard deviations of a day
  Drawn draw(double size, Draws draws) {
    double[] cases = new double[DAYS];
    for (int day = 0; day < DAYS; day++) {
      cases[day] = isClosed(day) ? 0 : draws.negativeBinomial(mean(day), dispersion);
    }
    for (int year = 0; year < YEARS && wave > 0; year++) {
      int start = year * YEAR + 200 + draws.below(30);
      add(cases, start, wave, WAVE_DAYS, draws);
    }
    double[] outbreak = new double[DAYS];
    int start = DAYS - MEASURED + draws.below(MEASURED - 14);
    add(outbreak, start, size * WEEK, OUTBREAK_DAYS, draws);
    int[] counts = new int[DAYS];
    int[] truth = new int[DAYS];
    boolean[] holidays = new boolean[DAYS];
    for (int day = 0; day < DAYS; day++) {
      truth[day] = (int) outbreak[day];
      holidays[day] = isHoliday(day);
      counts[day] = (int) Math.round((cases[day] + outbreak[day]) * factor(day));
    }
    return new Drawn(counts, truth, holidays);
  }

  private void add(double[] cases, int start, double size, double days, Draws draws) {
    int count = draws.poisson(size * Math.sqrt(dispersion * mean(start)));
    for (int n = 0; n < count; n++) {
      int day = start + (int) Math.floor(days * Math.exp(SPREAD * draws.normal()));
      if (day < DAYS && !isClosed(day)) {
        cases[day]++;
      }
    }
  }

  private static boolean isHoliday(int day) {
    for (int holiday : HOLIDAYS) {
      if (day % YEAR == holiday) {
        return true;
      }
    }
    return false;
  }

  /// Who is open daily has twice the usual on a holiday; who is not is closed, and full after it.
  private double factor(int day) {
    if (isOpenDaily) {
      return isHoliday(day) ? 2 : 1;
    }
    return isHoliday(day) ? 0 : isHoliday(day - 1) ? 1.5 : 1;
  }
}
