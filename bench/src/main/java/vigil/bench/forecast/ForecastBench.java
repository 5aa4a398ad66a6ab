package vigil.bench.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vigil.workforce.forecast.BackTest;
import vigil.workforce.forecast.CallForecast;
import vigil.workforce.forecast.CallHistory;
import vigil.workforce.forecast.ForecastMethod;
import vigil.workforce.forecast.ForecastScore;
import vigil.workforce.forecast.FourWeekMean;
import vigil.workforce.forecast.HoltWinters;
import vigil.workforce.forecast.SeasonalNaive;
import vigil.workforce.forecast.SmoothedProfile;

/// Vigil's forecast of calls beside three baselines, on drawn cities and on a table of one's own
/// (`-Dvigil.bench.calls=FILE`, with lines of number, time, calls).
public final class ForecastBench {
  private static final int CITIES = Integer.getInteger("vigil.bench.cities", 24);
  private static final long SEED = Long.getLong("vigil.bench.seed", 20_220_301);
  private static final int FROM = 26 * 7;
  private static final int EVERY = 5;
  private static final BackTest FORTNIGHT = new BackTest(FROM, EVERY, CallForecast.DAYS);
  private static final BackTest FOUR_WEEKS = new BackTest(FROM, EVERY, 28);
  private static final double LARGE = 23_000;
  private static final double SMALL = 3_000;

  private ForecastBench() {}

  public static void main(String[] args) {
    String file = System.getProperty("vigil.bench.calls");
    if (file != null) {
      print(
          "calls of " + file,
          List.of(CallTable.read(file)),
          new BackTest(FROM / 2, EVERY, CallForecast.DAYS),
          null);
      return;
    }
    System.out.printf(
        "half hours of %d drawn cities of %d days each, forecast for 14 days from every fifth day"
            + " after the first %d (seed %d)%n%n",
        CITIES, CallWorld.DAYS, FROM, SEED);
    ForecastScore large = drawn("23,000 calls a day, outbreaks", LARGE, true);
    drawn("23,000 calls a day, no outbreak", LARGE, false);
    drawn("3,000 calls a day, outbreaks", SMALL, true);
    topics("topics of 400 a day, outbreaks", 400);
    topics("topics of 40 a day, outbreaks", 40);
    topics("topics of 8 a day, outbreaks", 8);
    StaffingTable.print();
    System.out.printf(
        "bench forecast: %.3f WAPE of the first day, %.3f of half hours within the 90 %% interval"
            + " (target 0.075, 0.88-0.92)%n",
        large.firstDay().wape(), large.coverage());
  }

  private static ForecastScore drawn(String title, double mean, boolean outbreaks) {
    var holidays = new Holidays();
    List<CallWorld.Drawn> worlds =
        IntStream.range(0, CITIES)
            .mapToObj(n -> new CallWorld(SEED + n, mean, holidays).draw(outbreaks))
            .toList();
    return print(title, worlds.stream().map(CallWorld.Drawn::calls).toList(), FORTNIGHT, worlds);
  }

  /// A topic has no half hours: its days are forecast as they are.
  private static void topics(String title, double mean) {
    var holidays = new Holidays();
    List<CallHistory> days =
        IntStream.range(0, CITIES)
            .mapToObj(n -> new CallWorld(SEED + n, mean, holidays).draw(true).calls())
            .map(CallHistory::byDay)
            .toList();
    print(title, days, FOUR_WEEKS, null);
  }

  private static ForecastScore print(
      String title,
      List<CallHistory> histories,
      BackTest test,
      @Nullable List<CallWorld.Drawn> worlds) {
    System.out.printf(
        "%-34s %10s %10s %12s %14s%n",
        title, "first day", test.days() + " days", "day totals", "90 % interval");
    var covered = sum(histories, h -> test.runIntervals(h));
    ForecastMethod ours = new SmoothedProfile();
    var vigil = sum(histories, h -> test.run(ours, h)).plus(covered);
    row(ours.name(), vigil, "%.3f".formatted(vigil.coverage()));
    for (ForecastMethod method :
        List.of(
            new FourWeekMean(true),
            new FourWeekMean(false),
            new HoltWinters(),
            new SeasonalNaive())) {
      row(method.name(), sum(histories, h -> test.run(method, h)), "-");
    }
    if (worlds != null) {
      List<ForecastMethod> known = new ArrayList<>();
      worlds.forEach(world -> known.add(new KnownMeans(world.means())));
      ForecastScore least = ForecastScore.NONE;
      for (int n = 0; n < histories.size(); n++) {
        least = least.plus(test.run(known.get(n), histories.get(n)));
      }
      row("the means drawn with (no less)", least, "-");
    }
    System.out.printf(
        "not worse than the four-week mean told of holidays: %d of %d on the first day, %d over"
            + " all%n%n",
        notWorse(histories, test, ForecastScore::firstDay),
        histories.size(),
        notWorse(histories, test, ForecastScore::allDays));
    return vigil;
  }

  private static long notWorse(
      List<CallHistory> histories,
      BackTest test,
      Function<ForecastScore, ForecastScore.Errors> errors) {
    Function<CallHistory, ForecastScore> ours = history -> test.run(new SmoothedProfile(), history);
    Function<CallHistory, ForecastScore> mean =
        history -> test.run(new FourWeekMean(true), history);
    return histories.parallelStream()
        .filter(history ->
            errors.apply(ours.apply(history)).wape() <= errors.apply(mean.apply(history)).wape())
        .count();
  }

  private static ForecastScore sum(
      List<CallHistory> histories, Function<CallHistory, ForecastScore> score) {
    return histories.parallelStream().map(score).reduce(ForecastScore.NONE, ForecastScore::plus);
  }

  private static void row(String name, ForecastScore score, String coverage) {
    System.out.printf(
        "%-34s %10.4f %10.4f %12.4f %14s%n",
        name, score.firstDay().wape(), score.allDays().wape(), score.totals().wape(), coverage);
  }
}
