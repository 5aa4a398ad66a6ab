package vigil.insight.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.insight.rollup.IndicatorTexts;
import vigil.insight.store.OverviewIndicator;

/// The figures of a period.
///
/// @param until last day, included
/// @param asOf when they were computed
record Overview(
    LocalDate from,
    LocalDate until,
    Instant asOf,
    List<Indicator> indicators,
    List<Part> districts,
    List<Part> categories,
    List<Part> states) {
  /// An indicator as it is shown.
  ///
  /// @param opens the path that lists the orders or calls behind the value
  /// @param importedDays of so many days an older system handed over the sum: nothing is listed for
  ///   them
  record Indicator(
      String key,
      @JsonUnwrapped IndicatorTexts texts,
      OverviewIndicator.Unit unit,
      @JsonUnwrapped Quotient quotient,
      @Nullable Double target,
      @Nullable LastYear lastYear,
      String opens,
      int importedDays) {}

  /// @param value null where nothing was there to divide by
  record Quotient(@Nullable Double value, @Nullable Double numerator, long denominator) {}

  /// @param growth (x - x0) / x0; null where x0 = 0
  record LastYear(double value, @Nullable Double growth) {}

  /// Orders of a district, a first-level category or a state.
  record Part(String key, String name, String nameEn, int orders, String opens) {}
}
