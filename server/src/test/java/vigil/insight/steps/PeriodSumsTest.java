package vigil.insight.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.life.SimulatedOrders;
import vigil.insight.rollup.DimensionPair.Dimension;
import vigil.insight.rollup.Indicator;
import vigil.insight.rollup.Indicators;
import vigil.insight.rollup.Measure;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlDailySums.Span;
import vigil.kernel.database.TestDatabase;

/// Each indicator over any days, by each dimension and held to values of any other, is what a full
/// count over the facts of the same days gives. [OrderDaysTest] holds the rows; this holds what is
/// read from them.
class PeriodSumsTest {
  private static final int WORLDS = Boolean.getBoolean("long") ? 150 : 40;
  private static final int PERIODS = 2;
  private static final Map<String, Double> WEIGHTS =
      Map.of("SATISFIED", 1.0, "ACCEPTED", 0.6, "DISSATISFIED", 0.0);
  private static final List<Dimension> DIMENSIONS =
      List.of(Dimension.DISTRICT, Dimension.UNIT, Dimension.CATEGORY, Dimension.CHANNEL);

  private static JdbcClient sql;

  private final Random dice = new Random(20_220_301);
  private int orders;
  private int values;

  @BeforeAll
  static void open() {
    sql = JdbcClient.create(TestDatabase.migrated("insight"));
  }

  @Test
  void anyPeriodByAnyTwoDimensionsEqualsAFullCount() {
    for (long seed = 100; seed < 100 + WORLDS; seed++) {
      var world = SimulatedOrders.of(seed);
      CountedWorld.empty(sql);
      CountedWorld.reader(sql).read(CountedWorld.entries(world.facts(), 0));
      orders += world.orders().size();
      var naive = new NaiveCount(world.orders(), world.facts(), null);
      for (int n = 0; n < PERIODS; n++) {
        period(seed, naive);
      }
    }
    assertTrue(orders > 1_000, () -> "only " + orders + " orders");
    assertTrue(values > 50_000, () -> "only " + values + " values");
  }

  private void period(long seed, NaiveCount naive) {
    var days = new TreeSet<>(naive.cells().stream().map(NaiveCount.Cell::day).toList());
    LocalDate one = days.first().plusDays(dice.nextInt(days.size() + 3));
    LocalDate other = days.first().plusDays(dice.nextInt(days.size() + 3));
    LocalDate from = one.isBefore(other) ? one : other;
    LocalDate until = one.isBefore(other) ? other : one;
    for (Dimension dimension : DIMENSIONS) {
      compare(seed, naive, dimension, new Span(from, until, null, List.of()));
      for (Dimension within : DIMENSIONS) {
        compare(seed, naive, dimension, new Span(from, until, within, some(naive, within)));
      }
    }
  }

  /// Some of the values that a dimension has.
  private List<String> some(NaiveCount naive, Dimension dimension) {
    var all =
        new ArrayList<>(
            new TreeSet<>(naive.cells().stream().map(c -> naive.value(dimension, c)).toList()));
    Collections.shuffle(all, dice);
    return List.copyOf(all.subList(0, 1 + dice.nextInt(all.size())));
  }

  private void compare(long seed, NaiveCount naive, Dimension dimension, Span span) {
    var sums = new SqlDailySums(sql);
    String where = "seed " + seed + " by " + dimension + " of " + span;
    Dimension within = span.within();
    assertEquals(
        indicators(full(naive, dimension, within, span, cell -> naive.value(dimension, cell))),
        indicators(sums.sumBy(dimension, span)),
        where);
    Dimension held = within == null ? Dimension.CHANNEL : within;
    assertEquals(
        indicators(full(naive, held, within, span, cell -> cell.day().toString())),
        indicators(sums.sumByDay(span)),
        where + " by day");
  }

  /// Counted from the cells, one by one. A part below the lead counts among units only.
  private static Map<String, long[]> full(
      NaiveCount naive,
      Dimension dimension,
      @Nullable Dimension within,
      Span span,
      Function<NaiveCount.Cell, String> key) {
    boolean isOfUnits = dimension == Dimension.UNIT || within == Dimension.UNIT;
    var sums = new TreeMap<String, long[]>();
    for (NaiveCount.Cell cell : naive.cells()) {
      if ((cell.isLead() || isOfUnits)
          && !cell.day().isBefore(span.from())
          && !cell.day().isAfter(span.until())
          && (within == null || span.values().contains(naive.value(within, cell)))) {
        sums.computeIfAbsent(key.apply(cell), _ -> new long[Measure.values().length])[
            cell.measure().place()]++;
      }
    }
    return sums;
  }

  private Map<String, List<Object>> indicators(Map<String, long[]> sums) {
    var all = new TreeMap<String, List<Object>>();
    sums.forEach((key, row) -> {
      List<Object> shown = new ArrayList<>(LongStream.of(row).boxed().toList());
      for (Indicator one : Indicators.ALL) {
        shown.add(one.of(row, WEIGHTS));
        values++;
      }
      all.put(key, shown);
    });
    return all;
  }
}
