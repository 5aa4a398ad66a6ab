package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.identity.Role;

/// Who sees which order, and who may touch it (domain 9).
class SightTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");

  private static final Sight.Eyes DISTRICT =
      new Sight.Eyes(Town.DISTRICT, List.of(Town.DISTRICT, Town.STREET), List.of(Town.DISTRICT));
  private static final Sight.Eyes STREET =
      new Sight.Eyes(Town.STREET, List.of(Town.STREET), List.of(Town.STREET, Town.DISTRICT));
  private static final Sight.Eyes HEALTH =
      new Sight.Eyes(Town.HEALTH, List.of(Town.HEALTH), List.of(Town.HEALTH));

  private final Town town = new Town();

  @Test
  void aUnitSeesWhatIsItsOwnOrBelowItAndTheHotlineSeesAll() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertTrue(Sight.sees(order, new Sight.Eyes(null, List.of(), List.of())));
    assertTrue(Sight.sees(order, DISTRICT));
    assertFalse(Sight.sees(order, HEALTH));
  }

  @Test
  void theAccusedUnitSeesNothingAndNoUnitBelowItHandles() {
    Order order =
        town.registered(Town.draft(AppealType.COMPLAINT, Urgency.NORMAL, Town.DISTRICT), MONDAY);
    order = town.after(order, Town.AGENT, new Step.Submit(), MONDAY);
    var street = new Step.Dispatch(Town.STREET, List.of(), List.of());
    assertEquals(
        new Refusal.AccusedMayNotHandle(Town.STREET),
        town.take(order, Town.DISPATCHER, street, MONDAY));
    var health = new Step.Dispatch(Town.HEALTH, List.of(), List.of());
    order = town.after(order, Town.DISPATCHER, health, MONDAY);
    assertFalse(Sight.sees(order, DISTRICT));
    assertFalse(Sight.sees(order, STREET), "whoever accuses the district accuses its street");
    assertTrue(Sight.sees(order, HEALTH));
  }

  @Test
  void aConfidentialOrderKeepsItsCallerInsideTheHotline() {
    Draft d = Town.draft(AppealType.HELP, Urgency.NORMAL, null);
    Order order = town.registered(flagged(d, true), MONDAY);
    Order open = town.registered(d, MONDAY);
    assertTrue(Sight.hidesCaller(order, Town.DISTRICT));
    assertFalse(Sight.hidesCaller(order, null));
    assertFalse(Sight.hidesCaller(open, Town.DISTRICT));
  }

  @Test
  void aStrangersUnitMayNotAskForTheOrderToBeLeftOutOfTheScores() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var step = new Step.AskExclusion("不可归责");
    assertEquals(
        new Refusal.NotYourUnit(null), town.take(order, Town.clerk(Town.HEALTH), step, MONDAY));
    town.after(order, Town.clerk(Town.DISTRICT), step, MONDAY);
  }

  @Test
  void aReturnIsArbitratedByTheHotlineAndByNoUnit() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    String lead = Town.lead(order);
    var ask = new Step.AskReturn(Step.ReturnCode.OTHER_26, "不属");
    order = town.after(order, lead, Town.clerk(Town.DISTRICT), ask, MONDAY);
    var ofUnit = new Actor("x", Set.of(Role.DISPATCHER), Town.DISTRICT);
    assertEquals(
        new Refusal.NotYourUnit(null),
        town.take(order, lead, ofUnit, new Step.Arbitrate(true, null), MONDAY));
  }

  /// Domain 3, row 15: the level above, which for a child is the unit that passed it on.
  @Test
  void aChildsReportIsReviewedByTheUnitAboveIt() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var step = new Step.Redispatch(List.of(Town.STREET), null);
    order = town.after(order, Town.lead(order), Town.clerk(Town.DISTRICT), step, MONDAY);
    String child = Town.of(order, Town.STREET);
    order = town.after(order, child, Town.clerk(Town.STREET), new Step.Sign(), MONDAY);
    order = town.after(order, child, Town.handler(Town.STREET), Town.reached(), MONDAY);
    order = town.after(order, child, Town.handler(Town.STREET), new Step.Handle(), MONDAY);
    var report = Town.report(order, child);
    order = town.after(order, child, Town.handler(Town.STREET), report, MONDAY);
    var review = new Step.Review(true, null);
    assertEquals(
        new Refusal.NotYourUnit(Town.DISTRICT),
        town.take(order, child, Town.REVIEWER, review, MONDAY));
    town.after(order, child, Town.clerk(Town.DISTRICT), review, MONDAY);
  }

  static Draft flagged(Draft d, boolean yes) {
    return new Draft(
        d.channel(),
        d.contact(),
        d.type(),
        d.urgency(),
        d.category(),
        d.title(),
        d.description(),
        d.words(),
        d.wishes(),
        d.occurred(),
        d.district(),
        d.street(),
        d.address(),
        d.appellant(),
        d.accusedUnit(),
        d.accusedAddress(),
        yes,
        yes,
        yes,
        yes,
        false,
        d.tags(),
        d.originalNumber());
  }
}
