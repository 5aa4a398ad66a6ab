package vigil.insight.rollup;

import java.util.Optional;

/// Two dimensions whose daily marginals are kept together. A dimension alone is read from the
/// smallest pair that holds it.
public enum Pair {
  CATEGORY_CHANNEL(Dimension.CATEGORY, Dimension.CHANNEL),
  DISTRICT_CHANNEL(Dimension.DISTRICT, Dimension.CHANNEL),
  UNIT_CHANNEL(Dimension.UNIT, Dimension.CHANNEL),
  DISTRICT_CATEGORY(Dimension.DISTRICT, Dimension.CATEGORY),
  UNIT_CATEGORY(Dimension.UNIT, Dimension.CATEGORY),
  DISTRICT_UNIT(Dimension.DISTRICT, Dimension.UNIT);

  public final Dimension one;
  public final Dimension other;

  Pair(Dimension one, Dimension other) {
    this.one = one;
    this.other = other;
  }

  /// What orders are divided by.
  public enum Dimension {
    DISTRICT,
    UNIT,
    /// Of the first level.
    CATEGORY,
    CHANNEL
  }

  public boolean holds(Dimension dimension) {
    return one == dimension || other == dimension;
  }

  /// The smallest pair that holds a dimension.
  public static Pair of(Dimension dimension) {
    return between(dimension, dimension).orElseThrow();
  }

  /// The pair of two dimensions.
  public static Optional<Pair> between(Dimension one, Dimension other) {
    for (Pair pair : values()) {
      if (pair.holds(one) && pair.holds(other)) {
        return Optional.of(pair);
      }
    }
    return Optional.empty();
  }
}
