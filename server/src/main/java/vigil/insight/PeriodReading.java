package vigil.insight;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.InvalidInput;

/// What was counted in the days of a periodic report, beside the period before it and the same days
/// a year ago. Everything is read at one moment of the counts.
///
/// @param total orders registered in these days
/// @param figures calls first, then orders, in the order in which the overview shows them
/// @param late units with most orders past their time first
public record PeriodReading(
    ComparedDays days,
    Tally total,
    List<Figure> figures,
    List<Breakdown> breakdowns,
    List<LateUnit> late,
    List<Part> rapid,
    List<OpenTopic> open) {
  /// The days and those they are compared with.
  ///
  /// @param until last day, included
  /// @param previousFrom first day of the period before
  /// @param previousUntil last day of the period before, included
  public record ComparedDays(
      LocalDate from, LocalDate until, LocalDate previousFrom, LocalDate previousUntil) {
    /// A year is the longest that is reported.
    private static final int MOST_DAYS = 366;

    public ComparedDays {
      if (from.isAfter(until) || from.plusDays(MOST_DAYS).isBefore(until)) {
        throw InvalidInput.period(MOST_DAYS);
      }
      if (previousFrom.isAfter(previousUntil) || !previousUntil.isBefore(from)) {
        throw new IllegalArgumentException(
            "%s to %s does not come before %s".formatted(previousFrom, previousUntil, from));
      }
    }
  }

  /// How a value is read.
  public enum Unit {
    CALLS,
    ORDERS,
    SHARE,
    SECONDS
  }

  /// What was in other days.
  ///
  /// @param growth (x - x0) / x0; null where x0 = 0
  public record Before(double value, @Nullable Double growth) {}

  /// A count, and what it was before; null where nothing is known of those days.
  public record Tally(int count, @Nullable Before previous, @Nullable Before lastYear) {}

  /// An indicator.
  ///
  /// @param value null where nothing was there to divide by
  /// @param opens the path that lists what is behind it
  public record Figure(
      String key,
      String name,
      String nameEn,
      Unit unit,
      @Nullable Double value,
      @Nullable Before previous,
      @Nullable Before lastYear,
      String opens) {}

  /// By what orders are divided.
  public enum Dimension {
    CHANNEL,
    TYPE,
    /// Of the first level.
    CATEGORY,
    /// Of the second level.
    TOPIC,
    DISTRICT
  }

  /// All orders divided by one dimension: the parts are the whole.
  public record Breakdown(Dimension by, List<Part> parts) {
    public Breakdown {
      parts = List.copyOf(parts);
    }
  }

  /// Some of the orders.
  public record Part(String key, String name, String nameEn, Tally tally, String opens) {}

  /// A unit with orders past their time.
  ///
  /// @param late fallen due in these days and not done by then
  /// @param due fallen due in these days
  /// @param signedLate times that the time to sign passed unanswered
  public record LateUnit(
      String unit, String name, String nameEn, int late, long due, int signedLate, String opens) {}

  /// A second-level category by the orders of these days that are open still.
  public record OpenTopic(String key, String name, String nameEn, int open, int of, String opens) {}

  public PeriodReading {
    figures = List.copyOf(figures);
    breakdowns = List.copyOf(breakdowns);
    late = List.copyOf(late);
    rapid = List.copyOf(rapid);
    open = List.copyOf(open);
    for (Breakdown one : breakdowns) {
      int sum = one.parts().stream().mapToInt(part -> part.tally().count()).sum();
      if (sum != total.count()) {
        throw new IllegalArgumentException(
            "Parts by %s are %d, not %d".formatted(one.by(), sum, total.count()));
      }
    }
  }
}
