package vigil.insight.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.insight.rollup.IndicatorTexts;

/// An indicator: what it counts, among what, by which formula. The SQL fragments are constants over
/// `insight.call_seen c` and `insight.order_seen o`, with `:from`, `:to` and `:now` bound.
///
/// @param target what the standard asks for; null where there is none
/// @param lastYear what is known of a year ago by day: numerator and, for a ratio, denominator
public record OverviewIndicator(
    String key,
    IndicatorTexts texts,
    Unit unit,
    Source source,
    Terms terms,
    @Nullable Double target,
    List<PastMeasure> lastYear) {
  /// What its formula is made of.
  ///
  /// @param base what is counted, or divided by
  /// @param hit which of them count; null for a plain count
  /// @param sum what is summed over the base for a mean; null for a ratio
  public record Terms(String base, @Nullable String hit, @Nullable String sum) {
    public static Terms count(String base) {
      return new Terms(base, null, null);
    }

    public static Terms ratio(String base, String hit) {
      return new Terms(base, hit, null);
    }

    public static Terms mean(String base, String sum) {
      return new Terms(base, null, sum);
    }

    public boolean isCount() {
      return hit == null && sum == null;
    }
  }

  /// How a value is read.
  public enum Unit {
    CALLS,
    ORDERS,
    SHARE,
    SECONDS
  }

  /// What is counted.
  public enum Source {
    CALLS("insight.call_seen c", "c"),
    ORDERS("insight.order_seen o", "o");

    public final String table;
    public final String alias;

    Source(String table, String alias) {
      this.table = table;
      this.alias = alias;
    }
  }

  /// The orders or calls behind the value.
  public String behind() {
    return terms.hit() == null ? terms.base() : terms.base() + " and " + terms.hit();
  }
}
