package vigil.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private static final WorkingDays DAYS = Calendars.official();

  /// Golden values of rules 4.6; the last day counts whole (Civil Code art. 203), the first does
  /// not (art. 201), and only working days do (Administrative Licensing Law art. 82).
  @ParameterizedTest(name = "{0} + {1} working days = {2}")
  @CsvSource({
    "2022-03-28, 15, 2022-04-19",
    "2022-03-31, 15, 2022-04-22",
    "2022-04-01, 1, 2022-04-02",
    "2022-04-01, 15, 2022-04-24",
    "2022-04-22, 15, 2022-05-16",
    "2022-04-29, 1, 2022-05-05",
    "2022-09-28, 3, 2022-10-08",
    "2026-09-18, 15, 2026-10-15",
  })
  void civilCode201And203AndAdministrativeLicensingLaw82(
      LocalDate start, int days, LocalDate last) {
    Due due = DAYS.plusWorkingDays(noon(start), days);
    assertEquals(WorkingDays.endOf(last), due.at());
    assertFalse(due.provisional());
  }

  /// The State Council's notices of the five years, added up (rules 4.6).
  @ParameterizedTest(name = "{0} has {1} working days")
  @CsvSource({"2022, 249", "2023, 249", "2024, 251", "2025, 248", "2026, 248"})
  void stateCouncilNoticeGivesTheYearSoManyWorkingDays(int year, int count) {
    assertEquals(count, DAYS.countInYear(year));
    assertEquals(YearStatus.OFFICIAL, DAYS.status(year));
  }

  @Test
  void civilCode201TheMomentWithinTheStartDayDoesNotMatter() {
    LocalDate start = LocalDate.parse("2022-03-31");
    Instant first = start.atStartOfDay(WorkingDays.SHANGHAI).toInstant();
    Instant last = WorkingDays.endOf(start).minusNanos(1);
    assertEquals(DAYS.plusWorkingDays(first, 2), DAYS.plusWorkingDays(last, 2));
    assertEquals(
        Instant.parse("2022-04-02T16:00:00Z"), DAYS.plusWorkingDays(first, 2).at(), "make-up day");
  }

  @Test
  void civilCode203ALastDayThatIsNoWorkingDayMovesToTheNext() {
    Due due = DAYS.plusDays(noon(LocalDate.parse("2022-04-26")), 7);
    assertEquals(WorkingDays.endOf(LocalDate.parse("2022-05-05")), due.at());
    Due plain = DAYS.plusDays(noon(LocalDate.parse("2022-03-01")), 7);
    assertEquals(WorkingDays.endOf(LocalDate.parse("2022-03-08")), plain.at());
  }

  @Test
  void anExtensionCountsFromTheOldDueDayAndNotFromTheDayAfterIt() {
    Due due = DAYS.plusWorkingDays(noon(LocalDate.parse("2022-04-01")), 1);
    assertEquals(WorkingDays.endOf(LocalDate.parse("2022-04-24")), DAYS.extend(due, 14).at());
  }

  @Test
  void aYearWithoutANoticeIsProvisionalAndMarksWhatTouchesIt() {
    Instant lateDecember = noon(LocalDate.parse("2026-12-30"));
    assertEquals(YearStatus.PROVISIONAL, DAYS.status(2027));
    assertFalse(DAYS.plusWorkingDays(lateDecember, 1).provisional());
    assertTrue(DAYS.plusWorkingDays(lateDecember, 2).provisional());
    assertTrue(DAYS.plusDays(lateDecember, 7).provisional());
  }

  @Test
  void aClockExplainsEachDayItCounted() {
    var story = DAYS.explain(noon(LocalDate.parse("2022-04-01")), 2);
    assertEquals(
        List.of("START", "MAKEUP_WORK", "HOLIDAY", "HOLIDAY", "HOLIDAY", "WORKDAY"),
        story.stream().map(day -> day.kind().name()).toList());
    assertEquals(
        List.of(0, 1, 1, 1, 1, 2), story.stream().map(WorkingDays.CountedDay::count).toList());
    assertEquals("清明节", story.get(2).name());
  }

  @Test
  void noLimitIsZeroOrEndless() {
    Instant now = noon(LocalDate.parse("2022-04-01"));
    assertThrows(IllegalArgumentException.class, () -> DAYS.plusWorkingDays(now, 0));
    assertThrows(IllegalArgumentException.class, () -> DAYS.plusWorkingDays(now, 1_001));
  }

  @Test
  void aDayMayStandInTheCalendarOnce() {
    List<CalendarDay> twice = List.of(Calendars.shipped().get(0), Calendars.shipped().get(0));
    assertThrows(IllegalArgumentException.class, () -> new WorkingDays(twice, List.of(2022)));
  }

  @Test
  void workingTimeLeavesWeekendsAndHolidaysOut() {
    Instant saturday = noon(LocalDate.parse("2022-04-09"));
    Instant monday = WorkingDays.endOf(LocalDate.parse("2022-04-11"));
    assertEquals(Duration.ofHours(24), DAYS.workingTime(saturday, monday));
    assertEquals(Duration.ZERO, DAYS.workingTime(monday, saturday));
  }

  /// Against the plainest reading of the law, written without a look at the other.
  @Test
  @Tag("many-worlds")
  void itAgreesWithANaiveCountOnTenThousandRandomStarts() {
    var named =
        Calendars.shipped().stream()
            .collect(Collectors.toMap(day -> day.date().toString(), day -> day.kind().name()));
    Random dice = new Random(12345);
    for (int round = 0; round < 10_000; round++) {
      LocalDate start = LocalDate.of(2022, 1, 1).plusDays(dice.nextInt(1_700));
      int days = 1 + dice.nextInt(60);
      Instant from = start.atTime(dice.nextInt(24), 30).atZone(WorkingDays.SHANGHAI).toInstant();
      assertEquals(
          naive(named, start, days),
          LocalDateTime.ofInstant(DAYS.plusWorkingDays(from, days).at(), WorkingDays.SHANGHAI),
          "round " + round + ": " + start + " + " + days);
    }
  }

  private static LocalDateTime naive(Map<String, String> named, LocalDate start, int days) {
    LocalDate day = start;
    for (int found = 0; found < days; ) {
      day = day.plusDays(1);
      String kind = named.getOrDefault(day.toString(), "");
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (kind.equals("MAKEUP_WORK") || (!weekend && kind.isEmpty())) {
        found++;
      }
    }
    return day.plusDays(1).atStartOfDay();
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).atZone(WorkingDays.SHANGHAI).toInstant();
  }
}
