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
import vigil.casework.OrderVisibility;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.Viewer;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.identity.Role;

/// Who sees which order, and who may touch it (rules 9.1 and 9.4).
class OrderVisibilityTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");

  private static final Viewer HOTLINE = Town.viewer(null);
  private static final Viewer DISTRICT = Town.viewer(Town.DISTRICT);
  private static final Viewer STREET = Town.viewer(Town.STREET);
  private static final Viewer HEALTH = Town.viewer(Town.HEALTH);

  private final Town town = new Town();

  @Test
  void aUnitSeesWhatIsItsOwnOrBelowItAndTheHotlineSeesAll() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertTrue(OrderVisibility.isShown(order, HOTLINE));
    assertTrue(OrderVisibility.isShown(order, DISTRICT));
    assertFalse(OrderVisibility.isShown(order, HEALTH));
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
    assertFalse(OrderVisibility.isShown(order, DISTRICT));
    assertFalse(
        OrderVisibility.isShown(order, STREET), "whoever accuses the district accuses its street");
    assertTrue(OrderVisibility.isShown(order, HEALTH));
  }

  @Test
  void whoeverSteppedAsideSeesTheOrderNoMore() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var aside = Viewer.of("agent-1", null, Town.UNITS, Set.of(order.id()));
    assertFalse(OrderVisibility.isShown(order, aside));
    Order another = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertTrue(OrderVisibility.isShown(another, aside));
  }

  @Test
  void anAnonymousCallerAndAConfidentialOneStayInsideTheHotline() {
    Draft d = Town.draft(AppealType.HELP, Urgency.NORMAL, null);
    Order open = town.registered(d, MONDAY);
    assertFalse(OrderVisibility.hidesCaller(open, DISTRICT));
    for (Draft hidden : List.of(asking(d, true, false), asking(d, false, true))) {
      Order order = town.registered(hidden, MONDAY);
      assertTrue(OrderVisibility.hidesCaller(order, DISTRICT));
      assertFalse(OrderVisibility.hidesCaller(order, HOTLINE), "the hotline must reach her");
    }
  }

  @Test
  void ofAHiddenCallerAUnitReadsWhatWasWrittenForUnitsAndNothingOfWhatWasSpoken() {
    Draft d = Town.draft(AppealType.HELP, Urgency.NORMAL, null);
    Order order = town.registered(asking(d, true, false), MONDAY);
    assertTrue(OrderVisibility.showsNote(order, DISTRICT, "Audited", "reviewer-1"));
    assertTrue(OrderVisibility.showsNote(order, DISTRICT, "Reminded", "agent-1"));
    assertFalse(OrderVisibility.showsNote(order, DISTRICT, "Reminded", "portal"), "her own words");
    assertFalse(OrderVisibility.showsNote(order, DISTRICT, "CalledBack", "callback-1"));
    assertTrue(OrderVisibility.showsNote(order, HOTLINE, "CalledBack", "callback-1"));
    Order open = town.registered(d, MONDAY);
    assertTrue(OrderVisibility.showsNote(open, DISTRICT, "CalledBack", "callback-1"));
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

  /// Rules 3.15: the level above, which for a child is the unit that passed it on.
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
    return flagged(d, yes, yes, yes);
  }

  /// As an appellant asks who wants to stay unknown.
  static Draft asking(Draft d, boolean anonymous, boolean confidential) {
    return flagged(d, anonymous, confidential, false);
  }

  private static Draft flagged(Draft d, boolean anonymous, boolean confidential, boolean others) {
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
        anonymous,
        confidential,
        others,
        others,
        false,
        d.tags(),
        d.originalNumber());
  }
}
