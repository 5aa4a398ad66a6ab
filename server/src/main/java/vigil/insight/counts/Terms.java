package vigil.insight.counts;

/// What the logarithm of an expectation is a weighted sum of; the first term is always 1.
public interface Terms {
  int size();

  /// The terms of a period, which may lie after the history.
  ///
  /// @param period from the first of the history on, which is 0
  double[] at(int period);
}
