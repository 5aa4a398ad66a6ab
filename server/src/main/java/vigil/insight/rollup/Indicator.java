package vigil.insight.rollup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An indicator of orders over the roll-ups.
///
/// @param hits what is summed above the line
/// @param base what is divided by; empty for a plain count
/// @param kind how the two become a value
/// @param isLessBetter whether a small value is the good one
public record Indicator(
    String key,
    IndicatorTexts texts,
    List<Measure> hits,
    List<Measure> base,
    Kind kind,
    boolean isLessBetter) {
  /// How a value is made.
  public enum Kind {
    COUNT,
    SHARE,
    /// One minus the share.
    REST,
    /// Hits are summed by the weights of the answers.
    WEIGHED
  }

  public Indicator {
    hits = List.copyOf(hits);
    base = List.copyOf(base);
  }

  /// A value and what it was made of.
  ///
  /// @param value null where nothing was there to divide by
  public record Value(@Nullable Double value, double numerator, long denominator) {}

  /// Which orders are meant: those with one of the bits of `any` and none of `none`.
  public record Bits(long any, long none) {}

  public boolean isCount() {
    return kind == Kind.COUNT;
  }

  /// What the sums give.
  ///
  /// @param sums by measure, in the order of [Measure]
  /// @param weights what each answer is worth
  public Value of(long[] sums, Map<String, Double> weights) {
    double hit = 0;
    long divisor = 0;
    var measures = Measure.values();
    for (int i = 0; i < measures.length; i++) {
      double weight = kind == Kind.WEIGHED ? weights.getOrDefault(measures[i].name(), 0.0) : 1;
      hit += hits.contains(measures[i]) ? weight * sums[i] : 0;
      divisor += base.contains(measures[i]) ? sums[i] : 0;
    }
    if (isCount()) {
      return new Value(hit, hit, (long) hit);
    }
    double numerator = kind == Kind.REST ? divisor - hit : hit;
    return new Value(divisor == 0 ? null : numerator / divisor, numerator, divisor);
  }

  /// The orders that the value is about.
  public Bits behind() {
    return new Bits(Measure.mask(isCount() ? hits : base), 0);
  }

  /// Those of them that made it worse.
  public Bits bad() {
    return switch (kind) {
      case WEIGHED -> new Bits(Measure.DISSATISFIED.bit(), 0);
      case COUNT, REST -> new Bits(Measure.mask(hits), 0);
      case SHARE ->
          isLessBetter
              ? new Bits(Measure.mask(hits), 0)
              : new Bits(Measure.mask(base), Measure.mask(hits));
    };
  }
}
