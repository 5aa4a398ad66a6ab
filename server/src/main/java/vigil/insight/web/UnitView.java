package vigil.insight.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.DueStatus;
import vigil.city.Unit;
import vigil.insight.figures.IndicatorTable.Cell;
import vigil.insight.figures.IndicatorTable.Head;
import vigil.insight.store.SqlOverviewIndicators.CountedOrder;

/// A unit's morning.
record UnitView(
    @JsonUnwrapped UnitNames unit,
    @JsonUnwrapped Weeks weeks,
    DueCountsView debt,
    List<DueOrderView> owed,
    List<IndicatorComparison> standings,
    List<ReturnedOrders> back,
    List<FrequentCategory> often,
    List<DayView> curve) {
  /// Which unit it is, and how it stands among its like.
  ///
  /// @param tiers in how many its peer group stands where the city tells no places; else null
  record UnitNames(String id, String name, String nameEn, Unit.Kind peer, @Nullable Integer tiers) {
    static UnitNames of(Unit unit, int tiers) {
      return new UnitNames(
          unit.id(), unit.name(), unit.nameEn(), unit.kind(), tiers == 0 ? null : tiers);
    }
  }

  /// Which days are looked at.
  ///
  /// @param from first of the last seven days, today included
  /// @param before first of the seven before
  record Weeks(Instant asOf, LocalDate before, LocalDate from, LocalDate until) {}

  /// What is owed.
  ///
  /// @param today of it due by the end of today
  /// @param late of it overdue
  record DueCountsView(long all, long today, long late) {}

  record DueOrderView(CountedOrder order, Instant due, DueStatus lamp) {}

  /// An indicator, against the week before and against the like.
  ///
  /// @param median of the peer group in these seven days
  /// @param opens the orders behind it
  /// @param opensBad those that made it worse
  record IndicatorComparison(
      Head head,
      Cell now,
      @Nullable Double before,
      @Nullable Double median,
      String opens,
      String opensBad) {}

  /// What came back.
  record ReturnedOrders(
      String key, String name, String nameEn, List<CountedOrder> orders, String opens) {}

  record FrequentCategory(String key, String name, String nameEn, long orders, String opens) {}

  /// A day of the curve.
  record DayView(LocalDate day, long orders, long closed, long due, long onTime) {}
}
