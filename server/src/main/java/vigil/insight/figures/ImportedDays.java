package vigil.insight.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.WorkingDays;
import vigil.insight.rollup.Indicator;
import vigil.insight.store.OverviewIndicator;
import vigil.insight.store.PastMeasure;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlOverviewIndicators;

/// What an older system handed over of days before our own first one: sums by day, with no call and
/// no order behind them. Of a day that is our own it says nothing.
@Component
public class ImportedDays {
  private final SqlOverviewIndicators figures;
  private final SqlDailySums days;

  public ImportedDays(SqlOverviewIndicators figures, SqlDailySums days) {
    this.figures = figures;
    this.days = days;
  }

  /// Sums over days that were handed over.
  ///
  /// @param base what a ratio is divided by; the hits again for a count
  /// @param days how many days are in them
  public record Sums(double hits, double base, int days) {
    public static final Sums NONE = new Sums(0, 0, 0);

    /// A count of our own with these.
    public Indicator.Value with(Indicator.Value own) {
      return days == 0
          ? own
          : new Indicator.Value(
              own.numerator() + hits, own.numerator() + hits, own.denominator() + Math.round(base));
    }

    /// Hits of our own, if there are any, with these.
    public @Nullable Double hitsWith(@Nullable Double own) {
      return days == 0 ? own : Double.valueOf(hits + (own == null ? 0 : own));
    }
  }

  /// Sums of an indicator of calls; a ratio only of days of which both its terms are known.
  public Sums sum(OverviewIndicator figure, List<LocalDate> of) {
    return figure.lastYear().isEmpty()
        ? Sums.NONE
        : sum(figure.lastYear().getFirst(), figure.lastYear().getLast(), of);
  }

  public Sums sumOrders(List<LocalDate> of) {
    return sum(PastMeasure.ORDERS, PastMeasure.ORDERS, of);
  }

  /// How many of these days lie before our own first order; while there is none, before today.
  public int countDaysBeforeOrders(List<LocalDate> of, LocalDate today) {
    return countBefore(PastMeasure.ORDERS, of, today);
  }

  /// How many of these days lie before our own first call; while there is none, before today.
  public int countDaysBeforeCalls(List<LocalDate> of, LocalDate today) {
    return countBefore(PastMeasure.CALLS, of, today);
  }

  /// Whether an order, or a call, of our own was ever counted.
  public boolean hasBegun(OverviewIndicator.Source source) {
    return ownFirst(
            source == OverviewIndicator.Source.CALLS ? PastMeasure.CALLS : PastMeasure.ORDERS)
        != null;
  }

  private int countBefore(PastMeasure measure, List<LocalDate> of, LocalDate today) {
    LocalDate own = Objects.requireNonNullElse(ownFirst(measure), today);
    return (int) of.stream().filter(day -> day.isBefore(own)).count();
  }

  private Sums sum(PastMeasure hit, PastMeasure base, List<LocalDate> of) {
    if (of.isEmpty()) {
      return Sums.NONE;
    }
    Map<LocalDate, Double> hits = known(hit, of);
    Map<LocalDate, Double> bases = known(base, of);
    double sum = 0;
    double divisor = 0;
    int known = 0;
    for (LocalDate day : of) {
      Double one = hits.get(day);
      Double other = bases.get(day);
      if (one != null && other != null) {
        sum += one;
        divisor += other;
        known++;
      }
    }
    return new Sums(sum, divisor, known);
  }

  private Map<LocalDate, Double> known(PastMeasure measure, List<LocalDate> of) {
    LocalDate own = ownFirst(measure);
    var known =
        new HashMap<>(figures.listLastYear(measure, of.getFirst(), of.getLast().plusDays(1)));
    known.keySet().removeIf(day -> own != null && !day.isBefore(own));
    return known;
  }

  private @Nullable LocalDate ownFirst(PastMeasure measure) {
    if (measure == PastMeasure.ORDERS) {
      return days.findFirst().orElse(null);
    }
    Instant first = figures.findFirstCall().orElse(null);
    return first == null ? null : WorkingDays.dayOf(first);
  }
}
