package vigil.watch.steps;

import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.watch.Incident.LateStep;

/// Asks the orders themselves.
@Component
class OrderLateStepCheck implements LateStepCheck {
  /// Reads orders for the manager who would be woken.
  private static final Staff WATCH =
      new Staff("watch", "值守", "Watch", Set.of(Role.MANAGER), null, null);

  private final Casework casework;
  private final InstantSource clock;

  OrderLateStepCheck(Casework casework, InstantSource clock) {
    this.casework = casework;
    this.clock = clock;
  }

  @Override
  public boolean isStillLate(LateStep one) {
    return casework
        .find(one.order(), WATCH)
        .filter(order -> order.clocks().stream().anyMatch(running -> isOf(running, one)))
        .isPresent();
  }

  private boolean isOf(vigil.casework.Clock running, LateStep one) {
    String part = running.part().assignment() == null ? "" : running.part().assignment();
    return running.kind() == one.clock()
        && part.equals(one.part())
        && !running.due().isAfter(clock.instant());
  }
}
