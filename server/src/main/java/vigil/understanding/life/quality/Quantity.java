package vigil.understanding.life.quality;

/// A number with its unit as a text says it: `两千三`, `七十多岁`, `晚上九点半`.
///
/// @param low the least it may mean, in the unit of its measure (minutes, yuan, metres)
/// @param high the most
public record Quantity(Measure measure, double low, double high, int from, int until) {
  /// What is counted.
  public enum Measure {
    MONEY,
    AGE,
    COUNT,
    TIMES,
    MINUTES,
    CLOCK,
    DATE,
    /// A day without its month.
    DAY,
    NUMBER_OF_HOUSE,
    LINE,
    PERCENT,
    SIZE,
    /// Without a unit.
    PLAIN
  }

  /// Whether the other may mean the same.
  boolean fits(Quantity other) {
    if (measure == Measure.DAY || other.measure == Measure.DAY) {
      return day() == other.day();
    }
    return isComparable(other) && low <= other.high * SLACK && other.low <= high * SLACK;
  }

  /// The day of the month that it may name: 15日, 十五号, 6月15日, and what was read as 15 days.
  private double day() {
    return switch (measure) {
      case DATE -> low % 100;
      case MINUTES -> Math.rint((low + high) / 2 / (24 * 60));
      case MONEY, AGE, COUNT, TIMES, CLOCK, DAY, NUMBER_OF_HOUSE, LINE, PERCENT, SIZE, PLAIN -> low;
    };
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
