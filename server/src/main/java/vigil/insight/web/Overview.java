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
  record Indicator(
      String key,
      @JsonUnwrapped IndicatorTexts texts,
      OverviewIndicator.Unit unit,
      @JsonUnwrapped Quotient quotient,
      @Nullable Double target,
      @Nullable LastYear lastYear,
      String opens,
      @JsonUnwrapped OlderDays older) {}

  /// Days of the period before this house counted.
  ///
  /// @param importedDays of so many an older system handed over this figure: they are in it, and
  ///   nothing is listed for them
  /// @param unknownDays of so many nobody knows it, and they are not in it
  record OlderDays(int importedDays, int unknownDays) {}

  /// @param value null where nothing was there to divide by, or nobody knows
  record Quotient(@Nullable Double value, @Nullable Double numerator, long denominator) {}

  /// @param growth (x - x0) / x0; null where x0 = 0, a day of the period is unknown or this house
  ///   has not begun to count
  record LastYear(double value, @Nullable Double growth) {}

  /// Orders of a district, a first-level category or a state.
  record Part(String key, String name, String nameEn, int orders, String opens) {}
}
