package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.OrderVisibility;
import vigil.casework.Outcome.Decision;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.identity.Role;

/// Whom an order accuses is asked for, and what becomes known late still keeps the accused out
/// (rules 9.2).
class AccusationTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");
  private static final Step.Dispatch TO_THE_DISTRICT =
      new Step.Dispatch(Town.DISTRICT, List.of(), List.of());

  private final Town town = new Town();

  private Order unsaid(AppealType type) {
    Order draft = town.registered(Town.draft(type, Urgency.NORMAL, null), MONDAY);
    return town.after(draft, Town.AGENT, new Step.Submit(), MONDAY);
  }

  private static Step.NameAccused naming(String unit) {
    return new Step.NameAccused(unit, "来电人补充");
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLAINT", "REPORT"})
  void aComplaintOrReportGoesNowhereBeforeItIsSaidWhomItAccuses(AppealType type) {
    Order order = unsaid(type);
    assertEquals(
        new Refusal.AccusedNotNamed(type),
        town.take(order, Town.DISPATCHER, TO_THE_DISTRICT, MONDAY));
    assertEquals(
        new Refusal.AccusedNotNamed(type),
        town.take(order, Town.DISPATCHER, new Step.Forward("hangzhou", "属邻市"), MONDAY));
    Order none = town.after(order, Town.DISPATCHER, naming(Order.Appeal.NOBODY), MONDAY);
    assertEquals(List.of(), none.accused(), "nobody is nobody");
    town.after(none, Town.DISPATCHER, TO_THE_DISTRICT, MONDAY);
  }

  @Test
  void whoeverDispatchesMaySayItInTheSameBreath() {
    Order order = unsaid(AppealType.COMPLAINT);
    var naming = dispatch(Town.HEALTH, Town.DISTRICT);
    Decision given = Town.decided(town.take(order, Town.DISPATCHER, naming, MONDAY));
    assertEquals(
        List.of(OrderFact.AccusedNamed.class, OrderFact.Dispatched.class),
        given.facts().stream().map(Object::getClass).toList());
    assertEquals(List.of(Town.DISTRICT), given.after().accused());
    assertEquals(
        new Refusal.AccusedMayNotHandle(Town.STREET),
        town.take(order, Town.DISPATCHER, dispatch(Town.STREET, Town.DISTRICT), MONDAY),
        "and not to a unit below the accused");
    assertEquals(
        new Refusal.UnknownUnit("nowhere"),
        town.take(order, Town.DISPATCHER, dispatch(Town.HEALTH, "nowhere"), MONDAY));
    Order said = town.after(order, Town.DISPATCHER, naming(Town.DISTRICT), MONDAY);
    assertEquals(
        new Refusal.AccusedAlreadyNamed(Town.DISTRICT),
        town.take(said, Town.DISPATCHER, dispatch(Town.HEALTH, Order.Appeal.NOBODY), MONDAY));
    Decision again = Town.decided(town.take(said, Town.DISPATCHER, naming, MONDAY));
    assertEquals(1, again.facts().size(), "what is known is not told again");
  }

  private static Step.Dispatch dispatch(String lead, String accused) {
    return new Step.Dispatch(lead, List.of(), List.of(), null, accused);
  }

  @ParameterizedTest
  @EnumSource
  void aLetterWasAskedNothingSoTheDispatcherSaysItOfEveryKind(AppealType type) {
    Order draft = town.registered(Town.byLetter(Town.draft(type, Urgency.NORMAL, null)), MONDAY);
    Order order = town.after(draft, Town.AGENT, new Step.Submit(), MONDAY);
    assertEquals(
        new Refusal.AccusedNotNamed(type),
        town.take(order, Town.DISPATCHER, TO_THE_DISTRICT, MONDAY));
    town.after(order, Town.DISPATCHER, dispatch(Town.DISTRICT, Order.Appeal.NOBODY), MONDAY);
  }

  @Test
  void whatAccusesNobodyByItsKindIsNotAsked() {
    town.after(unsaid(AppealType.HELP), Town.DISPATCHER, TO_THE_DISTRICT, MONDAY);
  }

  @Test
  void theAccusedIsAUnitOfTheCity() {
    Order order = unsaid(AppealType.COMPLAINT);
    for (String wrong : List.of("nowhere", "12345")) {
      assertEquals(
          new Refusal.UnknownUnit(wrong), town.take(order, Town.DISPATCHER, naming(wrong), MONDAY));
    }
    assertEquals(
        new Refusal.UnknownUnit("nowhere"),
        OrderLife.unknownAccused(
            Town.draft(AppealType.COMPLAINT, Urgency.NORMAL, "nowhere"), Town.UNITS));
  }

  @Test
  void noUnitNamesTheAccused() {
    Order order = town.dispatched(AppealType.COMPLAINT, Urgency.NORMAL, MONDAY);
    var reviewer = new Actor("x", Set.of(Role.REVIEWER), Town.DISTRICT);
    assertEquals(
        new Refusal.NotYourUnit(null), town.take(order, reviewer, naming(Town.HEALTH), MONDAY));
  }

  @Test
  void anAccusationThatBecomesKnownLaterTakesTheLeadBackWithAllThatItHadOpen() {
    Order order = town.signed(AppealType.COMPLAINT, Urgency.NORMAL, MONDAY, Town.HEALTH);
    String lead = Town.lead(order);
    var clerk = Town.clerk(Town.DISTRICT);
    order = town.after(order, lead, clerk, new Step.Redispatch(List.of(Town.STREET), null), MONDAY);
    var more = new Step.AskExtension(Step.ExtensionGround.DIFFICULT, 15, "鉴定");
    order = town.after(order, lead, clerk, more, MONDAY);
    Decision taken = Town.decided(town.take(order, Town.DISPATCHER, naming(Town.DISTRICT), MONDAY));
    Order after = taken.after();
    assertEquals(
        List.of(OrderFact.AccusedNamed.class, OrderFact.PartTakenBack.class),
        taken.facts().stream().map(Object::getClass).toList(),
        "with its trace");
    assertEquals(OrderState.PENDING_DISPATCH, after.state());
    assertTrue(after.dues().dispatch() != null, "and it waits for another lead");
    assertEquals(List.of(), after.live(), "the street below and whoever assisted are out with it");
    assertEquals(List.of(), after.requests());
    for (String unit : List.of(Town.DISTRICT, Town.STREET)) {
      assertFalse(OrderVisibility.isShown(after, Town.viewer(unit)), unit);
    }
    assertEquals(
        new Refusal.AccusedMayNotHandle(Town.DISTRICT),
        town.take(after, Town.DISPATCHER, TO_THE_DISTRICT, MONDAY));
    var health = new Step.Dispatch(Town.HEALTH, List.of(), List.of());
    town.after(after, Town.DISPATCHER, health, MONDAY);
  }

  @Test
  void anAccusedAssistIsOutAndTheOrderGoesOn() {
    Order order = town.signed(AppealType.COMPLAINT, Urgency.NORMAL, MONDAY, Town.HEALTH);
    Order after = town.after(order, Town.AGENT, naming(Town.HEALTH), MONDAY);
    assertEquals(OrderState.IN_HANDLING, after.state());
    assertEquals(
        AssignmentState.CANCELLED,
        after.assignment(Town.of(order, Town.HEALTH)).orElseThrow().state());
    assertFalse(OrderVisibility.isShown(after, Town.viewer(Town.HEALTH)));
    assertTrue(OrderVisibility.isShown(after, Town.viewer(Town.DISTRICT)));
  }

  @Test
  void aSecondUnitIsAccusedBesideTheFirst() {
    Order order = unsaid(AppealType.REPORT);
    order = town.after(order, Town.DISPATCHER, naming(Town.HEALTH), MONDAY);
    order = town.after(order, Town.DISPATCHER, naming("gas"), MONDAY);
    assertEquals(Set.of(Town.HEALTH, "gas"), Set.copyOf(order.accused()));
    assertEquals(
        new Refusal.AccusedAlreadyNamed(Town.HEALTH),
        town.take(order, Town.DISPATCHER, naming(Order.Appeal.NOBODY), MONDAY));
  }

  @Test
  void aMergeKeepsTheStrictestAndTakesTheAccusedsPartBack() {
    var draft = Town.draft(AppealType.REPORT, Urgency.NORMAL, Town.DISTRICT);
    Order child = town.registered(OrderVisibilityTest.asking(draft, true, true), MONDAY);
    child = town.after(child, Town.AGENT, new Step.Submit(), MONDAY);
    Order parent = town.signed(AppealType.COMPLAINT, Urgency.NORMAL, MONDAY);
    town.into = parent;
    town.after(child, Town.DISPATCHER, new Step.Merge(parent.id()), MONDAY);
    Order after =
        new OrderLife(parent, town.known(), Town.DISPATCHER).absorb(child, MONDAY).after();
    assertTrue(after.has(Flag.ANONYMOUS) && after.has(Flag.CONFIDENTIAL), "the strictest of both");
    assertEquals(List.of(Town.DISTRICT), after.accused());
    assertEquals(OrderState.PENDING_DISPATCH, after.state());
    assertFalse(OrderVisibility.isShown(after, Town.viewer(Town.DISTRICT)));
  }

  /// A unit that may not know the citizen asks the hotline, which relays.
  @Test
  void theHotlineRelaysWhereTheUnitMayNotKnowTheCitizen() {
    var draft = Town.draft(AppealType.HELP, Urgency.NORMAL, null);
    Order order = town.registered(OrderVisibilityTest.asking(draft, true, false), MONDAY);
    order = town.after(order, Town.AGENT, new Step.Submit(), MONDAY);
    order = town.after(order, Town.DISPATCHER, TO_THE_DISTRICT, MONDAY);
    String lead = Town.lead(order);
    var handler = Town.handler(Town.DISTRICT);
    order = town.after(order, lead, Town.clerk(Town.DISTRICT), new Step.Sign(), MONDAY);
    var answer = new Step.Relay(lead, true, null, "每天傍晚");
    assertEquals(
        new Refusal.NothingAsked(Order.RequestKind.RELAY),
        town.take(order, Town.CALLER, answer, MONDAY));
    order = town.after(order, lead, handler, new Step.AskRelay("几点最吵"), MONDAY);
    assertInstanceOf(
        Refusal.NothingAsked.class,
        town.take(
            order,
            Town.MANAGER,
            new Step.Decide(Order.RequestKind.RELAY, lead, true, null),
            MONDAY),
        "it is answered, not agreed to");
    order = town.after(order, Town.CALLER, answer, MONDAY);
    Assignment part = order.assignment(lead).orElseThrow();
    assertEquals(AssignmentState.CONTACTED, part.state(), "the citizen was reached");
    assertEquals(List.of(), order.requests());
    Order open = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertEquals(
        new Refusal.CallerNotHidden(),
        town.take(open, Town.lead(open), handler, new Step.AskRelay("几点最吵"), MONDAY));
  }
}
