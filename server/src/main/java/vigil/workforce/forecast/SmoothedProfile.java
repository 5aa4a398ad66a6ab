package vigil.workforce.forecast;

/// Vigil's forecast: level of the days x kind of day x share of the slot.
public final class SmoothedProfile implements ForecastMethod {
  private static final int LEAST_WEEKS = 4;

  @Override
  public String name() {
    return "Vigil";
  }

  @Override
  public int leastWeeks() {
    return LEAST_WEEKS;
  }

  @Override
  public double[][] expect(CallHistory history, int days) {
    var effects = new DayEffects(history);
    var level = new DayLevel(history, effects);
    var profile = new DayProfile(history);
    var expected = new double[days][history.slots()];
    for (int day = 0; day < days; day++) {
      int kind = history.dayClass(history.days() + day);
      double total = Math.exp(level.at(day + 1) + effects.of(kind));
      for (int slot = 0; slot < history.slots(); slot++) {
        expected[day][slot] = total * profile.share(kind, slot);
      }
    }
    return expected;
  }
}
