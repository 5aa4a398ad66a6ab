package vigil.workforce.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Calls of whole days without a gap, each in as many slots of equal length. A day with no call at
/// all is one that was not counted, and nothing is learnt from it.
public final class CallHistory {
  /// Monday is 0, Sunday 6; a holiday is a day of the week of its own.
  static final int HOLIDAY = 7;

  /// A working day in place of a weekend's.
  static final int MAKEUP_WORK = 8;

  static final int CLASSES = 9;
  private static final int SATURDAY = 5;

  private final LocalDate first;
  private final List<int[]> calls;
  private final int[] totals;
  private final Function<LocalDate, DayKind> calendar;
  private final int[] classes;

  /// @param first the first day
  /// @param calls by day and slot
  /// @param calendar for these days and those to come
  public CallHistory(LocalDate first, List<int[]> calls, Function<LocalDate, DayKind> calendar) {
    this.first = first;
    this.calls = List.copyOf(calls);
    this.calendar = calendar;
    this.totals = this.calls.stream().mapToInt(day -> Arrays.stream(day).sum()).toArray();
    this.classes = new int[calls.size()];
    Arrays.setAll(classes, this::classify);
  }

  /// The first so many days.
  public CallHistory until(int days) {
    return new CallHistory(first, calls.subList(0, days), calendar);
  }

  /// The same days, each one slot.
  public CallHistory byDay() {
    return new CallHistory(
        first, Arrays.stream(totals).mapToObj(total -> new int[] {total}).toList(), calendar);
  }

  /// The same days, the usual calls where the line was not counted.
  CallHistory filled() {
    var uncounted = new UncountedSlots(this);
    return new CallHistory(
        first, IntStream.range(0, days()).mapToObj(uncounted::fill).toList(), calendar);
  }

  public int days() {
    return totals.length;
  }

  public int slots() {
    return calls.isEmpty() ? 0 : calls.getFirst().length;
  }

  public LocalDate date(int day) {
    return first.plusDays(day);
  }

  /// Calls of one slot.
  public int calls(int day, int slot) {
    return calls.get(day)[slot];
  }

  /// Calls of a day; 0 when it was not counted.
  public int total(int day) {
    return totals[day];
  }

  boolean isCounted(int day) {
    return totals[day] > 0;
  }

  /// Days after the last one are classed by the calendar too.
  int dayClass(int day) {
    return day < classes.length ? classes[day] : classify(day);
  }

  private int classify(int day) {
    LocalDate date = date(day);
    return switch (calendar.apply(date)) {
      case HOLIDAY -> HOLIDAY;
      case MAKEUP_WORK -> MAKEUP_WORK;
      case ORDINARY -> date.getDayOfWeek().getValue() - 1;
    };
  }

  static boolean isRest(int dayClass) {
    return dayClass >= SATURDAY && dayClass <= HOLIDAY;
  }
}
