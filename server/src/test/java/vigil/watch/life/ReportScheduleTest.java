package vigil.watch.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import vigil.insight.PeriodReading.ComparedDays;
import vigil.watch.PeriodicReport.Kind;

class ReportScheduleTest {
  private static final LocalTime HALF_PAST_SIX = LocalTime.of(6, 30);

  private static ReportSchedule nextDay(Kind kind) {
    return new ReportSchedule(kind, 1, HALF_PAST_SIX);
  }

  @Test
  void aDayIsReportedTheNextMorningInShanghai() {
    assertEquals(
        Instant.parse("2022-04-18T22:30:00Z"),
        nextDay(Kind.DAILY).due(LocalDate.parse("2022-04-18")));
  }

  @Test
  void aWeekIsReportedOnMondayAndAMonthOnTheFirst() {
    assertEquals(
        Instant.parse("2022-04-24T22:30:00Z"),
        nextDay(Kind.WEEKLY).due(LocalDate.parse("2022-04-18")));
    assertEquals(
        Instant.parse("2024-02-29T22:30:00Z"),
        nextDay(Kind.MONTHLY).due(LocalDate.parse("2024-02-01")));
  }

  @Test
  void theNextIsTheFirstWhoseTimeHasNotCome() {
    var daily = nextDay(Kind.DAILY);
    Instant due = Instant.parse("2022-04-18T22:30:00Z");
    assertEquals(LocalDate.parse("2022-04-18"), daily.findNext(due.minusMillis(1)));
    assertEquals(LocalDate.parse("2022-04-19"), daily.findNext(due));
    var late = new ReportSchedule(Kind.WEEKLY, 7, HALF_PAST_SIX);
    assertEquals(
        LocalDate.parse("2022-04-11"),
        late.findNext(Instant.parse("2022-04-20T00:00:00Z")),
        "the week before waits for its day still");
  }

  @Test
  void aMonthStandsBesideTheWholeMonthBefore() {
    assertEquals(
        new ComparedDays(
            LocalDate.parse("2024-03-01"),
            LocalDate.parse("2024-03-31"),
            LocalDate.parse("2024-02-01"),
            LocalDate.parse("2024-02-29")),
        ReportSchedule.compare(Kind.MONTHLY, LocalDate.parse("2024-03-01")));
  }

  @Test
  void nothingIsReportedBeforeItIsOver() {
    assertThrows(
        IllegalArgumentException.class, () -> new ReportSchedule(Kind.DAILY, 0, HALF_PAST_SIX));
  }
}
