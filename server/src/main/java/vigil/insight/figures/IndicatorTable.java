package vigil.insight.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.Unit;
import vigil.insight.rollup.Indicator;
import vigil.insight.rollup.IndicatorTexts;

/// The indicators of orders by the values of one dimension.
///
/// @param until last day, included
/// @param lines the whole first, where there is one
/// @param tiers in how many a peer group stands where the city tells no places; else null
public record IndicatorTable(
    Breakdown by,
    LocalDate from,
    LocalDate until,
    List<Head> heads,
    List<Line> lines,
    @Nullable Integer tiers) {
  /// What the lines are.
  public enum Breakdown {
    CITY,
    DISTRICT,
    UNIT,
    PEER,
    CATEGORY,
    CHANNEL,
    DAY
  }

  /// An indicator's words.
  public record Head(
      String key, @JsonUnwrapped IndicatorTexts texts, boolean isCount, boolean isLessBetter) {
    static Head of(Indicator one) {
      return new Head(one.key(), one.texts(), one.isCount(), one.isLessBetter());
    }
  }

  /// A line.
  ///
  /// @param peer the group a unit is ranked in; null for what is no unit
  /// @param cells one for each head
  public record Line(
      String key, String name, String nameEn, Unit.@Nullable Kind peer, List<Cell> cells) {}

  /// A value.
  ///
  /// @param value null where nothing was there to divide by
  /// @param rank 1 is best; among peers only, null where nothing is ranked; the tier where the
  ///   table has tiers
  /// @param of how many are ranked, or how many tiers there are
  public record Cell(
      @Nullable Double value,
      double numerator,
      long denominator,
      @Nullable Integer rank,
      @Nullable Integer of) {}
}
