package vigil.simulator;

import java.io.PrintStream;
import java.util.List;
import vigil.workforce.forecast.BackTest;
import vigil.workforce.forecast.CallForecast;
import vigil.workforce.forecast.ForecastMethod;
import vigil.workforce.forecast.ForecastScore;
import vigil.workforce.forecast.FourWeekMean;
import vigil.workforce.forecast.HoltWinters;
import vigil.workforce.forecast.SeasonalNaive;
import vigil.workforce.forecast.SmoothedProfile;

/// The forecast of calls over the spring, from every third day on by what came before alone, beside
/// three baselines.
final class SpringForecastTable {
  private static final int EVERY = 3;

  private SpringForecastTable() {}

  static void print(PrintStream out, SpringStaffing staffing) {
    var test = new BackTest(staffing.before(), EVERY, CallForecast.DAYS);
    out.printf(
        "%n%-46s %10s %10s %12s%n",
        "forecast: WAPE of half hours", "first day", "14 days", "day totals");
    for (ForecastMethod method :
        List.of(
            new SmoothedProfile(),
            new FourWeekMean(true),
            new HoltWinters(),
            new SeasonalNaive())) {
      ForecastScore score = test.run(method, staffing.history());
      out.printf(
          "%-46s %10.3f %10.3f %12.3f%n",
          method.name(), score.firstDay().wape(), score.allDays().wape(), score.totals().wape());
    }
    ForecastScore within = test.runIntervals(staffing.history());
    out.printf("%-46s %10.3f%n", "half hours within the 90 % interval", within.coverage());
  }
}
