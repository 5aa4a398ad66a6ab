package vigil.workforce.forecast;

import java.util.ArrayList;
import java.util.List;

/// Calls of the days to come by slot, each with the interval in which nine of ten lie.
public final class CallForecast {
  /// Days ahead.
  public static final int DAYS = 14;

  /// Whole weeks of history below which there is no forecast: four to learn from, two to learn from
  /// what was missed.
  public static final int LEAST_WEEKS = 6;

  private static final int WEEK = 7;

  private CallForecast() {}

  /// By day and slot.
  ///
  /// @throws IllegalArgumentException if the history is shorter than [#LEAST_WEEKS]
  public static List<List<PredictionInterval>> of(CallHistory history) {
    return of(history, DAYS);
  }

  /// So many days, up to four weeks of which the last two share what was learnt of misses.
  ///
  /// @throws IllegalArgumentException if the history is shorter than [#LEAST_WEEKS]
  public static List<List<PredictionInterval>> of(CallHistory history, int days) {
    return of(new SmoothedProfile(), history, days);
  }

  static List<List<PredictionInterval>> of(ForecastMethod method, CallHistory counted, int days) {
    if (counted.days() < LEAST_WEEKS * WEEK) {
      throw new IllegalArgumentException("not enough history: " + counted.days() + " days");
    }
    CallHistory history = counted.filled();
    double[][] expected = method.expect(history, days);
    var model = new IntervalModel(method, history, days);
    List<List<PredictionInterval>> forecast = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      List<PredictionInterval> slots = new ArrayList<>();
      for (double mean : expected[day]) {
        slots.add(model.at(day + 1, mean));
      }
      forecast.add(List.copyOf(slots));
    }
    return List.copyOf(forecast);
  }
}
