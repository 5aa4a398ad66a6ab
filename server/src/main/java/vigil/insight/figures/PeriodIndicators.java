package vigil.insight.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.WorkingDays;
import vigil.insight.PeriodReading.Before;
import vigil.insight.PeriodReading.ComparedDays;
import vigil.insight.PeriodReading.Figure;
import vigil.insight.PeriodReading.Unit;
import vigil.insight.rollup.Indicators;
import vigil.insight.store.OverviewIndicator;
import vigil.insight.store.OverviewIndicator.Source;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlOverdue;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.insight.store.SqlOverviewIndicators.Period;
import vigil.insight.store.SqlOverviewIndicators.Value;

/// Every indicator of a period beside the period before and the same days a year ago. Where nothing
/// is kept of those days, there is no figure.
@Component
public class PeriodIndicators {
  private final SqlOverviewIndicators calls;
  private final OrderIndicators orders;
  private final PreviousYearValues lastYears;
  private final SqlDailySums days;

  PeriodIndicators(
      SqlOverviewIndicators calls,
      OrderIndicators orders,
      PreviousYearValues lastYears,
      SqlDailySums days) {
    this.calls = calls;
    this.orders = orders;
    this.lastYears = lastYears;
    this.days = days;
  }

  /// The first day of which an order or a call is kept.
  public Optional<LocalDate> findFirstDay() {
    return Stream.of(days.findFirst(), calls.findFirstCall().map(WorkingDays::dayOf))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  public List<Figure> list(ComparedDays of, Instant now) {
    var all = new ArrayList<Figure>();
    LocalDate first = calls.findFirstCall().map(WorkingDays::dayOf).orElse(null);
    for (OverviewIndicator one : OverviewIndicators.ALL) {
      if (one.source() == Source.CALLS) {
        all.add(ofCalls(one, of, first, now));
      }
    }
    all.addAll(ofOrders(of));
    return all;
  }

  private Figure ofCalls(
      OverviewIndicator one, ComparedDays of, @Nullable LocalDate first, Instant now) {
    Value value = calls.getValue(one, period(of.from(), of.until(), now));
    Double shown = shown(one, value);
    Double previous =
        isKept(first, of.previousFrom())
            ? shown(one, calls.getValue(one, period(of.previousFrom(), of.previousUntil(), now)))
            : null;
    return new Figure(
        one.key(),
        one.texts().name(),
        one.texts().nameEn(),
        unit(one.unit()),
        shown,
        before(shown, previous),
        before(shown(one, withoutLeapDay(one, value, of, now)), lastYear(one, of, first, now)),
        "/api/insight/calls?indicator=%s&from=%s&to=%s"
            .formatted(one.key(), of.from(), of.until()));
  }

  /// Own calls of a year ago, or what an older system counted.
  private @Nullable Double lastYear(
      OverviewIndicator one, ComparedDays of, @Nullable LocalDate first, Instant now) {
    var like = YearOnYear.days(of.from(), of.until().plusDays(1));
    if (like.isEmpty()) {
      return null;
    }
    if (!one.lastYear().isEmpty()) {
      return lastYears.findValue(one, like);
    }
    LocalDate from = like.getFirst().minusYears(1);
    LocalDate until = like.getLast().minusYears(1);
    boolean isLeap = from.datesUntil(until.plusDays(1)).anyMatch(YearOnYear::isLeapDay);
    return isKept(first, from) && !isLeap
        ? shown(one, calls.getValue(one, period(from, until, now)))
        : null;
  }

  /// 29 February has no like day: it is left out of this year too.
  private Value withoutLeapDay(OverviewIndicator one, Value value, ComparedDays of, Instant now) {
    LocalDate leap = YearOnYear.leapDay(of.from(), of.until());
    if (leap == null) {
      return value;
    }
    Value less = calls.getValue(one, period(leap, leap, now));
    Double numerator = value.numerator();
    return new Value(
        numerator == null
            ? null
            : (Double) (numerator - (less.numerator() == null ? 0 : less.numerator())),
        value.denominator() - less.denominator());
  }

  private List<Figure> ofOrders(ComparedDays of) {
    var values = orders.listValues(part(of.from(), of.until()));
    Map<String, vigil.insight.rollup.Indicator.Value> previous =
        isKept(days.findFirst().orElse(null), of.previousFrom())
            ? orders.listValues(part(of.previousFrom(), of.previousUntil()))
            : Map.of();
    var like = YearOnYear.days(of.from(), of.until().plusDays(1));
    var lastYear = lastYears.listOrderValues(like);
    var compared =
        YearOnYear.leapDay(of.from(), of.until()) == null ? values : orders.listPastValues(like);
    var all = new ArrayList<Figure>();
    for (var one : Indicators.ALL) {
      Double shown = Objects.requireNonNull(values.get(one.key())).value();
      var was = previous.get(one.key());
      all.add(
          new Figure(
              one.key(),
              one.texts().name(),
              one.texts().nameEn(),
              one.isCount() ? Unit.ORDERS : Unit.SHARE,
              shown,
              before(shown, was == null ? null : was.value()),
              before(
                  Objects.requireNonNull(compared.get(one.key())).value(), lastYear.get(one.key())),
              "/api/insight/behind?indicator=%s&from=%s&to=%s"
                  .formatted(one.key(), of.from(), of.until())));
    }
    return all;
  }

  static Period period(LocalDate from, LocalDate until, Instant now) {
    return Period.of(WorkingDays.startOf(from), WorkingDays.endOf(until), now);
  }

  private static SqlOverdue.Part part(LocalDate from, LocalDate until) {
    return new SqlOverdue.Part(from, until, null, null);
  }

  static boolean isKept(@Nullable LocalDate first, LocalDate from) {
    return first != null && !from.isBefore(first);
  }

  static @Nullable Before before(@Nullable Double value, @Nullable Double was) {
    return was == null ? null : new Before(was, YearOnYear.growth(value, was));
  }

  private static @Nullable Double shown(OverviewIndicator one, Value value) {
    if (one.terms().isCount()) {
      return (double) value.denominator();
    }
    Double numerator = value.numerator();
    return numerator == null || value.denominator() == 0
        ? null
        : (Double) (numerator / value.denominator());
  }

  private static Unit unit(OverviewIndicator.Unit unit) {
    return switch (unit) {
      case CALLS -> Unit.CALLS;
      case ORDERS -> Unit.ORDERS;
      case SHARE -> Unit.SHARE;
      case SECONDS -> Unit.SECONDS;
    };
  }
}
