package vigil.insight.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An indicator: what it counts, among what, by which formula. The SQL fragments are constants over
/// `insight.call_seen c` and `insight.order_seen o`, with `:from`, `:to` and `:now` bound.
///
/// @param base what is counted, or divided by
/// @param hit which of them count; null for a plain count
/// @param sum what is summed over the base for a mean; null for a ratio
/// @param target what the standard asks for; null where there is none
/// @param lastYear what is known of a year ago by day: numerator and, for a ratio, denominator
public record OverviewIndicator(
    String key,
    String name,
    String nameEn,
    String formula,
    String formulaEn,
    Unit unit,
    Source source,
    String base,
    @Nullable String hit,
    @Nullable String sum,
    @Nullable Double target,
    List<PastMeasure> lastYear) {
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
    return hit == null ? base : base + " and " + hit;
  }
}
