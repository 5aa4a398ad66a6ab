package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.casework.AssignmentStep;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.identity.Role;

/// What the hotline's duties are worth to somebody of a unit (rules 2.3).
class StepPermissionsTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");
  private final Fixture town = new Fixture();

  // promise: docs/rules.md «only reviews (3.15) what it passed on»
  @ParameterizedTest
  @ValueSource(strings = {Fixture.DISTRICT, Fixture.HEALTH})
  void theHotlinesDutiesAreNobodysOfAUnitThatLeadsOrAssists(String unit) {
    Order order = town.handling(AppealType.HELP, MONDAY, Fixture.HEALTH);
    var roles = EnumSet.complementOf(EnumSet.of(Role.CLERK, Role.HANDLER));
    var by = new Actor("x", roles, unit);
    for (Class<?> kind : Step.OrderStep.class.getPermittedSubclasses()) {
      var step = kind.asSubclass(Step.class);
      assertFalse(StepPermissions.isFor(step, order, null, by), step.getSimpleName());
    }
    for (Class<?> kind : AssignmentStep.class.getPermittedSubclasses()) {
      var step = kind.asSubclass(Step.class);
      for (var part : order.assignments()) {
        assertFalse(StepPermissions.isFor(step, order, part, by), step.getSimpleName());
      }
    }
    var audit = StepPermissions.findRefusal(Step.Audit.class, order, null, by);
    assertEquals(new Refusal.HotlineOnly(), audit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLERK", "REVIEWER"})
  void aUnitReviewsWhatItPassedOnAndItsClerkAsksForTheOrder(Role role) {
    Order order = town.handling(AppealType.HELP, MONDAY);
    var down = new AssignmentStep.Redispatch(List.of(Fixture.STREET), null);
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    order = town.after(order, Fixture.lead(order), clerk, down, MONDAY);
    var child = order.findAssignment(Fixture.assignmentOf(order, Fixture.STREET)).orElseThrow();
    var by = new Actor("x", EnumSet.of(role), Fixture.DISTRICT);
    assertNull(StepPermissions.findRefusal(AssignmentStep.Review.class, order, child, by));
    assertEquals(
        role == Role.CLERK, StepPermissions.isFor(Step.AskExclusion.class, order, null, by));
  }
}
