package vigil.insight.seasons;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigil.insight.YearlyRise;
import vigil.insight.YearlyRise.Year;

/// Finds what comes each year at this time (heating, typhoons, school places) from counts by topic
/// and week. A topic begins to rise in a week when that week and the next each bring twice the
/// middle of the eight weeks before, and five orders more, and the week before did not. It is told
/// when it began in the same week of every year that is kept, give or take one.
///
/// @param first Monday of the first whole week that is kept
public record YearlyRises(LocalDate first) {
  /// A week is told so long before it comes.
  public static final int WEEKS_AHEAD = 4;

  /// What the rise is measured against.
  private static final int BEFORE = 8;

  private static final double TIMES = 2;
  private static final double MORE = 5;
  private static final int MOST_YEARS = 3;
  private static final int WEEKS_OF_A_YEAR = 52;

  /// What is told, and of how many years anything is known.
  ///
  /// @param years that could be looked at; none says nothing of any season
  public record Findings(int years, List<YearlyRise> rises) {}

  /// What begins in the coming weeks.
  ///
  /// @param today a day of the week from which is looked ahead
  /// @param counts by topic, by the Monday of each week
  public Findings find(LocalDate today, Map<String, Map<LocalDate, Integer>> counts) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var rises = new ArrayList<YearlyRise>();
    counts.forEach((topic, byWeek) -> find(topic, monday, byWeek).ifPresent(rises::add));
    rises.sort(
        Comparator.comparing(YearlyRise::from)
            .thenComparing(Comparator.comparingDouble(YearlyRises::growth).reversed())
            .thenComparing(YearlyRise::topic));
    return new Findings(years(monday), rises);
  }

  /// The first week of the next four in which it began to rise in every year.
  private Optional<YearlyRise> find(
      String topic, LocalDate monday, Map<LocalDate, Integer> byWeek) {
    int years = years(monday);
    for (int ahead = 1; ahead <= WEEKS_AHEAD && years > 0; ahead++) {
      LocalDate week = monday.plusWeeks(ahead);
      var each = new ArrayList<Year>();
      var begins = new ArrayList<LocalDate>();
      for (int back = 1; back <= years; back++) {
        long weeks = (long) WEEKS_OF_A_YEAR * back;
        begun(week.minusWeeks(weeks), byWeek)
            .ifPresent(year -> {
              each.add(year);
              begins.add(year.week().plusWeeks(weeks));
            });
      }
      if (each.size() == years) {
        begins.sort(Comparator.naturalOrder());
        LocalDate middle = begins.get(begins.size() / 2);
        if (!middle.isAfter(monday.plusWeeks(WEEKS_AHEAD))) {
          return Optional.of(new YearlyRise(topic, middle, each));
        }
      }
    }
    return Optional.empty();
  }

  /// Whether it began to rise in that week, or the one before or after it.
  private Optional<Year> begun(LocalDate week, Map<LocalDate, Integer> byWeek) {
    for (LocalDate one : List.of(week.minusWeeks(1), week, week.plusWeeks(1))) {
      double usual = usual(one, byWeek);
      double least = Math.max(TIMES * usual, usual + MORE);
      int first = byWeek.getOrDefault(one, 0);
      int second = byWeek.getOrDefault(one.plusWeeks(1), 0);
      boolean isBefore = byWeek.getOrDefault(one.minusWeeks(1), 0) < least;
      if (isBefore && first >= least && second >= least) {
        return Optional.of(new Year(one, usual, (first + second) / 2.0));
      }
    }
    return Optional.empty();
  }

  /// The middle of the weeks before: one strange week moves it little.
  private double usual(LocalDate week, Map<LocalDate, Integer> byWeek) {
    var before = new ArrayList<Integer>();
    for (int i = 1; i <= BEFORE; i++) {
      before.add(byWeek.getOrDefault(week.minusWeeks(i), 0));
    }
    before.sort(Comparator.naturalOrder());
    return (before.get(BEFORE / 2 - 1) + before.get(BEFORE / 2)) / 2.0;
  }

  /// How many years reach far enough back: each needs the weeks before its own.
  private int years(LocalDate monday) {
    for (int back = MOST_YEARS; back > 0; back--) {
      LocalDate earliest = monday.minusWeeks((long) WEEKS_OF_A_YEAR * back + BEFORE);
      if (!earliest.isBefore(first)) {
        return back;
      }
    }
    return 0;
  }

  private static double growth(YearlyRise rise) {
    Year newest = rise.years().getFirst();
    return newest.risen() - newest.usual();
  }
}
