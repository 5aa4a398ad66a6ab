package vigil.insight.seasons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.insight.YearlyRise;
import vigil.insight.seasons.YearlyRises.Findings;

/// Three seeded years of weeks; heating comes in the middle of November each year.
class YearlyRisesTest {
  private static final LocalDate FIRST = LocalDate.parse("2019-01-07");
  private static final LocalDate UNTIL = LocalDate.parse("2022-12-26");

  /// Orders by week: about so many, and from the week of 11 November on five times as many.
  private static Map<LocalDate, Integer> weeks(Random dice, double usual, boolean isSeasonal) {
    var weeks = new LinkedHashMap<LocalDate, Integer>();
    for (LocalDate week = FIRST; week.isBefore(UNTIL); week = week.plusWeeks(1)) {
      LocalDate start = LocalDate.of(week.getYear(), 11, 11);
      boolean isRisen = isSeasonal && !week.isBefore(start) && week.isBefore(start.plusWeeks(8));
      double mean = isRisen ? 5 * usual : usual;
      weeks.put(week, (int) Math.max(0, Math.round(mean + dice.nextGaussian() * Math.sqrt(mean))));
    }
    return weeks;
  }

  private static Map<String, Map<LocalDate, Integer>> counts(long seed) {
    var dice = new Random(seed);
    var counts = new LinkedHashMap<String, Map<LocalDate, Integer>>();
    counts.put("heating", weeks(dice, 20, true));
    for (int i = 0; i < 30; i++) {
      counts.put("flat-" + i, weeks(dice, 4 + 3.0 * i, false));
    }
    return counts;
  }

  private static Findings on(String day, long seed) {
    return new YearlyRises(FIRST).find(LocalDate.parse(day), counts(seed));
  }

  private static List<String> topics(Findings findings) {
    return findings.rises().stream().map(YearlyRise::topic).toList();
  }

  // promise: docs/reports.md «told four weeks before it comes»
  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 2022})
  void whatComesEachYearIsToldFourWeeksAheadAndNothingElseIs(long seed) {
    var found = on("2022-10-18", seed);
    assertEquals(List.of("heating"), topics(found), "seed " + seed);
    YearlyRise heating = found.rises().getFirst();
    assertEquals(LocalDate.parse("2022-11-14"), heating.from());
    assertEquals(3, found.years());
    heating.years().forEach(year -> assertTrue(year.risen() > 3 * year.usual(), year.toString()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42})
  void itIsNotToldMuchEarlierAndNotInSpring(long seed) {
    assertEquals(List.of(), topics(on("2022-09-20", seed)));
    assertEquals(List.of(), topics(on("2022-04-18", seed)));
  }

  // promise: docs/reports.md «A history too short says nothing, and how short it is»
  @Test
  void aHistoryTooShortSaysNothing() {
    var brief = new YearlyRises(LocalDate.parse("2021-11-01"));
    var found = brief.find(LocalDate.parse("2022-10-18"), counts(1));
    assertEquals(0, found.years());
    assertEquals(List.of(), found.rises());
    var one = new YearlyRises(LocalDate.parse("2021-08-02"));
    assertEquals(1, one.find(LocalDate.parse("2022-10-18"), counts(1)).years());
  }

  @Test
  void oneYearWithoutItIsNoCustom() {
    var counts = counts(1);
    Objects.requireNonNull(counts.get("heating"))
        .replaceAll((week, count) -> week.getYear() == 2020 ? 20 : count);
    assertEquals(
        List.of(), topics(new YearlyRises(FIRST).find(LocalDate.parse("2022-10-18"), counts)));
  }
}
