package vigil.simulator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vigil.casework.Assignment;
import vigil.casework.AssignmentStep;
import vigil.casework.Order;
import vigil.casework.Step;
import vigil.casework.life.AssignmentTransitions;
import vigil.casework.life.OrderTransitions;
import vigil.kernel.TransitionTable.Transition;

/// Which arrows of the two tables people walked; one that no table holds is a breach.
final class TransitionCoverage {
  private final Set<Object> walked = new LinkedHashSet<>();

  void note(Order before, PlannedStep turn, Order after) {
    Class<? extends Step> step = turn.step().getClass();
    boolean isOfTheOrder =
        turn.step() instanceof Step.OrderStep
            || turn.step() instanceof AssignmentStep.Review
            || turn.step() instanceof AssignmentStep.Arbitrate;
    if (isOfTheOrder || before.state() != after.state()) {
      InvariantViolation.unless(
          OrderTransitions.TABLE.allows(before.state(), step, after.state()),
          () -> "no arrow: " + before.state() + " " + turn + " " + after.state());
      walked.add(new Transition<>(before.state(), step, after.state()));
    }
    for (Assignment a : before.assignments()) {
      note(a, turn, after.findAssignment(a.id()).orElseThrow());
    }
  }

  private void note(Assignment before, PlannedStep turn, Assignment after) {
    Class<? extends Step> step = turn.step().getClass();
    boolean isMoved = before.state() != after.state();
    if (isMoved || before.id().equals(turn.part())) {
      InvariantViolation.unless(
          AssignmentTransitions.TABLE.allows(before.state(), step, after.state()),
          () -> "no arrow: " + before + " " + turn + " " + after.state());
      walked.add(new Transition<>(before.state(), step, after.state()));
    }
  }

  void add(TransitionCoverage other) {
    walked.addAll(other.walked);
  }

  int size() {
    return walked.size();
  }

  static List<Object> all() {
    List<Object> all = new ArrayList<>(OrderTransitions.TABLE.arrows());
    all.addAll(AssignmentTransitions.TABLE.arrows());
    return all;
  }

  /// What nobody walked yet.
  List<Object> missing() {
    List<Object> missing = all();
    missing.removeAll(walked);
    return missing;
  }
}
