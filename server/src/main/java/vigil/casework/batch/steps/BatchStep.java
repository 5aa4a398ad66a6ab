package vigil.casework.batch.steps;

/// What happens to a batch.
public sealed interface BatchStep {
  /// All its orders are known.
  record Gather() implements BatchStep {}

  /// Somebody stops it between two orders.
  record Stop() implements BatchStep {}

  /// The batch goes on with those that wait.
  record Resume() implements BatchStep {}

  /// The failed ones wait again.
  ///
  /// @param newest on the version the orders have now
  record Retry(boolean newest) implements BatchStep {}

  /// No order waits any more.
  record End() implements BatchStep {}
}
