package vigil.knowledge.life;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vigil.casework.OrderResult;
import vigil.casework.OrderResult.Ending;
import vigil.city.WorkingDays;
import vigil.knowledge.ScriptFigures;
import vigil.knowledge.ScriptFigures.Counts;
import vigil.knowledge.ScriptFigures.Figure;
import vigil.knowledge.ScriptFigures.OfEdition;
import vigil.knowledge.ScriptFigures.OfMonth;

/// Counts what became of the orders that a script answered (rules 7.8). Cost: the orders, a few
/// times each.
public final class ScriptFigureRules {
  /// This month and those before it.
  public static final int MONTHS = 12;

  /// Of a script's newest orders so many are counted: some 50 a day.
  public static final int MOST_ORDERS = 20_000;

  private ScriptFigureRules() {}

  /// An order that was answered with the script.
  ///
  /// @param edition that it was answered with last
  /// @param at when
  public record Answered(int edition, Instant at, OrderResult order) {}

  /// An agent said that an edition is wrong.
  public record Marked(int edition, Instant at) {}

  /// The first day that is counted.
  ///
  /// @param today the day in Shanghai
  public static LocalDate since(LocalDate today) {
    return YearMonth.from(today).minusMonths(MONTHS - 1).atDay(1);
  }

  /// The figures, the newest edition first and the oldest month first.
  public static ScriptFigures of(
      Collection<Answered> answered,
      Collection<Marked> marked,
      LocalDate since,
      int askedAgainDays) {
    return new ScriptFigures(
        since,
        askedAgainDays,
        answered.size() >= MOST_ORDERS,
        count(answered, marked),
        editions(
            answered.stream().collect(groupingBy(Answered::edition)),
            marked.stream().collect(groupingBy(Marked::edition))),
        months(
            since,
            answered.stream().collect(groupingBy(it -> monthOf(it.at()))),
            marked.stream().collect(groupingBy(it -> monthOf(it.at())))));
  }

  private static List<OfEdition> editions(
      Map<Integer, List<Answered>> answered, Map<Integer, List<Marked>> marked) {
    return Stream.concat(answered.keySet().stream(), marked.keySet().stream())
        .distinct()
        .sorted(Comparator.reverseOrder())
        .map(edition -> new OfEdition(edition, count(edition, answered, marked)))
        .toList();
  }

  private static List<OfMonth> months(
      LocalDate since,
      Map<YearMonth, List<Answered>> answered,
      Map<YearMonth, List<Marked>> marked) {
    return IntStream.range(0, MONTHS)
        .mapToObj(it -> YearMonth.from(since).plusMonths(it))
        .map(month -> new OfMonth(month.toString(), count(month, answered, marked)))
        .toList();
  }

  /// The orders behind a figure.
  public static List<OrderResult> behind(
      Collection<Answered> answered, Figure what, Predicate<Answered> which) {
    return answered.stream()
        .filter(which)
        .map(Answered::order)
        .filter(it -> isOf(what, it.ending()))
        .toList();
  }

  /// The month of a moment in Shanghai.
  public static YearMonth monthOf(Instant at) {
    return YearMonth.from(WorkingDays.dayOf(at));
  }

  private static boolean isOf(Figure what, Ending ending) {
    return switch (what) {
      case ORDERS -> true;
      case AT_ONCE -> ending.isAtOnce();
      case ASKED_AGAIN -> ending.isAskedAgain();
      case SATISFIED -> ending.wasSatisfied();
      case DISSATISFIED -> ending.wasDissatisfied();
    };
  }

  private static <K> Counts count(
      K key, Map<K, List<Answered>> answered, Map<K, List<Marked>> marked) {
    return count(answered.getOrDefault(key, List.of()), marked.getOrDefault(key, List.of()));
  }

  private static Counts count(Collection<Answered> answered, Collection<Marked> marked) {
    return new Counts(
        answered.size(),
        count(answered, Figure.AT_ONCE),
        count(answered, Figure.ASKED_AGAIN),
        count(answered, Figure.SATISFIED),
        count(answered, Figure.DISSATISFIED),
        marked.size());
  }

  private static int count(Collection<Answered> answered, Figure what) {
    return (int) answered.stream().filter(it -> isOf(what, it.order().ending())).count();
  }
}
