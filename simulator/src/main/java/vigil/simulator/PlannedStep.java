package vigil.simulator;

import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentStep;
import vigil.casework.Step;
import vigil.casework.life.Actor;

/// What somebody is about to do with an order, and when they get to it.
///
/// @param part the assignment it is about; null for a step of the whole order
record PlannedStep(Actor by, @Nullable String part, Step step, long afterSeconds) {
  static PlannedStep of(Actor by, Step.OrderStep step, double seconds) {
    return new PlannedStep(by, null, step, (long) seconds);
  }

  static PlannedStep on(Assignment part, Actor by, AssignmentStep step, double seconds) {
    return new PlannedStep(by, part.id(), step, (long) seconds);
  }

  /// So many people work side by side, so the first of them is done so much earlier.
  PlannedStep among(int people) {
    return new PlannedStep(by, part, step, afterSeconds / people);
  }
}
