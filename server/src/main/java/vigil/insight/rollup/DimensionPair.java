package vigil.insight.rollup;

import java.util.Optional;

/// Two dimensions whose daily marginals are kept together, or one alone.
public enum DimensionPair {
  CHANNEL_ALL(Dimension.CHANNEL, Dimension.ALL),
  DISTRICT_ALL(Dimension.DISTRICT, Dimension.ALL),
  CATEGORY_ALL(Dimension.CATEGORY, Dimension.ALL),
  UNIT_ALL(Dimension.UNIT, Dimension.ALL),
  CATEGORY_CHANNEL(Dimension.CATEGORY, Dimension.CHANNEL),
  DISTRICT_CHANNEL(Dimension.DISTRICT, Dimension.CHANNEL),
  UNIT_CHANNEL(Dimension.UNIT, Dimension.CHANNEL),
  DISTRICT_CATEGORY(Dimension.DISTRICT, Dimension.CATEGORY),
  UNIT_CATEGORY(Dimension.UNIT, Dimension.CATEGORY),
  DISTRICT_UNIT(Dimension.DISTRICT, Dimension.UNIT);

  public final Dimension one;
  public final Dimension other;

  DimensionPair(Dimension one, Dimension other) {
    this.one = one;
    this.other = other;
  }

  /// What orders are divided by.
  public enum Dimension {
    DISTRICT,
    UNIT,
    /// Of the first level.
    CATEGORY,
    CHANNEL,
    /// One value, `*`: the other dimension alone.
    ALL
  }

  public boolean contains(Dimension dimension) {
    return one == dimension || other == dimension;
  }

  /// The smallest pair that holds a dimension.
  public static DimensionPair of(Dimension dimension) {
    return between(dimension, dimension).orElseThrow();
  }

  /// The pair of two dimensions.
  public static Optional<DimensionPair> between(Dimension one, Dimension other) {
    for (DimensionPair pair : values()) {
      if (pair.contains(one) && pair.contains(other)) {
        return Optional.of(pair);
      }
    }
    return Optional.empty();
  }
}
