package vigil.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.city.files.PolicyCity;

/// What the city's tables answer.
class CityTablesTest {
  private static final City CITY = PolicyCity.shipped();
  private static final WorkingDays DAYS = Calendars.official();

  @Test
  void aDistrictKnowsItsStreetsAndItsOfficeTheirOffices() {
    var streets = CITY.places().listStreets("310101");
    assertFalse(streets.isEmpty());
    assertTrue(streets.stream().allMatch(street -> street.district().equals("310101")));
    var offices = CITY.units().listBelow("d310101");
    assertEquals(streets.size(), offices.size());
    assertTrue(offices.stream().allMatch(office -> "d310101".equals(office.parent())));
    assertTrue(CITY.units().list().size() > offices.size());
  }

  /// A tree that bites its own tail is given up after its deepest level.
  @Test
  void noUnitLiesDeeperThanEightLevels() {
    var chain = new java.util.ArrayList<Unit>();
    for (int level = 0; level < 10; level++) {
      String parent = level == 0 ? null : "u" + (level - 1);
      chain.add(new Unit("u" + level, "", "", Unit.Kind.STREET, null, parent));
    }
    var units = new Units(chain);
    assertTrue(units.isWithin("u7", "u0"));
    assertFalse(units.isWithin("u8", "u0"));
    assertTrue(units.isWithin("u0", "u0"));
    assertFalse(units.isWithin("nobody", "u0"));
  }

  @Test
  void aCategoryIsGroupedByItsFirstLevel() {
    assertEquals(
        "01", new Category("010203", "", "", List.of("a"), List.of("a"), null, true).top());
  }

  @Test
  void theLimitsOfADayAreThoseThatWereInForceThen() {
    var old = new LimitHistory.Era(Instant.parse("2022-01-01T00:00:00Z"), "old", limits());
    var later = new LimitHistory.Era(Instant.parse("2022-06-01T00:00:00Z"), "later", limits());
    var history = new LimitHistory(List.of(old, later));
    assertEquals(old, history.at(Instant.parse("2021-06-01T00:00:00Z")), "the first holds before");
    assertEquals(old, history.at(later.since().minusMillis(1)));
    assertEquals(later, history.at(later.since()));
  }

  private static java.util.Map<LimitProfile.Key, Limit> limits() {
    return CITY.limits().profile().limits();
  }

  @Test
  void aLampOfCalendarDaysIsYellowOnItsLastWorkingDay() {
    Limit week = Limit.parse("7d");
    Instant due = Instant.parse("2022-03-08T16:00:00Z");
    Instant dayBefore = Instant.parse("2022-03-07T16:00:00Z");
    assertEquals(DueStatus.GREEN, CITY.limits().dueStatus(week, due, dayBefore.minusMillis(1)));
    assertEquals(DueStatus.YELLOW, CITY.limits().dueStatus(week, due, dayBefore));
  }

  @Test
  void calendarDaysAreExplainedUpToTheWorkingDayOnWhichTheyEnd() {
    Instant from = Instant.parse("2022-04-26T04:00:00Z");
    var explained = DAYS.explain(Limit.parse("7d"), from);
    assertEquals(Instant.parse("2022-05-05T16:00:00Z"), explained.due().at());
    assertEquals(10, explained.days().size(), "26 April to 5 May");
    assertEquals(7, explained.days().getLast().count());
    assertEquals(LocalDate.parse("2022-05-05"), explained.days().getLast().date());
    var plain = DAYS.explainDays(Instant.parse("2022-03-01T04:00:00Z"), 7);
    assertEquals(8, plain.size());
    assertEquals(0, plain.getFirst().count());
    assertEquals(1, plain.get(1).count());
    assertTrue(DAYS.explain(Limit.parse("24h"), from).days().isEmpty());
    assertEquals(2 + 1, DAYS.explain(Limit.parse("2wd"), from).days().size());
  }

  @Test
  void anExtensionIsExplainedFromTheLastDayOfTheOldDueTime() {
    Instant due = WorkingDays.endOf(LocalDate.parse("2022-03-31"));
    var story = DAYS.explainExtension(due, 1);
    assertEquals(LocalDate.parse("2022-03-31"), story.getFirst().date());
    assertEquals(LocalDate.parse("2022-04-01"), story.getLast().date());
  }

  @Test
  void anExtensionOfAProvisionalDueTimeIsProvisional() {
    Instant due = WorkingDays.endOf(LocalDate.parse("2022-03-31"));
    assertTrue(DAYS.extend(new Due(due, true), 1).provisional());
    assertFalse(DAYS.extend(new Due(due, false), 1).provisional());
    Instant december = WorkingDays.endOf(LocalDate.parse("2026-12-31"));
    assertTrue(DAYS.extend(new Due(december, false), 1).provisional());
  }

  @Test
  void aCalendarChangesFromItsFirstOtherDayOnAndANewNoticeFromTheFirstOfJanuary() {
    var unofficial = new WorkingDays(Calendars.shipped(), List.of(2022, 2023, 2024, 2025));
    assertEquals(Optional.empty(), DAYS.findFirstChange(Calendars.official(), 2022));
    assertEquals(
        Optional.of(LocalDate.parse("2026-01-01")), DAYS.findFirstChange(unofficial, 2026));
    var fewer =
        Calendars.shipped().stream()
            .filter(day -> !day.date().equals(LocalDate.parse("2022-04-02")))
            .toList();
    var other = new WorkingDays(fewer, List.of(2022, 2023, 2024, 2025, 2026));
    assertEquals(Optional.of(LocalDate.parse("2022-04-02")), DAYS.findFirstChange(other, 2022));
    assertEquals(Set.of(2022, 2023, 2024, 2025), unofficial.officialYears());
  }

  @Test
  void theLongestLimitIsAThousandDays() {
    Instant now = Instant.parse("2022-04-26T04:00:00Z");
    assertTrue(DAYS.plusWorkingDays(now, 1_000).at().isAfter(now));
  }

  @Test
  void theSpecialDaysAreListedInOrder() {
    var days = DAYS.special().stream().map(CalendarDay::date).toList();
    assertEquals(Calendars.shipped().size(), days.size());
    assertEquals(days.stream().sorted().toList(), days);
  }
}
