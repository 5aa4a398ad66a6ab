package vigil.understanding.life;

import java.util.List;

/// How a model reads orders that it has not learned from.
///
/// @param confusion first levels, those that occur
/// @param calibration ten bins of confidence, those that hold orders
public record ModelReport(
    ReportTotals totals,
    Found urgent,
    List<ConfusionCell> confusion,
    List<CalibrationBin> calibration,
    List<GroupFigures> groups) {
  public ModelReport {
    confusion = List.copyOf(confusion);
    calibration = List.copyOf(calibration);
    groups = List.copyOf(groups);
  }

  /// Over all of them.
  ///
  /// @param orders that were read
  /// @param decided how many of them are surer than the last at which 97 of 100 are right
  /// @param calibrationError mean distance of confidence and share of right ones over ten bins
  public record ReportTotals(
      int orders, double accuracy, double macroF1, double decided, double calibrationError) {}

  /// How many of the urgent ones were found, and how many of those found are urgent.
  public record Found(int urgent, int found, int both) {}

  /// How many orders of one first level were read as another, or as itself.
  public record ConfusionCell(String stored, String read, int count) {}

  /// Orders read with about this confidence.
  ///
  /// @param confidence their mean
  public record CalibrationBin(double confidence, double right, int count) {}

  public enum Grouping {
    DISTRICT,
    CHANNEL
  }

  /// How right it is for a part of the orders.
  ///
  /// @param key a code of the city or a channel
  public record GroupFigures(Grouping by, String key, int count, int right) {}
}
