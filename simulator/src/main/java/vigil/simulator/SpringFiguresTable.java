package vigil.simulator;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import vigil.insight.figures.YearOnYear;
import vigil.insight.rollup.Indicator;
import vigil.insight.rollup.Indicators;
import vigil.simulator.replay.PastDay;
import vigil.simulator.replay.SpringPhase;

/// Each figure of the source beside what came out of the cores, and what the cores made of the
/// rest.
final class SpringFiguresTable {
  /// Which indicators of orders are printed.
  private static final List<String> INDICATORS =
      List.of("onTheSpot", "dispatchAccuracy", "onTime", "firstContact", "resolved", "recheck");

  /// A share that is drawn is taken for the source's within half a point of a hundred.
  private static final double DRAWN = 0.005;

  private final SpringOutcome.Played played;
  private PrintStream out = System.out;

  SpringFiguresTable(SpringOutcome.Played played) {
    this.played = played;
  }

  void print(PrintStream to) {
    out = to;
    var tables = played.tables();
    out.printf("The spring of 2022, %d days (docs/replay.md)%n%n", played.days().size());
    out.printf("%-46s %14s %14s   %s%n", "the source says", "source", "came out", "");
    long calls = sum(day -> day.calls);
    long pandemic = sum(day -> day.pandemicCalls);
    exactly("calls from 1 March to 27 May", tables.count("calls"), calls);
    growth("  on the year", tables.value("callsGrowth"), calls, PastDay::calls);
    exactly("about the pandemic", tables.count("pandemic"), pandemic);
    growth("  on the year", tables.value("pandemicGrowth"), pandemic, PastDay::pandemic);
    means();
    busiest();
    long rapid = sum(day -> day.rapid);
    row(
        "rapid-lane cases, over",
        tables.count("rapidOver"),
        rapid,
        rapid > tables.count("rapidOver"));
    drawn("pandemic calls answered that became orders", "orderShare", toUnits());
    drawn("consultations answered on the spot", "onTheSpot", onTheSpot());
    themes();
    rest();
  }

  private long sum(ToLongFunction<SpringDayOutcome> of) {
    return played.days().stream().mapToLong(of).sum();
  }

  private void exactly(String what, long source, long came) {
    row(what, source, came, source == came);
  }

  private void row(String what, long source, long came, boolean isSo) {
    out.printf("%-46s %,14d %,14d   %s%n", what, source, came, isSo ? "yes" : "NO");
  }

  private void growth(String what, double source, long came, ToLongFunction<PastDay> of) {
    long before = played.spring().lastYear().stream().mapToLong(of).sum();
    double growth =
        Objects.requireNonNull(YearOnYear.growth((double) came, (double) before), "no last year");
    boolean isSo = Math.round(growth * 100) == Math.round(source * 100);
    out.printf(
        "%-46s %13.0f%% %13.2f%%   %s, from %,d%n",
        what, source * 100, growth * 100, isSo ? "yes" : "NO", before);
  }

  private void means() {
    List<SpringPhase> phases = played.tables().phases();
    mean("calls a day, " + when(phases.get(0)), "firstMean", phases.get(0), day -> day.calls);
    mean("then, " + when(phases.get(1)), "laterMean", phases.get(1), day -> day.calls);
    mean("other channels a day, the same days", "otherFirst", phases.get(0), day -> day.other);
    mean("then", "otherLater", phases.get(1), day -> day.other);
  }

  private static String when(SpringPhase phase) {
    return phase.from() + " to " + phase.until();
  }

  private void mean(
      String what, String figure, SpringPhase phase, ToLongFunction<SpringDayOutcome> of) {
    List<SpringDayOutcome> days =
        days(day -> !day.isBefore(phase.from()) && !day.isAfter(phase.until()));
    long came = days.stream().mapToLong(of).sum();
    exactly(what, played.tables().count(figure), days.isEmpty() ? 0 : came / days.size());
  }

  private List<SpringDayOutcome> days(Predicate<LocalDate> which) {
    return played.days().stream().filter(day -> which.test(day.date)).toList();
  }

  private void busiest() {
    var busiest =
        played.days().stream()
            .max((one, other) -> Integer.compare(one.calls, other.calls))
            .orElseThrow();
    int source = played.tables().count("busiest");
    boolean isNear = busiest.calls < source && busiest.calls > source * 0.99;
    row("one day near, " + busiest.date, source, busiest.calls, isNear);
  }

  private void drawn(String what, String figure, double came) {
    double source = played.tables().value(figure);
    out.printf(
        "%-46s %14.2f %14.3f   %s%n",
        what, source, came, Math.abs(source - came) < DRAWN ? "yes" : "NO");
  }

  private double toUnits() {
    return sum(day -> day.pandemicToUnits) / (double) sum(day -> day.pandemicAnswered);
  }

  private double onTheSpot() {
    return Objects.requireNonNullElse(indicator("onTheSpot").of(measures(), Map.of()).value(), 0.0);
  }

  private static Indicator indicator(String key) {
    return Indicators.ALL.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  private long[] measures() {
    long[] sums = played.days().getFirst().measures.clone();
    for (var day : played.days().subList(1, played.days().size())) {
      for (int place = 0; place < sums.length; place++) {
        sums[place] += day.measures[place];
      }
    }
    return sums;
  }

  /// Parts of the calls about the pandemic.
  private void themes() {
    theme("food and medicine, April", day -> day.getMonthValue() == 4, day -> day.foodMedicine);
    theme("travel and going home, April", day -> day.getMonthValue() == 4, day -> day.travelHome);
    Predicate<LocalDate> lateMay = day -> day.isAfter(LocalDate.parse("2022-05-17"));
    theme("food and medicine, last ten days", lateMay, day -> day.foodMedicine);
    theme("travel and going home, last ten days", lateMay, day -> day.travelHome);
  }

  private void theme(String what, Predicate<LocalDate> which, ToLongFunction<SpringDayOutcome> of) {
    List<SpringDayOutcome> days = days(which);
    long all = days.stream().mapToLong(day -> day.pandemicCalls).sum();
    if (all > 0) {
      double share = days.stream().mapToLong(of).sum() / (double) all;
      out.printf("%-46s %14s %13.1f%%%n", what, "\"moved\"", 100 * share);
    }
  }

  /// What no source says: it follows from generated days and the real cores.
  private void rest() {
    long answered = sum(day -> day.answered);
    out.printf("%nwhat the cores made of it (generated days; no source says so)%n");
    out.printf("%-46s %,14d   %s%n", "answered", answered, share(answered, sum(day -> day.calls)));
    long soon = sum(day -> day.answeredSoon);
    out.printf("%-46s %,14d   %s%n", "  within 15 s", soon, share(soon, answered));
    long left = sum(day -> day.abandoned.size());
    out.printf("%-46s %,14d   %s%n", "gave up", left, share(left, sum(day -> day.calls)));
    out.printf(
        "%-46s %14.1f s%n",
        "mean wait", sum(day -> day.waitMillis) / 1000.0 / Math.max(1, answered));
    out.printf("%-46s %,14d%n", "orders and consultations", sum(day -> day.registered.size()));
    long[] measures = measures();
    for (String key : INDICATORS) {
      var one = indicator(key);
      Double value = one.of(measures, Map.of()).value();
      if (value != null) {
        out.printf("%-46s %13.1f%%%n", "  " + one.texts().nameEn(), 100 * value);
      }
    }
    out.printf("%-46s %,14d%n", "decisions of the engine", sum(day -> day.decisions));
    out.printf(
        "%-46s %14d s   %d s of CPU (target 600 s)%n%n",
        "played in", played.cost().took().toSeconds(), played.cost().cpu().toSeconds());
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "-" : "%.1f %%".formatted(100.0 * part / whole);
  }
}
