package vigil.workforce.forecast;

/// What a forecast missed, summed up over origins and series.
///
/// @param firstDay of slots of the first day
/// @param allDays of slots of all days
/// @param totals of totals of days
/// @param slots how many slots an interval was given for
/// @param covered how many of them lay within
public record ForecastScore(
    Errors firstDay, Errors allDays, Errors totals, long slots, long covered) {
  public static final ForecastScore NONE =
      new ForecastScore(Errors.NONE, Errors.NONE, Errors.NONE, 0, 0);

  /// The sum of what was missed and of what came.
  public record Errors(double missed, double came) {
    static final Errors NONE = new Errors(0, 0);

    Errors plus(double expected, double calls) {
      return new Errors(missed + Math.abs(calls - expected), came + calls);
    }

    Errors plus(Errors other) {
      return new Errors(missed + other.missed, came + other.came);
    }

    /// The weighted absolute percentage error, as a share.
    public double wape() {
      return came == 0 ? 0 : missed / came;
    }
  }

  public ForecastScore plus(ForecastScore other) {
    return new ForecastScore(
        firstDay.plus(other.firstDay),
        allDays.plus(other.allDays),
        totals.plus(other.totals),
        slots + other.slots,
        covered + other.covered);
  }

  public double coverage() {
    return slots == 0 ? 0 : covered / (double) slots;
  }
}
