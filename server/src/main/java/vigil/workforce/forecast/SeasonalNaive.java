package vigil.workforce.forecast;

/// The baseline of every forecast: what the same slot of the same weekday brought last week.
public final class SeasonalNaive implements ForecastMethod {
  private static final int WEEK = 7;

  @Override
  public String name() {
    return "seasonal naive";
  }

  @Override
  public int leastWeeks() {
    return 1;
  }

  @Override
  public double[][] expect(CallHistory history, int days) {
    var expected = new double[days][history.slots()];
    for (int day = 0; day < days; day++) {
      int like = history.days() - WEEK + day % WEEK;
      while (like >= WEEK && !history.isCounted(like)) {
        like -= WEEK;
      }
      for (int slot = 0; slot < history.slots(); slot++) {
        expected[day][slot] = history.calls(like, slot);
      }
    }
    return expected;
  }
}
