package vigil.bench.sensing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The weekly counts of Noufaily et al. 2013, read by Vigil and by the detectors of others: how
/// often each alarms where nothing was put in, and how often it finds what was.
final class WeeklyTable {
  private static final int SERIES = Integer.getInteger("vigil.bench.series", 100);
  private static final long SEED = Long.getLong("vigil.bench.seed", 20_220_301);

  /// Series that set the thresholds of the baselines are drawn from this seed.
  private static final long TUNING_SEED = 1;

  private static final int TUNING_SERIES = 10;
  private static final int FROM = WeeklyScenario.WEEKS - WeeklyScenario.MEASURED;
  private static final int[] SIZES = {3, 5, 8, 10};
  private static final double RATE_AIM = 0.009;

  private WeeklyTable() {}

  /// Prints the table.
  ///
  /// @return how Vigil does
  static DetectionRate print() {
    List<WeeklyScenario> scenarios = WeeklyScenario.all();
    System.out.printf(
        "%d scenarios of weekly counts, %d series each, %d weeks measured of each (seed %d)%n%n",
        scenarios.size(), SERIES, WeeklyScenario.MEASURED, SEED);
    System.out.printf("%-38s %8s", "", "FPR");
    for (int size : SIZES) {
      System.out.printf("   POD k=%-2d", size);
    }
    System.out.println();
    DetectionRate vigil = measure(new VigilWeekly(), scenarios);
    row("Vigil", vigil);
    for (Detector detector : baselines(scenarios)) {
      row(detector.name(), measure(detector, scenarios));
    }
    System.out.printf(
        "%-38s %8.3f %10s %10.2f %10.2f %10.2f%n", "aim", RATE_AIM, "", .60, .88, .95);
    System.out.printf(
        "%nstandard errors at most %.4f of a rate of alarms, %.3f of a share found; the CUSUMs are set"
            + " on other series%nto alarm in %.3f of the weeks, the others are as published%n",
        vigil.rateError(), vigil.foundError(), RATE_AIM);
    return vigil;
  }

  private static List<Detector> baselines(List<WeeklyScenario> scenarios) {
    List<int[]> quiet = new ArrayList<>();
    for (int n = 0; n < scenarios.size() * TUNING_SERIES; n++) {
      quiet.add(scenarios.get(n % scenarios.size()).quiet(new Draws(TUNING_SEED + n)));
    }
    return List.of(
        new FarringtonFlexible(0.005),
        new FarringtonFlexible(0.015),
        new Ears("EARS C1", 0, false),
        new Ears("EARS C2", 2, false),
        new Ears("EARS C3", 2, true),
        Cusum.alarming("Poisson CUSUM", true, RATE_AIM, quiet, FROM, WeeklyScenario.WEEKS),
        Cusum.alarming(
            "negative binomial CUSUM", false, RATE_AIM, quiet, FROM, WeeklyScenario.WEEKS));
  }

  private static void row(String name, DetectionRate rate) {
    System.out.printf("%-38s %8.4f", name, rate.rate());
    for (double found : rate.found()) {
      System.out.printf(" %10.3f", found);
    }
    System.out.println();
  }

  /// Means over scenarios.
  private static DetectionRate measure(Detector detector, List<WeeklyScenario> scenarios) {
    double rate = 0;
    double[] found = new double[SIZES.length];
    for (int s = 0; s < scenarios.size(); s++) {
      WeeklyScenario scenario = scenarios.get(s);
      long seed = SEED + 1_000_003L * s;
      List<Tally> tallies =
          IntStream.range(0, SERIES)
              .parallel()
              .mapToObj(n -> tally(detector, scenario, new Draws(seed + n)))
              .toList();
      rate +=
          tallies.stream().mapToInt(Tally::alarms).average().orElse(0) / WeeklyScenario.MEASURED;
      for (int k = 0; k < SIZES.length; k++) {
        int size = k;
        found[k] +=
            (double) tallies.stream().filter(t -> t.found()[size]).count()
                / tallies.stream().filter(t -> t.isThere()[size]).count();
      }
    }
    int many = scenarios.size();
    return new DetectionRate(
        rate / many,
        IntStream.range(0, SIZES.length).mapToDouble(k -> found[k] / many).toArray(),
        many * SERIES);
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Tally(int alarms, boolean[] isThere, boolean[] found) {}

  private static Tally tally(Detector detector, WeeklyScenario scenario, Draws draws) {
    int[] quiet = scenario.quiet(draws);
    int alarms = 0;
    for (boolean alarm : detector.read(quiet, FROM, WeeklyScenario.WEEKS)) {
      alarms += alarm ? 1 : 0;
    }
    boolean[] isThere = new boolean[SIZES.length];
    boolean[] found = new boolean[SIZES.length];
    for (int k = 0; k < SIZES.length; k++) {
      var drawn = scenario.withOutbreak(quiet, SIZES[k], draws);
      isThere[k] = drawn.first() >= 0;
      if (isThere[k]) {
        for (boolean alarm : detector.read(drawn.counts(), drawn.first(), drawn.last() + 1)) {
          found[k] |= alarm;
        }
      }
    }
    return new Tally(alarms, isThere, found);
  }
}
