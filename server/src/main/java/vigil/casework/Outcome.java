package vigil.casework;

import java.util.List;

/// What became of a step: it was taken, or refused with the reason.
public sealed interface Outcome permits Outcome.Decision, Refusal {
  /// The step was taken.
  ///
  /// @param after the order as it is now
  /// @param facts what happened, in order
  record Decision(Order after, List<OrderFact> facts) implements Outcome {
    public Decision {
      facts = List.copyOf(facts);
    }
  }
}
