package vigil.bench.sensing.city;

import vigil.bench.sensing.Draws;

/// What a drawn city is like, of which its policy knows only the means (docs/night.md).
///
/// @param perDay by kind
/// @param shares by kind and district
/// @param workdayHours by kind and hour
/// @param restHours by kind and hour
/// @param days by kind and day: weekday, holiday, season, trend and shifts of level, but not the
///   hour
/// @param categories by category and hour since the start: what its kinds have in common
/// @param districts by district and hour since the start: what its topics have in common
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record CityTruth(
    double[] perDay,
    double[][] shares,
    double[][] workdayHours,
    double[][] restHours,
    double[][] days,
    double[][] categories,
    double[][] districts) {
  private static final double SIZES = 1.0;
  private static final double LEVEL = 0.25;
  private static final double SHARE = 0.3;
  private static final double HOUR = 0.15;
  private static final double REST = 0.2;
  private static final double WEEKDAY = 0.1;
  private static final double HOLIDAY = 0.2;
  private static final double SEASON = 0.3;
  private static final double TREND = 0.2;
  private static final double DAY = 0.08;
  private static final double CATEGORY = 0.15;
  private static final double DISTRICT = 0.10;

  /// Both wander over about six hours.
  private static final double KEPT = Math.exp(-1.0 / 6);

  static final double SHIFT = 1.5;

  /// A kind's level shifts once in so many days.
  private static final int SHIFT_DAYS = 182;

  /// Orders a day by kind as the year before had them: few kinds have most.
  static double[] lastYear(Draws draws, CityShape shape) {
    return Factors.toSum(Factors.lognormal(draws, SIZES, shape.kinds()), shape.ordersADay());
  }

  static CityTruth drawn(
      Draws draws, CityShape shape, CityCalendar calendar, PolicyFigures policy, double[] before) {
    int kinds = shape.kinds();
    double[] perDay = new double[kinds];
    double[][] shares = new double[kinds][];
    double[][] workday = new double[kinds][];
    double[][] rest = new double[kinds][];
    double[][] days = new double[kinds][];
    double[] day = Factors.lognormal(draws, DAY, calendar.days());
    for (int kind = 0; kind < kinds; kind++) {
      perDay[kind] = before[kind] * Factors.lognormal(draws, LEVEL);
      shares[kind] = moved(draws, policy.shares(shape.districts()), SHARE, 1);
      workday[kind] = moved(draws, policy.hours(true), HOUR, sum(policy.hours(true)));
      rest[kind] = moved(draws, policy.hours(false), HOUR, sum(policy.hours(false)));
      days[kind] = days(draws, calendar, day);
    }
    return new CityTruth(
        perDay,
        shares,
        workday,
        rest,
        days,
        wandering(draws, CATEGORY, shape.categories(), calendar.hours()),
        wandering(draws, DISTRICT, shape.districts(), calendar.hours()));
  }

  private static double[][] wandering(Draws draws, double deviation, int many, int hours) {
    double[][] factors = new double[many][];
    for (int n = 0; n < many; n++) {
      factors[n] = Factors.wandering(draws, deviation, KEPT, hours);
    }
    return factors;
  }

  private static double[] moved(Draws draws, double[] usual, double deviation, double sum) {
    double[] moved = new double[usual.length];
    for (int n = 0; n < usual.length; n++) {
      moved[n] = usual[n] * Factors.lognormal(draws, deviation);
    }
    return Factors.toSum(moved, sum);
  }

  private static double sum(double[] parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  private static double[] days(Draws draws, CityCalendar calendar, double[] shared) {
    double[] weekdays = Factors.lognormal(draws, WEEKDAY, CityCalendar.DAYS_A_WEEK);
    double rest = Factors.lognormal(draws, REST);
    double holiday = Factors.lognormal(draws, HOLIDAY);
    double wave = SEASON * draws.unit();
    double phase = draws.unit();
    double trend = TREND * (2 * draws.unit() - 1);
    double level = 1;
    double[] days = new double[calendar.days()];
    for (int day = 0; day < days.length; day++) {
      if (draws.below(SHIFT_DAYS) == 0) {
        level *= draws.below(2) == 0 ? SHIFT : 1 / SHIFT;
      }
      double years = calendar.yearsAt(day);
      days[day] =
          level
              * shared[day]
              * weekdays[day % CityCalendar.DAYS_A_WEEK]
              * (calendar.workdays()[day] ? 1 : rest)
              * (calendar.isHoliday(day) ? holiday : 1)
              * Math.exp(wave * Math.cos(2 * Math.PI * (years - phase)) + trend * day / 365.25);
    }
    return days;
  }

  /// The mean of a cell of this hour since the start, in a district.
  double mean(int kind, int district, int hour, boolean isWorkday) {
    return cityRate(kind, hour, isWorkday) * shares[kind][district] * districts[district][hour];
  }

  /// The same before it is shared among the districts.
  double cityRate(int kind, int hour, boolean isWorkday) {
    double[] hours = (isWorkday ? workdayHours : restHours)[kind];
    return perDay[kind]
        / CityCalendar.CELLS_A_DAY
        * hours[hour % 24]
        * days[kind][hour / 24]
        * categories[CityShape.category(kind)][hour];
  }
}
