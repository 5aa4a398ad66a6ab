package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.casework.DraftBuilder.help;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.casework.AssignmentStep;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.OrderFact;
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

  private static final Viewer HOTLINE = Fixture.viewer(null);
  private static final Viewer DISTRICT = Fixture.viewer(Fixture.DISTRICT);
  private static final Viewer STREET = Fixture.viewer(Fixture.STREET);
  private static final Viewer HEALTH = Fixture.viewer(Fixture.HEALTH);

  private final Fixture town = new Fixture();

  @Test
  void aUnitSeesWhatIsItsOwnOrBelowItAndTheHotlineSeesAll() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertTrue(OrderVisibility.isShown(order, HOTLINE));
    assertTrue(OrderVisibility.isShown(order, DISTRICT));
    assertFalse(OrderVisibility.isShown(order, HEALTH));
  }

  @Test
  void theAccusedUnitSeesNothingAndNoUnitBelowItHandles() {
    Order order = town.registered(DraftBuilder.complaint().about(Fixture.DISTRICT).draft(), MONDAY);
    order = town.after(order, Fixture.AGENT, new Step.Submit(), MONDAY);
    var street = new Step.Dispatch(Fixture.STREET, List.of(), List.of());
    assertEquals(
        new Refusal.AccusedMayNotHandle(Fixture.STREET),
        town.take(order, Fixture.DISPATCHER, street, MONDAY));
    var health = new Step.Dispatch(Fixture.HEALTH, List.of(), List.of());
    order = town.after(order, Fixture.DISPATCHER, health, MONDAY);
    assertFalse(OrderVisibility.isShown(order, DISTRICT));
    assertFalse(
        OrderVisibility.isShown(order, STREET), "whoever accuses the district accuses its street");
    assertTrue(OrderVisibility.isShown(order, HEALTH));
  }

  @Test
  void whoeverSteppedAsideSeesTheOrderNoMore() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var aside = Viewer.of("agent-1", null, Fixture.UNITS, Set.of(order.id()));
    assertFalse(OrderVisibility.isShown(order, aside));
    Order another = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertTrue(OrderVisibility.isShown(another, aside));
  }

  @Test
  void anAnonymousCallerAndAConfidentialOneStayInsideTheHotline() {
    Order open = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertFalse(OrderVisibility.hidesCaller(open, DISTRICT));
    for (var hidden : List.of(help().anonymous(), help().confidential())) {
      Order order = town.registered(hidden.draft(), MONDAY);
      assertTrue(OrderVisibility.hidesCaller(order, DISTRICT));
      assertFalse(OrderVisibility.hidesCaller(order, HOTLINE), "the hotline must reach her");
    }
  }

  @Test
  void aUnitThatHasThePartNoMoreLearnsNotWhoCalled() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Order recalled = town.after(order, Fixture.DISPATCHER, new Step.Recall("派错单位"), MONDAY);
    assertTrue(OrderVisibility.isShown(recalled, DISTRICT), "the order is still shown");
    assertTrue(OrderVisibility.hidesCaller(recalled, DISTRICT));
    assertFalse(OrderVisibility.hidesCaller(recalled, HOTLINE));
  }

  // promise: docs/rules.md «A unit that has a copy, or whose part was taken back or returned,
  // learns it not»
  @Test
  void aUnitThatHasACopyLearnsNotWhoCalled() {
    Order order = town.registered(help().draft(), MONDAY);
    order = town.after(order, Fixture.AGENT, new Step.Submit(), MONDAY);
    var copied = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of(Fixture.HEALTH));
    order = town.after(order, Fixture.DISPATCHER, copied, MONDAY);
    assertTrue(OrderVisibility.isShown(order, HEALTH), "the order is read");
    assertTrue(OrderVisibility.hidesCaller(order, HEALTH));
    assertFalse(OrderVisibility.hidesCaller(order, DISTRICT));
  }

  @Test
  void ofAHiddenCallerAUnitReadsWhatWasWrittenForUnitsAndNothingOfWhatWasSpoken() {
    Order order = town.registered(help().anonymous().draft(), MONDAY);
    var audited = new OrderFact.Audited(on("reviewer-1"), true, null);
    assertTrue(OrderVisibility.showsNote(order, DISTRICT, audited));
    assertTrue(OrderVisibility.showsNote(order, DISTRICT, new OrderFact.Reminded(on("agent-1"))));
    var ownWords = new OrderFact.Reminded(on("portal"));
    assertFalse(OrderVisibility.showsNote(order, DISTRICT, ownWords), "the citizen's own words");
    var spoken = new OrderFact.CallbackWaived(on("callback-1"));
    assertFalse(OrderVisibility.showsNote(order, DISTRICT, spoken));
    assertTrue(OrderVisibility.showsNote(order, HOTLINE, spoken));
    Order open = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertTrue(OrderVisibility.showsNote(open, DISTRICT, spoken));
  }

  private static OrderFact.FactHeader on(String by) {
    return new OrderFact.FactHeader("order-1", 2, MONDAY, by);
  }

  @Test
  void aStrangersUnitMayNotAskForTheOrderToBeLeftOutOfTheScores() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var step = new Step.AskExclusion("不可归责");
    assertEquals(
        new Refusal.UnitHasNoPart(), town.take(order, Fixture.clerk(Fixture.HEALTH), step, MONDAY));
    town.after(order, Fixture.clerk(Fixture.DISTRICT), step, MONDAY);
  }

  @Test
  void aReturnIsArbitratedByTheHotlineAndByNoUnit() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    String lead = Fixture.lead(order);
    var ask = new AssignmentStep.AskReturn(AssignmentStep.ReturnCode.OTHER_26, "不属");
    order = town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), ask, MONDAY);
    var ofUnit = new Actor("x", Set.of(Role.DISPATCHER), Fixture.DISTRICT);
    assertEquals(
        new Refusal.HotlineOnly(),
        town.take(order, lead, ofUnit, new AssignmentStep.Arbitrate(true, null), MONDAY));
  }

  /// Rules 3.15: the level above, which for a child is the unit that passed it on.
  @Test
  void aChildsReportIsReviewedByTheUnitAboveIt() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var step = new AssignmentStep.Redispatch(List.of(Fixture.STREET), null);
    order = town.after(order, Fixture.lead(order), Fixture.clerk(Fixture.DISTRICT), step, MONDAY);
    String child = Fixture.assignmentOf(order, Fixture.STREET);
    order =
        town.after(order, child, Fixture.clerk(Fixture.STREET), new AssignmentStep.Sign(), MONDAY);
    order = town.after(order, child, Fixture.handler(Fixture.STREET), Fixture.reached(), MONDAY);
    order =
        town.after(
            order, child, Fixture.handler(Fixture.STREET), new AssignmentStep.Handle(), MONDAY);
    var report = Fixture.report(order, child);
    order = town.after(order, child, Fixture.handler(Fixture.STREET), report, MONDAY);
    var review = new AssignmentStep.Review(true, null);
    assertEquals(
        new Refusal.NotYourUnit(Fixture.DISTRICT),
        town.take(order, child, Fixture.REVIEWER, review, MONDAY));
    town.after(order, child, Fixture.clerk(Fixture.DISTRICT), review, MONDAY);
  }
}
