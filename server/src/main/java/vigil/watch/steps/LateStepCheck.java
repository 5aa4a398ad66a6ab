package vigil.watch.steps;

import vigil.watch.Incident.LateStep;

/// Whether a step is still late: between its due time and a page somebody may have taken it.
interface LateStepCheck {
  boolean isStillLate(LateStep one);
}
