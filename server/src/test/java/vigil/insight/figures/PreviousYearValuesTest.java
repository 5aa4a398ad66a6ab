package vigil.insight.figures;

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
import vigil.casework.life.SimulatedOrders;
import vigil.insight.steps.CountedWorld;
import vigil.insight.store.PastMeasure;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlOrderContributions;
import vigil.insight.store.SqlOverdue;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.kernel.database.TestDatabase;

/// A year ago is what this house counted itself; only for days before its first one it is what an
/// older system handed over.
class PreviousYearValuesTest {
  private JdbcClient sql = JdbcClient.create(TestDatabase.migrated("insight"));
  private SqlOverviewIndicators figures = new SqlOverviewIndicators(sql);
  private SqlDailySums days = new SqlDailySums(sql);
  private OrderIndicators tables =
      new OrderIndicators(
          days,
          new SqlOrderContributions(sql),
          new SqlOverdue(sql),
          CountedWorld.CITY,
          InstantSource.fixed(Instant.parse("2023-04-30T00:00:00Z")));
  private PreviousYearValues years = new PreviousYearValues(figures, days, tables);

  @BeforeEach
  void empty() {
    CountedWorld.empty(sql);
    sql.sql("delete from insight.last_year").update();
    sql.sql("delete from insight.call_seen").update();
  }

  @Test
  void ownOrdersComeBeforeTheOlderSystemsFigures() {
    CountedWorld.reader(sql).read(CountedWorld.entries(SimulatedOrders.of(7).facts(), 0));
    LocalDate first = days.findFirst().orElseThrow();
    long own =
        Objects.requireNonNull(tables.listPastValues(List.of(first)).get("orders")).denominator();
    figures.importDay(first, PastMeasure.ORDERS, 9_999);
    figures.importDay(first.minusDays(1), PastMeasure.ORDERS, 500);
    assertEquals((double) own, years.listOrderValues(List.of(first.plusYears(1))).get("orders"));
    assertEquals(
        500.0 + own,
        years
            .listOrderValues(List.of(first.minusDays(1).plusYears(1), first.plusYears(1)))
            .get("orders"),
        "the day before ours is the older system's");
    assertNull(
        years.listOrderValues(List.of(first.minusDays(1).plusYears(1))).get("closed"),
        "which told of nothing but how many there were");
  }

  @Test
  void ownCallsComeBeforeTheOlderSystemsFigures() {
    LocalDate day = LocalDate.parse("2022-04-11");
    sql.sql(
            """
            insert into insight.call_seen (id, at, answered_at) values
              ('one', '2022-04-11 02:00Z', '2022-04-11 02:00:09Z'), ('two', '2022-04-11 03:00Z', null)
            """)
        .update();
    figures.importDay(day, PastMeasure.CALLS, 40_000);
    figures.importDay(day, PastMeasure.ANSWERED, 30_000);
    figures.importDay(day.minusDays(1), PastMeasure.CALLS, 10);
    figures.importDay(day.minusDays(1), PastMeasure.ANSWERED, 9);
    var rate = OverviewIndicators.find("connectRate").orElseThrow();
    assertEquals(0.5, years.findValue(rate, List.of(day.plusYears(1))));
    assertEquals(0.9, years.findValue(rate, List.of(day.minusDays(1).plusYears(1))));
    assertNull(years.findValue(rate, List.of(day.minusDays(2).plusYears(1))), "nobody knows");
  }
}
