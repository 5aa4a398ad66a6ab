package vigil.insight.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.city.files.PolicyCity;
import vigil.insight.PeriodReading.Before;
import vigil.insight.PeriodReading.Breakdown;
import vigil.insight.PeriodReading.ComparedDays;
import vigil.insight.PeriodReading.Dimension;
import vigil.insight.PeriodReading.Part;
import vigil.insight.figures.PeriodParts.Divided;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.insight.store.SqlPeriodParts;
import vigil.kernel.database.TestDatabase;

/// The parts of a period over PostgreSQL, in a year with a 29 February.
class PeriodPartsTest {
  private static final Instant NOW = Instant.parse("2024-03-01T00:00:00Z");
  private static final ComparedDays FEBRUARY =
      new ComparedDays(
          LocalDate.parse("2024-02-01"),
          LocalDate.parse("2024-02-29"),
          LocalDate.parse("2024-01-01"),
          LocalDate.parse("2024-01-31"));

  private JdbcClient sql;
  private PeriodParts parts;

  @BeforeEach
  void aCity() {
    sql = JdbcClient.create(TestDatabase.migrated("insight"));
    parts =
        new PeriodParts(
            new SqlPeriodParts(sql),
            new SqlOverviewIndicators(sql),
            new SqlDailySums(sql),
            PolicyCity.shipped());
  }

  /// Orders at noon of these days, all alike.
  private void orders(String from, String until, String category, String channel, String district) {
    sql.sql(
            """
            insert into insight.order_seen
              (id, number, at, channel, type, category, district, topics, state, is_scored)
            select gen_random_uuid()::text, 'n', day + interval '4 hours', ?, 'HELP', ?, ?, '{}',
              'HANDLING', true
            from generate_series(?::timestamptz, ?::timestamptz, interval '1 day') as day
            """)
        .params(channel, category, district, from + "T00:00Z", until + "T00:00Z")
        .update();
  }

  private void keptSince(String day) {
    String columns =
        sql.sql(
                """
                select string_agg(column_name, ', ') from information_schema.columns
                where table_schema = 'insight' and table_name = 'order_day'
                  and data_type = 'integer'
                """)
            .query(String.class)
            .single();
    sql.sql(
            "insert into insight.order_day (pair, day, a, b, %s) values ('CHANNEL_ALL', ?::date, 'WEB', '*', %s)"
                .formatted(columns, columns.replaceAll("\\w+", "0")))
        .param(day)
        .update();
  }

  private static Part part(Divided divided, Dimension by, String key) {
    return divided.breakdowns().stream()
        .filter(one -> one.by() == by)
        .flatMap(one -> one.parts().stream())
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static double value(@Nullable Before before) {
    return Objects.requireNonNull(before).value();
  }

  @Test
  void eachDivisionAddsUpToAllOrders() {
    orders("2024-02-01", "2024-02-29", "010201", "PHONE", "310101");
    orders("2024-02-05", "2024-02-09", "030101", "WEB", "310115");
    sql.sql("update insight.order_seen set category = null, district = null where channel = 'WEB'")
        .update();
    Divided divided = parts.divide(FEBRUARY, NOW);
    assertEquals(34, divided.total().count());
    for (Breakdown one : divided.breakdowns()) {
      int sum = one.parts().stream().mapToInt(it -> it.tally().count()).sum();
      assertEquals(34, sum, one.by().name());
    }
    assertEquals(5, part(divided, Dimension.DISTRICT, "-").tally().count());
    assertEquals(29, part(divided, Dimension.TOPIC, "0102").tally().count());
  }

  // promise: docs/reports.md «29 February is left out of both sides»
  @Test
  void theLeapDayCountsInItsMonthAndIsInNoComparisonWithAYearAgo() {
    keptSince("2023-01-01");
    orders("2024-02-01", "2024-02-29", "010201", "PHONE", "310101");
    orders("2023-02-01", "2023-02-14", "010201", "PHONE", "310101");
    orders("2024-01-01", "2024-01-31", "010201", "PHONE", "310101");
    var tally = parts.divide(FEBRUARY, NOW).total();
    assertEquals(29, tally.count());
    assertEquals(new Before(14, 1.0), tally.lastYear(), "28 days beside 28 days");
    assertEquals(new Before(31, (29 - 31) / 31.0), tally.previous());
  }

  @Test
  void whatWasThereBeforeAndIsNoMoreStandsWithNone() {
    keptSince("2023-01-01");
    orders("2024-02-01", "2024-02-02", "010201", "PHONE", "310101");
    orders("2024-01-01", "2024-01-03", "030101", "PHONE", "310101");
    var gone = part(parts.divide(FEBRUARY, NOW), Dimension.TOPIC, "0301").tally();
    assertEquals(0, gone.count());
    assertEquals(3, value(gone.previous()));
  }

  // promise: docs/reports.md «Where nothing is known of those days, it says so»
  @Test
  void nothingIsSaidOfDaysBeforeTheFirstOfTheCounts() {
    keptSince("2024-01-02");
    orders("2024-02-01", "2024-02-29", "010201", "PHONE", "310101");
    var tally = parts.divide(FEBRUARY, NOW).total();
    assertNull(tally.previous(), "of one day of January nothing is kept");
    assertNull(tally.lastYear());
  }
}
