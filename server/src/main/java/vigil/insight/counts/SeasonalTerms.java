package vigil.insight.counts;

/// What an expectation is made of: 1, years gone by, two waves a year, the day of the week, public
/// holidays. Years and waves only where the history is long enough to tell them apart.
public final class SeasonalTerms implements Terms {
  /// Waves in a year; more would follow last year's outbreaks.
  private static final int WAVES = 2;

  private static final double LEAST_YEARS = 1.5;

  private final Cadence cadence;
  private final boolean isYearly;
  private final boolean[] holidays;

  /// @param periods of history to learn from
  /// @param holidays by period; empty where none are known
  public SeasonalTerms(Cadence cadence, int periods, boolean[] holidays) {
    this.cadence = cadence;
    this.holidays = holidays.clone();
    isYearly = periods >= LEAST_YEARS * cadence.year();
  }

  @Override
  public int size() {
    return 1 + (isYearly ? 1 + 2 * WAVES : 0) + cadence.week() - 1 + (holidays.length > 0 ? 2 : 0);
  }

  @Override
  public double[] at(int period) {
    double[] terms = new double[size()];
    int next = 0;
    terms[next++] = 1;
    if (isYearly) {
      terms[next++] = period / cadence.year();
      for (int wave = 1; wave <= WAVES; wave++) {
        double turn = 2 * Math.PI * wave * period / cadence.year();
        terms[next++] = Math.cos(turn);
        terms[next++] = Math.sin(turn);
      }
    }
    int day = period % cadence.week();
    if (day > 0) {
      terms[next + day - 1] = 1;
    }
    next += cadence.week() - 1;
    if (holidays.length > 0) {
      terms[next] = isHoliday(period) ? 1 : 0;
      terms[next + 1] = !isHoliday(period) && isHoliday(period - 1) ? 1 : 0;
    }
    return terms;
  }

  private boolean isHoliday(int period) {
    return period >= 0 && period < holidays.length && holidays[period];
  }
}
