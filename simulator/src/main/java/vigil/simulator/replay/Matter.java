package vigil.simulator.replay;

/// What a caller calls about: a leaf of the categories.
///
/// @param isPandemic whether it counts as about the pandemic
/// @param isRapid whether the rapid-disposal lane holds its urgent orders
/// @param weights how often it comes among its like
public record Matter(
    String category, boolean isPandemic, boolean isRapid, Theme theme, Weights weights) {
  /// What moved in the course of the spring.
  public enum Theme {
    FOOD_MEDICINE,
    TRAVEL_HOME,
    OTHER
  }

  /// At the beginning, the middle and the end of the spring.
  public record Weights(double first, double middle, double last) {
    static Weights steady(double weight) {
      return new Weights(weight, weight, weight);
    }

    /// @param place 0 on the first day, 1 on the last
    double at(double place) {
      return place < 0.5
          ? first + (middle - first) * place * 2
          : middle + (last - middle) * (place - 0.5) * 2;
    }
  }
}
