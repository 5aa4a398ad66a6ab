package vigil.city;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vigil.kernel.InvalidInput;

/// Counts working days (Civil Code art. 201 and 203; Administrative Licensing Law art. 82): the
/// start day is not counted, and the last one ends at 24:00 in Shanghai. Pure; one hash look-up a
/// day counted.
public final class WorkingDays {
  /// The city's clock, with no summer time.
  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /// No limit is longer than four years of working days.
  private static final int MOST_DAYS = 1_000;

  /// A day as it was counted.
  ///
  /// @param count how many working days had passed with it; 0 on the start day
  /// @param name the holiday's, for a holiday or a make-up day
  public record CountedDay(LocalDate date, Kind kind, @Nullable String name, int count) {}

  /// START is the day that is not counted.
  public enum Kind {
    START,
    WORKDAY,
    MAKEUP_WORK,
    WEEKEND,
    HOLIDAY
  }

  private final Map<LocalDate, CalendarDay> special;
  private final TreeSet<Integer> official;

  /// @param special the days that differ from the plain week
  /// @param official the years whose notice is whole; every other one is provisional
  public WorkingDays(Collection<CalendarDay> special, Collection<Integer> official) {
    this.special = HashMap.newHashMap(special.size());
    for (CalendarDay day : special) {
      if (this.special.put(day.date(), day) != null) {
        throw new IllegalArgumentException(day.date() + " stands in the calendar twice");
      }
    }
    this.official = new TreeSet<>(official);
  }

  static int requireDays(int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw InvalidInput.outOfRange("days", 1, MOST_DAYS);
    }
    return days;
  }

  /// The end of the last of so many working days after the day of `from`.
  public Due plusWorkingDays(Instant from, int days) {
    return plusWorkingDays(dayOf(from), days);
  }

  /// So many working days more on a due time: counted from its last day, even though 24:00 of that
  /// day is written as 00:00 of the next.
  public Due extend(Due due, int days) {
    Due later = plusWorkingDays(dayOf(due.at().minusNanos(1)), days);
    return new Due(later.at(), later.provisional() || due.provisional());
  }

  private Due plusWorkingDays(LocalDate start, int days) {
    int left = requireDays(days);
    LocalDate day = start;
    while (left > 0) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return due(start, day);
  }

  /// The end of the last of so many calendar days after the day of `from`; moved to the end of the
  /// next working day if that day is none.
  public Due plusDays(Instant from, int days) {
    LocalDate start = dayOf(from);
    LocalDate day = start.plusDays(requireDays(days));
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return due(start, day);
  }

  private Due due(LocalDate start, LocalDate last) {
    boolean provisional = false;
    for (int year = start.getYear(); year <= last.getYear(); year++) {
      provisional |= status(year) == YearStatus.PROVISIONAL;
    }
    return new Due(endOf(last), provisional);
  }

  public boolean isWorkingDay(LocalDate date) {
    return switch (kind(date)) {
      case WORKDAY, MAKEUP_WORK -> true;
      case WEEKEND, HOLIDAY, START -> false;
    };
  }

  /// What kind of day it is; never START.
  public Kind kind(LocalDate date) {
    CalendarDay day = special.get(date);
    if (day != null) {
      return switch (day.kind()) {
        case HOLIDAY -> Kind.HOLIDAY;
        case MAKEUP_WORK -> Kind.MAKEUP_WORK;
      };
    }
    boolean weekend = date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    return weekend ? Kind.WEEKEND : Kind.WORKDAY;
  }

  /// When something that began at `from` is due. Hours run day and night (Civil Code art. 201).
  public Due due(Limit limit, Instant from) {
    return switch (limit) {
      case Limit.Within(Duration duration) -> new Due(from.plus(duration), false);
      case Limit.InWorkingDays(int days) -> plusWorkingDays(from, days);
      case Limit.InDays(int days) -> plusDays(from, days);
    };
  }

  /// The same, day by day.
  public LimitExplanation explain(Limit limit, Instant from) {
    List<CountedDay> days =
        switch (limit) {
          case Limit.Within _ -> List.of();
          case Limit.InWorkingDays(int count) -> explain(from, count);
          case Limit.InDays(int count) -> explainDays(from, count);
        };
    return new LimitExplanation(limit.toString(), from, days, due(limit, from));
  }

  /// Each day from the start to the last of so many working days, for a clock that explains itself.
  public List<CountedDay> explain(Instant from, int days) {
    List<CountedDay> story = new ArrayList<>();
    LocalDate day = dayOf(from);
    story.add(new CountedDay(day, Kind.START, name(day), 0));
    int count = 0;
    while (count < requireDays(days)) {
      day = day.plusDays(1);
      count += isWorkingDay(day) ? 1 : 0;
      story.add(new CountedDay(day, kind(day), name(day), count));
    }
    return story;
  }

  /// Each day from the start to the last of so many calendar days; where that one is no working
  /// day, on to the next, without counting further.
  public List<CountedDay> explainDays(Instant from, int days) {
    List<CountedDay> story = new ArrayList<>();
    LocalDate day = dayOf(from);
    story.add(new CountedDay(day, Kind.START, name(day), 0));
    for (int count = 1; count <= requireDays(days) || !isWorkingDay(day); count++) {
      day = day.plusDays(1);
      story.add(new CountedDay(day, kind(day), name(day), Math.min(count, days)));
    }
    return story;
  }

  /// Each day of an extension, from the last day of the old due time.
  public List<CountedDay> explainExtension(Instant due, int days) {
    return explain(due.minusNanos(1), days);
  }

  private @Nullable String name(LocalDate date) {
    CalendarDay day = special.get(date);
    return day == null ? null : day.name();
  }

  /// How much of the time between two moments lies on working days: a whole one is 24 hours.
  public Duration workingTime(Instant from, Instant until) {
    Duration sum = Duration.ZERO;
    for (Instant start = from; start.isBefore(until); ) {
      LocalDate day = dayOf(start);
      Instant end = endOf(day).isBefore(until) ? endOf(day) : until;
      if (isWorkingDay(day)) {
        sum = sum.plus(Duration.between(start, end));
      }
      start = end;
    }
    return sum;
  }

  /// How many working days a year has.
  public int countInYear(int year) {
    return (int)
        LocalDate.of(year, 1, 1)
            .datesUntil(LocalDate.of(year + 1, 1, 1))
            .filter(this::isWorkingDay)
            .count();
  }

  public YearStatus status(int year) {
    return official.contains(year) ? YearStatus.OFFICIAL : YearStatus.PROVISIONAL;
  }

  /// The first day of a year from which on the other calendar counts otherwise: due times that lie
  /// before it stay. A year that becomes official is new from its first day on.
  public Optional<LocalDate> findFirstChange(WorkingDays other, int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    return status(year) != other.status(year)
        ? Optional.of(first)
        : first
            .datesUntil(first.plusYears(1))
            .filter(day -> kind(day) != other.kind(day))
            .findFirst();
  }

  /// The years whose notice is whole, in order.
  public Set<Integer> officialYears() {
    return new TreeSet<>(official);
  }

  /// The days that differ from the plain week, in order.
  public List<CalendarDay> special() {
    return special.values().stream()
        .sorted((one, other) -> one.date().compareTo(other.date()))
        .toList();
  }

  /// The day in Shanghai.
  public static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, SHANGHAI);
  }

  /// 0:00 of the day in Shanghai.
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(SHANGHAI).toInstant();
  }

  /// 24:00 of the day in Shanghai.
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
  }
}
