package vigil.bench.sensing;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import vigil.insight.counts.OutbreakScore;

/// Daily counts with one outbreak each, as `./vigil sense` reads a city's own table.
final class DailyTable {
  private static final int SIGNALS = Integer.getInteger("vigil.bench.signals", 160);
  private static final long SEED = Long.getLong("vigil.bench.seed", 20_220_301);
  private static final int FROM = DailySignal.DAYS - DailySignal.MEASURED;
  private static final int[] SIZES = {3, 5, 10};

  private DailyTable() {}

  static void print() {
    System.out.printf(
        "%d daily signals of %d years, drawn as by Noufaily et al. 2019, one outbreak in the last %d"
            + " days of each (seed %d)%n%n",
        SIGNALS, DailySignal.YEARS, DailySignal.MEASURED, SEED);
    System.out.printf(
        "%-38s %11s %11s %8s %10s%n", "", "specificity", "sensitivity", "found", "timeliness");
    for (int size : SIZES) {
      String about = ", outbreaks of size " + size;
      row("Vigil" + about, size, d -> new VigilDaily("Vigil", d.holidays()));
      row("Vigil, holidays untold" + about, size, d -> new VigilDaily("untold", new boolean[0]));
    }
    row("EARS C1, size 5", 5, d -> new Ears("EARS C1", 0, false));
    row("EARS C2, size 5", 5, d -> new Ears("EARS C2", 2, false));
    row("EARS C3, size 5", 5, d -> new Ears("EARS C3", 2, true));
    System.out.printf("%-38s %11.2f %11.2f %8.2f %10.2f%n", "aim", 0.98, 0.75, 0.96, 0.15);
  }

  private static void row(String name, int size, Function<DailySignal.Drawn, Detector> detector) {
    List<OutbreakScore> scores =
        IntStream.range(0, SIGNALS)
            .parallel()
            .mapToObj(n -> {
              var drawn =
                  DailySignal.drawn(new SplittableRandom(SEED + n))
                      .draw(size, new Draws(SEED + 1_000_003L * n));
              boolean[] alarms = detector.apply(drawn).read(drawn.counts(), FROM, DailySignal.DAYS);
              return OutbreakScore.of(FROM, alarms, drawn.truth());
            })
            .toList();
    OutbreakScore all = scores.stream().reduce(OutbreakScore::plus).orElseThrow();
    System.out.printf(
        "%-38s %11.3f %11.3f %8.3f %10.3f%n",
        name, all.specificity(), all.sensitivity(), all.found(), all.timeliness());
  }
}
