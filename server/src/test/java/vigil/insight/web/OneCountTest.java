package vigil.insight.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.Order;
import vigil.casework.OrderVisibility;
import vigil.casework.life.SimulatedOrders;
import vigil.city.WorkingDays;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.figures.ImportedDays;
import vigil.insight.figures.IndicatorTable;
import vigil.insight.figures.IndicatorTable.Breakdown;
import vigil.insight.figures.OrderIndicators;
import vigil.insight.figures.OverviewIndicators;
import vigil.insight.figures.PreviousYearValues;
import vigil.insight.rollup.Indicator;
import vigil.insight.rollup.Indicators;
import vigil.insight.rollup.Measure;
import vigil.insight.steps.CountedWorld;
import vigil.insight.steps.NaiveCount;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlOrderContributions;
import vigil.insight.store.SqlOverdue;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.kernel.database.TestDatabase;

/// One count: in seeded worlds the overview, the tables of indicators, each unit's page, the lists
/// behind the numbers and a naive count straight from the facts say the same.
class OneCountTest {
  private static final long[] WEEKS = {1, 7, 9, 11, 42, 77};
  private static final Staff LEADER =
      new Staff("leader-1", "钱进", "Qian Jin", Set.of(Role.LEADER), null, null);

  /// Each world is read once, into a database of its own.
  private static final Map<Long, JdbcClient> READ = new HashMap<>();

  private static JdbcClient read(long seed) {
    JdbcClient sql = JdbcClient.create(TestDatabase.migrated("insight"));
    var facts = SimulatedOrders.of(seed).facts();
    CountedWorld.reader(sql).read(CountedWorld.entries(facts, 0));
    return sql;
  }

  /// A world that was read, with everything that shows its figures.
  private static final class ShownFigures {
    final SimulatedOrders world;
    final Instant now;
    final LocalDate from;
    final LocalDate until;
    final NaiveCount naive;
    final SqlOrderContributions shares;
    final SqlDailySums days;
    final SqlOverviewIndicators figures;
    final OrderIndicators tables;
    final OverviewController overviews;
    final UnitController units;

    ShownFigures(long seed, Duration later) {
      world = SimulatedOrders.of(seed);
      now = world.facts().getLast().on().at().plus(later);
      JdbcClient sql = READ.computeIfAbsent(seed, OneCountTest::read);
      shares = new SqlOrderContributions(sql);
      days = new SqlDailySums(sql);
      figures = new SqlOverviewIndicators(sql);
      naive = new NaiveCount(world.orders(), world.facts(), now);
      from =
          naive.cells().stream().map(NaiveCount.Cell::day).min(LocalDate::compareTo).orElseThrow();
      until =
          naive.cells().stream().map(NaiveCount.Cell::day).max(LocalDate::compareTo).orElseThrow();
      InstantSource clock = InstantSource.fixed(now);
      tables = new OrderIndicators(days, shares, new SqlOverdue(sql), CountedWorld.CITY, clock);
      overviews =
          new OverviewController(
              figures,
              tables,
              new PreviousYearValues(figures, days, tables),
              new ImportedDays(figures, days),
              new EveryOrder(),
              CountedWorld.CITY,
              clock);
      units = new UnitController(tables, shares, CountedWorld.CITY, new EveryOrder(), clock);
    }

    Overview overview() {
      return overviews.overview(from, until, null, null);
    }

    IndicatorTable table(Breakdown by) {
      return tables.table(by, from, until, null, List.of());
    }

    long[] sums(Predicate<NaiveCount.Cell> which) {
      var sums = new long[Measure.values().length];
      naive.cells().stream().filter(which).forEach(cell -> sums[cell.measure().place()]++);
      return sums;
    }

    Map<String, Indicator.Value> values(Predicate<NaiveCount.Cell> which) {
      long[] sums = sums(which);
      var values = new TreeMap<String, Indicator.Value>();
      Indicators.ALL.forEach(one -> values.put(one.key(), one.of(sums, shares.listWeights())));
      return values;
    }

    Set<String> behind(Indicator one, List<String> of) {
      var found = new TreeSet<String>();
      var wanted =
          new SqlOrderContributions.ContributionFilter(
              from, until, one.behind(), of.isEmpty() ? null : of, null, null, null);
      String before = null;
      List<SqlOverviewIndicators.CountedOrder> page;
      do {
        page = shares.listBehind(wanted, now, before, 7);
        page.forEach(order -> found.add(order.id()));
        before = page.isEmpty() ? null : page.getLast().id();
      } while (!page.isEmpty());
      return found;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 20220328, 5, 6})
  void theOverviewAndTheTablesSayWhatTheFactsSay(long seed) {
    var shown = new ShownFigures(seed, Duration.ofDays(3));
    var naive = shown.values(NaiveCount.Cell::isLead);
    assertEquals(
        naive,
        written(shown.table(Breakdown.CITY).lines().getFirst(), shown.table(Breakdown.CITY)));
    var overview = shown.overview();
    for (var one : overview.indicators()) {
      Indicator.Value counted = naive.get(one.key());
      if (counted != null) {
        assertEquals(counted.value(), one.quotient().value(), one.key());
        assertEquals(counted.denominator(), one.quotient().denominator(), one.key());
      }
    }
    for (Breakdown by :
        List.of(Breakdown.DISTRICT, Breakdown.CATEGORY, Breakdown.CHANNEL, Breakdown.DAY)) {
      assertEquals(parts(naive), sum(shown.table(by)), "the parts of " + by + " are the whole");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 20220328})
  void theOverviewCountsOrdersWhereTheyStand(long seed) {
    var shown = new ShownFigures(seed, Duration.ofDays(3));
    var orders = shown.world.orders();
    var overview = shown.overview();
    var states =
        orders.stream()
            .collect(Collectors.groupingBy(o -> o.state().name(), Collectors.summingInt(_ -> 1)));
    assertEquals(
        states,
        overview.states().stream()
            .collect(Collectors.toMap(Overview.Part::key, Overview.Part::orders)));
    assertEquals(
        orders.size(), overview.districts().stream().mapToInt(Overview.Part::orders).sum());
    assertEquals(
        orders.size(), overview.categories().stream().mapToInt(Overview.Part::orders).sum());
    assertEquals(orders.stream().filter(o -> o.state().isOpen()).count(), value(overview, "open"));
    long overdue = value(overview, "overdue");
    var listed =
        shown.figures.listOrders(
            OverviewIndicators.find("overdue").orElseThrow(),
            SqlOverviewIndicators.Period.of(
                WorkingDays.endOf(shown.from.minusDays(1)),
                WorkingDays.endOf(shown.until),
                shown.now),
            null,
            1_000);
    assertEquals(overdue, listed.size());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42})
  void theListBehindANumberHoldsItsOrders(long seed) {
    var shown = new ShownFigures(seed, Duration.ofDays(3));
    for (Indicator one : Indicators.ALL) {
      assertEquals(
          orders(shown, one, NaiveCount.Cell::isLead), shown.behind(one, List.of()), one.key());
      for (String unit : units(shown)) {
        assertEquals(
            orders(shown, one, cell -> cell.unit().equals(unit)),
            shown.behind(one, List.of(unit)),
            one.key() + " of " + unit);
      }
    }
  }

  /// Over the last seven days; not every world had something in them.
  @Test
  void aUnitsPageSaysWhatTheFactsSayOfIt() {
    int met = 0;
    for (long seed : WEEKS) {
      met += standings(new ShownFigures(seed, Duration.ofDays(1)));
    }
    assertTrue(met > 30, "only " + met);
  }

  private int standings(ShownFigures shown) {
    LocalDate today = WorkingDays.dayOf(shown.now);
    LocalDate from = today.minusDays(6);
    int met = 0;
    for (String unit : units(shown)) {
      if (CountedWorld.CITY.units().find(unit).isEmpty()) {
        continue;
      }
      var naive =
          shown.values(cell ->
              cell.unit().equals(unit) && !cell.day().isBefore(from) && !cell.day().isAfter(today));
      var page = shown.units.unit(unit, LEADER);
      for (var standing : page.standings()) {
        Indicator.Value counted = Objects.requireNonNull(naive.get(standing.head().key()));
        assertEquals(counted.value(), standing.now().value(), unit + standing.head().key());
        assertEquals(counted.denominator(), standing.now().denominator());
        met += counted.denominator() > 0 ? 1 : 0;
      }
    }
    return met;
  }

  /// Two approved of it: nobody is judged by it.
  @Test
  void whatWasLeftOutOfScoringIsInNoUnitsFigures() {
    int met = 0;
    for (long seed : LongStream.range(1, 500).filter(OneCountTest::leavesOut).limit(3).toArray()) {
      var shown = new ShownFigures(seed, Duration.ofDays(3));
      var excluded = listExcluded(shown.world);
      met += excluded.size();
      for (Indicator one : Indicators.ALL) {
        for (String unit : units(shown)) {
          var behind = shown.behind(one, List.of(unit));
          excluded.forEach(order -> assertTrue(!behind.contains(order), one.key() + unit));
        }
      }
      assertTrue(
          shown.behind(Indicators.find("orders").orElseThrow(), List.of()).containsAll(excluded));
    }
    assertTrue(met > 2, "worlds have some");
  }

  private static boolean leavesOut(long seed) {
    return !listExcluded(SimulatedOrders.of(seed)).isEmpty();
  }

  private static List<String> listExcluded(SimulatedOrders world) {
    return world.orders().stream()
        .filter(o -> o.has(Order.Flag.EXCLUDED_FROM_SCORING))
        .map(Order::id)
        .toList();
  }

  /// Rules 9.1: also one that the unit had before somebody said whom it accuses; the city's own
  /// figures go on counting it.
  // promise: CHANGELOG.md «An order counts in no figure of the unit that it accuses»
  @Test
  void anOrderIsInNoFigureOfTheUnitThatItAccuses() {
    int met = 0;
    for (long seed : new long[] {1, 7, 42, 20220328}) {
      var shown = new ShownFigures(seed, Duration.ofDays(3));
      var all = shown.behind(Indicators.find("orders").orElseThrow(), List.of());
      for (Order order : shown.world.orders()) {
        assertTrue(all.contains(order.id()));
        for (String unit : OrderVisibility.shutOut(order.accused(), CountedWorld.CITY.units())) {
          met += order.concerns(unit) ? 1 : 0;
          for (Indicator one : Indicators.ALL) {
            assertFalse(shown.behind(one, List.of(unit)).contains(order.id()), one.key() + unit);
          }
        }
      }
    }
    assertTrue(met > 0, "no accused unit ever had one");
  }

  @Test
  void everyFormulaIsWrittenOnce() {
    var keys = new HashMap<String, Integer>();
    OverviewIndicators.ALL.forEach(one -> keys.merge(one.key(), 1, Integer::sum));
    Indicators.ALL.forEach(one -> keys.merge(one.key(), 1, Integer::sum));
    keys.forEach((key, times) -> assertEquals(1, times, key));
  }

  private static Set<String> orders(
      ShownFigures shown, Indicator one, Predicate<NaiveCount.Cell> which) {
    long any = one.behind().any();
    return shown.naive.cells().stream()
        .filter(which.and(cell -> (cell.measure().bit() & any) != 0))
        .map(NaiveCount.Cell::order)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> units(ShownFigures shown) {
    return shown.naive.cells().stream()
        .map(NaiveCount.Cell::unit)
        .filter(unit -> !unit.equals("-"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static long value(Overview overview, String key) {
    return overview.indicators().stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow()
        .quotient()
        .denominator();
  }

  private static Map<String, Indicator.Value> written(
      IndicatorTable.Line line, IndicatorTable table) {
    var values = new TreeMap<String, Indicator.Value>();
    for (int i = 0; i < table.heads().size(); i++) {
      var cell = line.cells().get(i);
      values.put(
          table.heads().get(i).key(),
          new Indicator.Value(cell.value(), cell.numerator(), cell.denominator()));
    }
    return values;
  }

  /// Numerator and denominator of each.
  private static Map<String, String> parts(Map<String, Indicator.Value> values) {
    var parts = new TreeMap<String, String>();
    values.forEach(
        (key, value) -> parts.put(key, round(value.numerator()) + "/" + value.denominator()));
    return parts;
  }

  private static Map<String, String> sum(IndicatorTable table) {
    var parts = new TreeMap<String, String>();
    for (int i = 0; i < table.heads().size(); i++) {
      int column = i;
      double numerator =
          table.lines().stream().mapToDouble(l -> l.cells().get(column).numerator()).sum();
      long denominator =
          table.lines().stream().mapToLong(l -> l.cells().get(column).denominator()).sum();
      parts.put(table.heads().get(i).key(), round(numerator) + "/" + denominator);
    }
    return parts;
  }

  private static String round(double value) {
    return String.format(java.util.Locale.ROOT, "%.6f", value);
  }
}
