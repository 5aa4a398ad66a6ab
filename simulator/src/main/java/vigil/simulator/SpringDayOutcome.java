package vigil.simulator;

import java.time.LocalDate;
import vigil.insight.rollup.Measure;

/// What became of a day's appeals. Counted while it is played.
final class SpringDayOutcome {
  final LocalDate date;

  /// Moments of orders, each with matter, district and whether by telephone, as a drawn day packs
  /// them; the time counts from the day's midnight.
  final LongList registered = new LongList();

  /// Milliseconds from midnight at which callers gave up.
  final LongList abandoned = new LongList();

  /// By place of [Measure].
  final long[] measures = new long[Measure.values().length];

  int calls;
  int pandemicCalls;
  int answered;
  int answeredSoon;
  long waitMillis;
  int pandemicAnswered;
  int pandemicToUnits;
  int other;
  int rapid;
  int foodMedicine;
  int travelHome;
  long decisions;
  int mostSeats;

  SpringDayOutcome(LocalDate date) {
    this.date = date;
  }

  /// Numbers that are added to.
  static final class LongList {
    private long[] numbers = new long[1024];
    private int size;

    void add(long number) {
      if (size == numbers.length) {
        numbers = java.util.Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = number;
    }

    int size() {
      return size;
    }

    long get(int place) {
      return numbers[place];
    }
  }
}
