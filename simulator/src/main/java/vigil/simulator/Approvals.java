package vigil.simulator;

import java.util.List;
import vigil.casework.Assignment;
import vigil.casework.AssignmentStep;
import vigil.casework.Order.Request;
import vigil.casework.Order.RequestKind;
import vigil.casework.Step;
import vigil.casework.life.Actor;

/// Two people at the hotline agree to what was asked for, or one does not.
final class Approvals {
  private static final double HOUR = 3600;
  private static final List<Actor> ALL =
      List.of(SimulatedCity.DISPATCHER, SimulatedCity.REVIEWER, SimulatedCity.MANAGER);

  private final EventProfile mood;
  private final SeededRandom chance;

  Approvals(EventProfile mood) {
    this.mood = mood;
    chance = mood.chance();
  }

  /// The next of those who neither asked nor agreed yet says yes or no; after a yes that could not
  /// be given, a no.
  PlannedStep getNextStep(OrderSituation situation, Request request) {
    var free =
        ALL.stream()
            .filter(a -> !a.id().equals(request.by()) && !request.approvers().contains(a.id()))
            .toList();
    var by = mood.odd(situation, 0.03) ? chance.pick(ALL) : chance.pick(free);
    boolean isAgreed = !situation.isSober() && chance.happens(likely(request.kind()));
    double seconds = chance.logNormal(3 * HOUR, 0.8);
    if (request.kind() == RequestKind.RELAY) {
      return relay(request, seconds);
    }
    return request.kind() == RequestKind.RETURN
        ? new PlannedStep(
            by, request.assignment(), new AssignmentStep.Arbitrate(isAgreed, null), (long) seconds)
        : PlannedStep.of(
            by, new Step.Decide(request.kind(), request.assignment(), isAgreed, null), seconds);
  }

  /// The hotline asks the citizen, whom the unit may not know.
  private PlannedStep relay(Request request, double seconds) {
    String part = String.valueOf(request.assignment());
    var answer =
        chance.happens(0.8)
            ? new Step.Relay(part, true, null, "市民说每天傍晚都有", null)
            : new Step.Relay(part, false, Assignment.Failure.NO_ANSWER, null, null);
    return PlannedStep.of(SimulatedCity.CALLER, answer, seconds);
  }

  private static double likely(RequestKind kind) {
    return switch (kind) {
      case RETURN -> 0.75;
      case EXTENSION, ASSIST -> 0.85;
      case SHELVE, DIFFICULT, EXCLUDE_FROM_SCORING, CLOSE_DISSATISFIED -> 0.8;
      case RELAY -> 1;
    };
  }
}
