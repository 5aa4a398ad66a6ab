package vigil.simulator;

import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.Step;
import vigil.casework.life.Actor;

/// What somebody is about to do with an order, and when she gets to it.
///
/// @param part the assignment it is about; null for a step of the whole order
record Turn(Actor by, @Nullable String part, Step step, long afterSeconds) {
  static Turn of(Actor by, Step.OrderStep step, double seconds) {
    return new Turn(by, null, step, (long) seconds);
  }

  static Turn on(Assignment part, Actor by, Step.AssignmentStep step, double seconds) {
    return new Turn(by, part.id(), step, (long) seconds);
  }

  /// So many people work side by side, so the first of them is done so much earlier.
  Turn among(int people) {
    return new Turn(by, part, step, afterSeconds / people);
  }
}
