package vigil.casework;

import java.time.Instant;
import vigil.kernel.Fact;

/// What a batch went through. What it did to each order stands in that order's own history.
public sealed interface BatchFact extends Fact {
  /// Somebody decided one thing over many orders.
  ///
  /// @param deed what: `Dispatch`, `Merge`, ...
  record BatchBegun(String subject, int version, Instant at, String by, String deed)
      implements BatchFact {}

  /// Every order that it is about is known, each with the version it had.
  record BatchGathered(String subject, int version, Instant at, int all) implements BatchFact {}

  record BatchStopped(String subject, int version, Instant at, String by) implements BatchFact {}

  record BatchResumed(String subject, int version, Instant at, String by) implements BatchFact {}

  /// The failed ones are tried again.
  ///
  /// @param newest on the version that the orders have now, instead of the one seen at first
  record BatchRetried(String subject, int version, Instant at, String by, int items, boolean newest)
      implements BatchFact {}

  record BatchEnded(String subject, int version, Instant at, int done, int failed)
      implements BatchFact {}
}
