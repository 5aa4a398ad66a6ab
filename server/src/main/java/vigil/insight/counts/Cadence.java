package vigil.insight.counts;

/// How long a period is, by what comes back in it.
///
/// @param week periods in a week; 1 where a period is no shorter
/// @param year periods in a year
public record Cadence(int week, double year) {
  private static final double DAYS_A_YEAR = 365.2425;
  private static final int DAYS_A_WEEK = 7;

  public static final Cadence DAY = new Cadence(DAYS_A_WEEK, DAYS_A_YEAR);
  public static final Cadence WEEK = new Cadence(1, DAYS_A_YEAR / DAYS_A_WEEK);

  public Cadence {
    if (week < 1 || year <= week) {
      throw new IllegalArgumentException("A year needs more periods than a week, and a week one");
    }
  }
}
