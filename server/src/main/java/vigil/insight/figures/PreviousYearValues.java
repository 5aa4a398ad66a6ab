package vigil.insight.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.WorkingDays;
import vigil.insight.rollup.Indicator;
import vigil.insight.rollup.Measure;
import vigil.insight.store.OverviewIndicator;
import vigil.insight.store.PastMeasure;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.insight.store.SqlOverviewIndicators.CallDay;

/// What was a year ago: from our own calls and orders where they are there, and from the figures of
/// an older system only for the days of which we have none.
@Component
public class PreviousYearValues {
  /// The key under which values of orders say how many there were.
  private static final String ORDERS = "orders";

  private final SqlOverviewIndicators figures;
  private final SqlDailySums days;
  private final OrderIndicators tables;

  public PreviousYearValues(
      SqlOverviewIndicators figures, SqlDailySums days, OrderIndicators tables) {
    this.figures = figures;
    this.days = days;
    this.tables = tables;
  }

  /// The value of an indicator of calls a year before these days; null where a day is unknown.
  public @Nullable Double findValue(OverviewIndicator figure, List<LocalDate> like) {
    if (figure.lastYear().isEmpty() || like.isEmpty()) {
      return null;
    }
    Double sum = YearOnYear.sum(like, known(figure.lastYear().getFirst(), like));
    if (figure.lastYear().size() == 1 || sum == null) {
      return sum;
    }
    Double divisor = YearOnYear.sum(like, known(figure.lastYear().getLast(), like));
    return divisor == null || divisor == 0 ? null : sum / divisor;
  }

  /// The values of the indicators of orders a year before these days, by their keys; of days before
  /// our own first one only how many orders there were.
  public Map<String, Double> listOrderValues(List<LocalDate> like) {
    var values = new HashMap<String, Double>();
    if (like.isEmpty()) {
      return values;
    }
    LocalDate first = days.findFirst().orElse(null);
    if (first != null && !like.getFirst().minusYears(1).isBefore(first)) {
      tables
          .listPastValues(like.stream().map(day -> day.minusYears(1)).toList())
          .forEach((key, value) -> put(values, key, value));
    }
    Double orders = YearOnYear.sum(like, known(PastMeasure.ORDERS, like));
    if (orders != null) {
      values.put(ORDERS, orders);
    }
    return values;
  }

  private static void put(Map<String, Double> values, String key, Indicator.Value value) {
    if (value.value() != null) {
      values.put(key, value.value());
    }
  }

  private Map<LocalDate, Double> known(PastMeasure measure, List<LocalDate> like) {
    LocalDate from = like.getFirst().minusYears(1);
    LocalDate until = like.getLast().minusYears(1).plusDays(1);
    Map<LocalDate, Double> own =
        switch (measure) {
          case CALLS -> calls(from, until, CallDay::calls);
          case ANSWERED -> calls(from, until, CallDay::answered);
          case ORDERS -> orders(from, until);
        };
    var known = new HashMap<>(figures.listLastYear(measure, from, until));
    known.putAll(own);
    LocalDate first = measure == PastMeasure.ORDERS ? days.findFirst().orElse(null) : firstCall();
    if (first != null) {
      from.datesUntil(until)
          .filter(day -> !day.isBefore(first))
          .forEach(day -> known.putIfAbsent(day, 0.0));
    }
    return known;
  }

  private Map<LocalDate, Double> calls(
      LocalDate from, LocalDate until, ToLongFunction<CallDay> count) {
    var byDay = new HashMap<LocalDate, Double>();
    figures
        .countCallsByDay(
            WorkingDays.endOf(from.minusDays(1)), WorkingDays.endOf(until.minusDays(1)))
        .forEach(day -> byDay.put(day.day(), (double) count.applyAsLong(day)));
    return byDay;
  }

  private Map<LocalDate, Double> orders(LocalDate from, LocalDate until) {
    var byDay = new HashMap<LocalDate, Double>();
    days.sumByDay(new SqlDailySums.Span(from, until.minusDays(1), null, List.of()))
        .forEach((day, sums) -> {
          long orders = sums[Measure.ORDERS.place()];
          if (orders > 0) {
            byDay.put(LocalDate.parse(day), (double) orders);
          }
        });
    return byDay;
  }

  private @Nullable LocalDate firstCall() {
    Instant first = figures.findFirstCall().orElse(null);
    return first == null ? null : WorkingDays.dayOf(first);
  }
}
