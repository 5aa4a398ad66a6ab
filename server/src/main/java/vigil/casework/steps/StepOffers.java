package vigil.casework.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentStep;
import vigil.casework.Offer;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.StepForms;
import vigil.casework.life.Actor;
import vigil.casework.life.AssignmentLife;
import vigil.casework.life.OfferedForms;
import vigil.casework.life.OrderLife;
import vigil.casework.life.StepPermissions;

/// The buttons: every step that somebody with these roles may ever take, as it stands now.
record StepOffers(DecisionContextLoader knowledge, InstantSource clock) {
  /// Every step of the order and of each live part, with the reason where it may not be taken.
  List<Offer> list(Order order, Actor by) {
    Instant at = clock.instant();
    var offers = new ArrayList<Offer>();
    for (Class<?> kind : Step.OrderStep.class.getPermittedSubclasses()) {
      var step = kind.asSubclass(Step.OrderStep.class);
      if (StepForms.find(step).isPresent() && isOwn(step, by)) {
        var known = knowledge.load(order, step, null, knowledge.awaited(order, step));
        Refusal no = new OrderLife(order, known, by).findRefusal(step, at);
        boolean isPast = step == Step.TakeBackAnswer.class && no != null;
        if (!isPast) {
          offers.add(
              new Offer(
                  step.getSimpleName(),
                  null,
                  null,
                  no,
                  StepPermissions.isFor(step, order, null, by),
                  no == null ? OfferedForms.list(step, order, null, known, by) : List.of()));
        }
      }
    }
    order.live().stream()
        .filter(a -> a.role() != AssignmentRole.CC)
        .forEach(a -> ofUnit(order, a, by, at, offers));
    return offers;
  }

  private void ofUnit(Order order, Assignment a, Actor by, Instant at, List<Offer> offers) {
    for (Class<?> kind : AssignmentStep.class.getPermittedSubclasses()) {
      var step = kind.asSubclass(AssignmentStep.class);
      if (!isOwn(step, by)) {
        continue;
      }
      var known = knowledge.load(order, step, a.unit(), null);
      Refusal no = new AssignmentLife(order, a, known, by).findRefusal(step, at);
      offers.add(
          new Offer(
              step.getSimpleName(),
              a.id(),
              a.unit(),
              no,
              StepPermissions.isFor(step, order, a, by),
              no == null ? OfferedForms.list(step, order, a, known, by) : List.of()));
    }
  }

  private static boolean isOwn(Class<? extends Step> step, Actor by) {
    return StepPermissions.listRoles(step).stream().anyMatch(by.roles()::contains);
  }
}
