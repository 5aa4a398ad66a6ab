package vigil.workforce.forecast;

import java.util.List;

/// Forecasts made from what was known on earlier days, held against what came.
///
/// @param from the first day that is forecast from, by the history before it alone
/// @param every so many days another
/// @param days forecast from each
public record BackTest(int from, int every, int days) {
  public ForecastScore run(ForecastMethod method, CallHistory history) {
    ForecastScore score = ForecastScore.NONE;
    for (int origin = from; origin + days <= history.days(); origin += every) {
      double[][] expected = method.expect(history.until(origin), days);
      score = score.plus(score(expected, history, origin));
    }
    return score;
  }

  /// Vigil's intervals from each origin on, held against what came.
  public ForecastScore runIntervals(CallHistory history) {
    long slots = 0;
    long covered = 0;
    for (int origin = from; origin + days <= history.days(); origin += every) {
      List<List<PredictionInterval>> forecast = CallForecast.of(history.until(origin), days);
      for (int day = 0; day < forecast.size(); day++) {
        for (int slot = 0; slot < history.slots() && history.isCounted(origin + day); slot++) {
          slots++;
          covered +=
              forecast.get(day).get(slot).contains(history.calls(origin + day, slot)) ? 1 : 0;
        }
      }
    }
    return new ForecastScore(
        ForecastScore.Errors.NONE,
        ForecastScore.Errors.NONE,
        ForecastScore.Errors.NONE,
        slots,
        covered);
  }

  private static ForecastScore score(double[][] expected, CallHistory history, int origin) {
    var first = ForecastScore.Errors.NONE;
    var all = ForecastScore.Errors.NONE;
    var totals = ForecastScore.Errors.NONE;
    for (int day = 0; day < expected.length; day++) {
      if (!history.isCounted(origin + day)) {
        continue;
      }
      double total = 0;
      for (int slot = 0; slot < history.slots(); slot++) {
        int calls = history.calls(origin + day, slot);
        total += expected[day][slot];
        all = all.plus(expected[day][slot], calls);
        first = day == 0 ? first.plus(expected[day][slot], calls) : first;
      }
      totals = totals.plus(total, history.total(origin + day));
    }
    return new ForecastScore(first, all, totals, 0, 0);
  }
}
