package vigil.understanding.life.quality;

/// A number with its unit as a text says it: `两千三`, `七十多岁`, `晚上九点半`.
///
/// @param low the least it may mean, in the unit of its measure (minutes, yuan, metres)
/// @param high the most
record Quantity(Measure measure, double low, double high, int from, int until) {
  /// What is counted.
  enum Measure {
    MONEY,
    AGE,
    COUNT,
    TIMES,
    MINUTES,
    CLOCK,
    DATE,
    NUMBER_OF_HOUSE,
    LINE,
    PERCENT,
    SIZE,
    /// Without a unit.
    PLAIN
  }

  /// Whether the other may mean the same.
  boolean fits(Quantity other) {
    return isComparable(other) && low <= other.high * SLACK && other.low <= high * SLACK;
  }

  private static final double SLACK = 1.02;

  private boolean isComparable(Quantity other) {
    return measure == other.measure
        || measure == Measure.PLAIN
        || other.measure == Measure.PLAIN
        || (isHouseOrDay() && other.isHouseOrDay());
  }

  private boolean isHouseOrDay() {
    return measure == Measure.NUMBER_OF_HOUSE || measure == Measure.LINE;
  }
}
