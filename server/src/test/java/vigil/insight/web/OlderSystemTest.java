package vigil.insight.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.insight.figures.ImportedDays;
import vigil.insight.figures.OrderIndicators;
import vigil.insight.figures.PreviousYearValues;
import vigil.insight.steps.CountedWorld;
import vigil.insight.store.PastMeasure;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlOrderContributions;
import vigil.insight.store.SqlOverdue;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.kernel.Csv;
import vigil.kernel.database.TestDatabase;

/// The spring of 2022 as an older system would hand it over: the overview shows its sums with the
/// growth on the year, and says of how many days nothing is listed.
class OlderSystemTest {
  private static final LocalDate FIRST = LocalDate.parse("2022-03-01");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-28");
  private static final LocalDate LAST = LocalDate.parse("2022-05-27");

  private final JdbcClient sql = JdbcClient.create(TestDatabase.migrated("insight"));
  private final SqlOverviewIndicators figures = new SqlOverviewIndicators(sql);
  private final OverviewController overviews = controller();

  private OverviewController controller() {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-28T04:00:00Z"));
    var days = new SqlDailySums(sql);
    var tables =
        new OrderIndicators(
            days, new SqlOrderContributions(sql), new SqlOverdue(sql), CountedWorld.CITY, clock);
    return new OverviewController(
        figures,
        tables,
        new PreviousYearValues(figures, days, tables),
        new ImportedDays(figures, days),
        new EveryOrder(),
        CountedWorld.CITY,
        clock);
  }

  @BeforeEach
  void theOlderSystemsDays() {
    CountedWorld.empty(sql);
    sql.sql("delete from insight.last_year").update();
    sql.sql("delete from insight.call_seen").update();
    Csv.policy("", "demo/spring-2022-days.csv")
        .forEach(row ->
            figures.importDay(
                row.as("day", LocalDate::parse),
                row.as("measure", PastMeasure::parse),
                row.as("value", Double::parseDouble)));
  }

  private Overview.Indicator indicator(String key, LocalDate from, LocalDate to) {
    return overviews.overview(from, to, null, null).indicators().stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  // promise: docs/replay.md «the overview shows 3,162,000 calls, 117 % more than the year before»
  @Test
  void theOverviewShowsTheSpringWithItsGrowthAndSaysThatNothingIsListed() {
    var calls = indicator("calls", FIRST, LAST);
    assertEquals(3_162_000.0, calls.quotient().value());
    assertEquals(88, calls.older().importedDays());
    var lastYear = Objects.requireNonNull(calls.lastYear());
    assertEquals(1_457_143.0, lastYear.value());
    assertEquals(1.17, Objects.requireNonNull(lastYear.growth()), 0.005);
    assertEquals(88, indicator("connectRate", FIRST, LAST).older().importedDays());
    assertEquals(88, indicator("orders", FIRST, LAST).older().importedDays());
    assertEquals(0, indicator("closed", FIRST, LAST).older().importedDays());
    assertNull(indicator("closed", FIRST, LAST).lastYear());
  }

  /// Nobody counted these: none would be a lie.
  @Test
  void whatTheOlderSystemDidNotHandOverIsUnknownAndNotNone() {
    for (String key :
        List.of("closed", "dispatchedLate", "signedLate", "open", "overdue", "shortAbandons")) {
      var unknown = indicator(key, FIRST, LAST);
      assertNull(unknown.quotient().value(), key);
      assertEquals(88, unknown.older().unknownDays(), key);
    }
    assertEquals(88, indicator("onTime", FIRST, LAST).older().unknownDays());
    assertEquals(0, indicator("orders", FIRST, LAST).older().unknownDays());
    assertEquals(0.0, indicator("closed", TODAY, TODAY).quotient().value(), "we count today");
  }

  @Test
  void ofADayOnWhichThisHouseCountedItselfTheOlderSystemSaysNothing() {
    sql.sql(
            """
            insert into insight.call_seen (id, at, answered_at) values
              ('one', '2022-05-27 02:00Z', '2022-05-27 02:00:09Z')
            """)
        .update();
    assertEquals(1.0, indicator("calls", LAST, LAST).quotient().value());
    assertEquals(0, indicator("calls", LAST, LAST).older().importedDays());
    assertEquals(87, indicator("calls", FIRST, LAST).older().importedDays());
    var rate = indicator("connectRate", LAST, LAST).quotient();
    assertEquals(1.0, rate.value());
  }

  /// Between the last day of the older system's table and our own first one nobody counted.
  @Test
  void daysBetweenTheOlderSystemAndOurFirstOneAreUnknownAndNotNone() {
    LocalDate gap = LAST.plusDays(3);
    figures.importDay(gap.minusYears(1), PastMeasure.ORDERS, 9);
    figures.importDay(gap.minusYears(1), PastMeasure.CALLS, 9);
    for (String key : List.of("calls", "orders", "closed", "open", "connectRate")) {
      var unknown = indicator(key, gap, gap);
      assertNull(unknown.quotient().value(), key);
      assertEquals(1, unknown.older().unknownDays(), key);
      var lastYear = unknown.lastYear();
      assertNull(lastYear == null ? null : lastYear.growth(), key);
    }
    assertEquals(3, indicator("calls", FIRST, gap).older().unknownDays());
    assertEquals(3_162_000.0, indicator("calls", FIRST, gap).quotient().value());
  }

  /// A year with all of its days beside one with some of them is no growth.
  @Test
  void ofAPeriodInPartUnknownNoGrowthIsSaid() {
    for (LocalDate day : List.of(LAST, LAST.plusDays(1))) {
      figures.importDay(day.minusYears(1), PastMeasure.ORDERS, 9);
      figures.importDay(day.minusYears(1), PastMeasure.CALLS, 9);
    }
    for (String key : List.of("calls", "orders")) {
      var lastYear = Objects.requireNonNull(indicator(key, LAST, LAST.plusDays(1)).lastYear(), key);
      assertNull(lastYear.growth(), key);
    }
  }

  /// A line that nobody has called yet has not lost all of its callers.
  @Test
  void beforeTheFirstCallOfOurOwnNoGrowthIsSaid() {
    figures.importDay(TODAY.minusYears(1), PastMeasure.CALLS, 179);
    var none = indicator("calls", TODAY, TODAY);
    assertEquals(0.0, none.quotient().value());
    assertNull(Objects.requireNonNull(none.lastYear()).growth());
  }

  @Test
  void fromTheFirstCallOfOurOwnOnGrowthIsSaid() {
    figures.importDay(TODAY.minusYears(1), PastMeasure.CALLS, 179);
    sql.sql("insert into insight.call_seen (id, at) values ('one', '2026-11-28 02:00Z')").update();
    var one = Objects.requireNonNull(indicator("calls", TODAY, TODAY).lastYear());
    assertEquals(-178.0 / 179, Objects.requireNonNull(one.growth()), 1e-9);
  }

  @Test
  void aPartOfTheCityHasNoneOfIt() {
    var calls =
        overviews.overview(FIRST, LAST, "310101", null).indicators().stream()
            .filter(one -> one.key().equals("orders"))
            .findFirst()
            .orElseThrow();
    assertEquals(0, calls.older().importedDays());
    assertNull(calls.quotient().value());
    assertEquals(88, calls.older().unknownDays());
  }
}
