package vigil.bench.sensing;

/// A detector that says of each measured period whether it alarms, by what came up to it.
interface Detector {
  String name();

  /// Reads the periods asked, each by those before it.
  ///
  /// @param from the first period asked
  /// @param to the first that is not
  /// @return an alarm a period
  boolean[] read(int[] counts, int from, int to);
}
