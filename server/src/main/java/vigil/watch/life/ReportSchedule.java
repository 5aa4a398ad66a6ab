package vigil.watch.life;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import vigil.city.WorkingDays;
import vigil.insight.PeriodReading.ComparedDays;
import vigil.watch.PeriodicReport.Kind;

/// When a kind of report is written: so many days after the last of its days, at a time of the day.
///
/// @param days 1 is the next day: the Monday after a week, the first after a month
public record ReportSchedule(Kind kind, int days, LocalTime at) {
  private static final int MOST_DAYS = 7;

  public ReportSchedule {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("Not " + days + " days after");
    }
  }

  /// When the report of the period that begins on this day is written.
  public Instant due(LocalDate first) {
    return last(kind, first).plusDays(days).atTime(at).atZone(WorkingDays.SHANGHAI).toInstant();
  }

  /// The first day of the period whose report is the next to be written.
  public LocalDate findNext(Instant now) {
    LocalDate first = first(kind, WorkingDays.dayOf(now));
    while (due(previous(kind, first)).isAfter(now)) {
      first = previous(kind, first);
    }
    return first;
  }

  /// The first day of the period that a day lies in.
  public static LocalDate first(Kind kind, LocalDate day) {
    return switch (kind) {
      case DAILY -> day;
      case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTHLY -> day.withDayOfMonth(1);
    };
  }

  /// The last day of the period that begins on this day.
  public static LocalDate last(Kind kind, LocalDate first) {
    return next(kind, first).minusDays(1);
  }

  public static LocalDate next(Kind kind, LocalDate first) {
    return switch (kind) {
      case DAILY -> first.plusDays(1);
      case WEEKLY -> first.plusWeeks(1);
      case MONTHLY -> first.plusMonths(1);
    };
  }

  public static LocalDate previous(Kind kind, LocalDate first) {
    return first(kind, first.minusDays(1));
  }

  /// The period beside the one before it, a whole month beside a whole month however long.
  public static ComparedDays compare(Kind kind, LocalDate first) {
    LocalDate before = previous(kind, first);
    return new ComparedDays(first, last(kind, first), before, first.minusDays(1));
  }
}
