package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.DraftBuilder;
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
import vigil.kernel.InvalidInput;

/// Whom an order accuses is asked for, and what becomes known late still keeps the accused out
/// (rules 9.2).
class AccusationRulesTest {
  private static final Instant SUNDAY = Instant.parse("2022-03-27T02:00:00Z");
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");
  private static final Step.Dispatch TO_THE_DISTRICT =
      new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());

  private final Fixture town = new Fixture();

  private Order unsaid(AppealType type) {
    Order draft = town.registered(DraftBuilder.of(type).draft(), MONDAY);
    return town.after(draft, Fixture.AGENT, new Step.Submit(), MONDAY);
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
        town.take(order, Fixture.DISPATCHER, TO_THE_DISTRICT, MONDAY));
    assertEquals(
        new Refusal.AccusedNotNamed(type),
        town.take(order, Fixture.DISPATCHER, new Step.Forward("hangzhou", "属邻市"), MONDAY));
    assertEquals(
        new Refusal.AccusedNotNamed(type),
        town.take(
            order, Fixture.DISPATCHER, new Step.Confer(List.of(Fixture.HEALTH), "怎么办"), MONDAY));
    town.into = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertEquals(
        new Refusal.AccusedNotNamed(type),
        town.take(order, Fixture.DISPATCHER, new Step.Merge(town.into.id()), MONDAY));
    Order none = town.after(order, Fixture.DISPATCHER, naming(Order.Appeal.NOBODY), MONDAY);
    assertEquals(List.of(), none.accused(), "nobody is nobody");
    town.after(none, Fixture.DISPATCHER, TO_THE_DISTRICT, MONDAY);
  }

  @Test
  void whoeverDispatchesMaySayItInTheSameBreath() {
    Order order = unsaid(AppealType.COMPLAINT);
    var naming = dispatch(Fixture.HEALTH, Fixture.DISTRICT);
    Decision given = Fixture.decided(town.take(order, Fixture.DISPATCHER, naming, MONDAY));
    assertEquals(
        List.of(OrderFact.AccusedNamed.class, OrderFact.Dispatched.class),
        given.facts().stream().map(Object::getClass).toList());
    assertEquals(List.of(Fixture.DISTRICT), given.after().accused());
    assertEquals(
        new Refusal.AccusedMayNotHandle(Fixture.STREET),
        town.take(order, Fixture.DISPATCHER, dispatch(Fixture.STREET, Fixture.DISTRICT), MONDAY),
        "and not to a unit below the accused");
    assertEquals(
        new Refusal.UnknownUnit("accused", "nowhere"),
        town.take(order, Fixture.DISPATCHER, dispatch(Fixture.HEALTH, "nowhere"), MONDAY));
    Order said = town.after(order, Fixture.DISPATCHER, naming(Fixture.DISTRICT), MONDAY);
    assertEquals(
        new Refusal.AccusedAlreadyNamed(Fixture.DISTRICT),
        town.take(said, Fixture.DISPATCHER, dispatch(Fixture.HEALTH, Order.Appeal.NOBODY), MONDAY));
    Decision again = Fixture.decided(town.take(said, Fixture.DISPATCHER, naming, MONDAY));
    assertEquals(1, again.facts().size(), "what is known is not told again");
  }

  private static Step.Dispatch dispatch(String lead, String accused) {
    return new Step.Dispatch(lead, List.of(), List.of(), null, accused);
  }

  @ParameterizedTest
  @EnumSource
  void aLetterWasAskedNothingSoTheDispatcherSaysItOfEveryKind(AppealType type) {
    Order draft = town.registered(DraftBuilder.of(type).byLetter(SUNDAY).draft(), MONDAY);
    Order order = town.after(draft, Fixture.AGENT, new Step.Submit(), MONDAY);
    assertEquals(
        new Refusal.AccusedNotNamed(type),
        town.take(order, Fixture.DISPATCHER, TO_THE_DISTRICT, MONDAY));
    town.after(order, Fixture.DISPATCHER, dispatch(Fixture.DISTRICT, Order.Appeal.NOBODY), MONDAY);
  }

  @Test
  void whatAccusesNobodyByItsKindIsNotAsked() {
    town.after(unsaid(AppealType.HELP), Fixture.DISPATCHER, TO_THE_DISTRICT, MONDAY);
  }

  @Test
  void theAccusedIsAUnitOfTheCity() {
    Order order = unsaid(AppealType.COMPLAINT);
    for (String wrong : List.of("nowhere", "12345")) {
      assertEquals(
          new Refusal.UnknownUnit("accused", wrong),
          town.take(order, Fixture.DISPATCHER, naming(wrong), MONDAY));
    }
    assertEquals(
        new Refusal.UnknownUnit("accusedUnit", "nowhere"),
        OrderLife.unknownAccused(DraftBuilder.complaint().about("nowhere").draft(), Fixture.UNITS));
  }

  @Test
  void noUnitNamesTheAccused() {
    Order order = town.dispatched(AppealType.COMPLAINT, Urgency.NORMAL, MONDAY);
    var reviewer = new Actor("x", Set.of(Role.REVIEWER), Fixture.DISTRICT);
    assertEquals(
        new Refusal.HotlineOnly(), town.take(order, reviewer, naming(Fixture.HEALTH), MONDAY));
  }

  @Test
  void anAccusationThatBecomesKnownLaterTakesTheLeadBackWithAllThatItHadOpen() {
    Order order = town.signed(AppealType.COMPLAINT, Urgency.NORMAL, MONDAY, Fixture.HEALTH);
    String lead = Fixture.lead(order);
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    order =
        town.after(
            order,
            lead,
            clerk,
            new AssignmentStep.Redispatch(List.of(Fixture.STREET), null),
            MONDAY);
    var more = new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "鉴定");
    order = town.after(order, lead, clerk, more, MONDAY);
    Decision taken =
        Fixture.decided(town.take(order, Fixture.DISPATCHER, naming(Fixture.DISTRICT), MONDAY));
    Order after = taken.after();
    assertEquals(
        List.of(OrderFact.AccusedNamed.class, OrderFact.PartTakenBack.class),
        taken.facts().stream().map(Object::getClass).toList(),
        "with its trace");
    assertEquals(OrderState.PENDING_DISPATCH, after.state());
    assertTrue(after.dues().dispatch() != null, "and it waits for another lead");
    assertEquals(List.of(), after.live(), "the street below and whoever assisted are out with it");
    assertEquals(List.of(), after.requests());
    for (String unit : List.of(Fixture.DISTRICT, Fixture.STREET)) {
      assertFalse(OrderVisibility.isShown(after, Fixture.viewer(unit)), unit);
    }
    assertEquals(
        new Refusal.AccusedMayNotHandle(Fixture.DISTRICT),
        town.take(after, Fixture.DISPATCHER, TO_THE_DISTRICT, MONDAY));
    var health = new Step.Dispatch(Fixture.HEALTH, List.of(), List.of());
    town.after(after, Fixture.DISPATCHER, health, MONDAY);
  }

  @Test
  void anAccusedAssistIsOutAndTheOrderGoesOn() {
    Order order = town.signed(AppealType.COMPLAINT, Urgency.NORMAL, MONDAY, Fixture.HEALTH);
    Order after = town.after(order, Fixture.AGENT, naming(Fixture.HEALTH), MONDAY);
    assertEquals(OrderState.IN_HANDLING, after.state());
    assertEquals(
        AssignmentState.CANCELLED,
        after.findAssignment(Fixture.assignmentOf(order, Fixture.HEALTH)).orElseThrow().state());
    assertFalse(OrderVisibility.isShown(after, Fixture.viewer(Fixture.HEALTH)));
    assertTrue(OrderVisibility.isShown(after, Fixture.viewer(Fixture.DISTRICT)));
  }

  @Test
  void aSecondUnitIsAccusedBesideTheFirst() {
    Order order = unsaid(AppealType.REPORT);
    order = town.after(order, Fixture.DISPATCHER, naming(Fixture.HEALTH), MONDAY);
    order = town.after(order, Fixture.DISPATCHER, naming("gas"), MONDAY);
    assertEquals(Set.of(Fixture.HEALTH, "gas"), Set.copyOf(order.accused()));
    assertEquals(
        new Refusal.AccusedAlreadyNamed(Fixture.HEALTH),
        town.take(order, Fixture.DISPATCHER, naming(Order.Appeal.NOBODY), MONDAY));
  }

  // promise: docs/rules.md «it is not left blank again»
  @Test
  void thatItAccusesNobodyIsNotLeftBlankAgain() {
    Order order = town.registered(DraftBuilder.complaint().aboutNobody().draft(), MONDAY);
    order = town.after(order, Fixture.AGENT, new Step.Submit(), MONDAY);
    assertEquals(
        new Refusal.AccusedAlreadyNamed(Order.Appeal.NOBODY),
        town.take(order, Fixture.AGENT, new Step.Amend(DraftBuilder.complaint().draft()), MONDAY));
    var same = new Step.Amend(DraftBuilder.complaint().aboutNobody().draft());
    assertFalse(town.after(order, Fixture.AGENT, same, MONDAY).owesAccused(), "nor owed anew");
    var named = new Step.Amend(DraftBuilder.complaint().about(Fixture.HEALTH).draft());
    assertEquals(
        List.of(Fixture.HEALTH), town.after(order, Fixture.AGENT, named, MONDAY).accused());
  }

  // promise: docs/rules.md «A unit that was accused once stays shut out, whatever is written later»
  @Test
  void anAmendmentLetsNoUnitInThatWasAccused() {
    var draft = DraftBuilder.complaint().about(Fixture.DISTRICT).draft();
    Order order = town.registered(draft, MONDAY);
    order = town.after(order, Fixture.AGENT, new Step.Submit(), MONDAY);
    var other = new Step.Amend(DraftBuilder.complaint().about(Fixture.HEALTH).draft());
    Order amended = town.after(order, Fixture.AGENT, other, MONDAY);
    assertEquals(Set.of(Fixture.DISTRICT, Fixture.HEALTH), Set.copyOf(amended.accused()));
    assertEquals(
        new Refusal.AccusedMayNotHandle(Fixture.DISTRICT),
        town.take(amended, Fixture.DISPATCHER, TO_THE_DISTRICT, MONDAY));
    assertFalse(OrderVisibility.isShown(amended, Fixture.viewer(Fixture.DISTRICT)));
    var nobody = new Step.Amend(DraftBuilder.complaint().aboutNobody().draft());
    assertEquals(
        new Refusal.AccusedAlreadyNamed(Fixture.DISTRICT),
        town.take(order, Fixture.AGENT, nobody, MONDAY));
    var blank = new Step.Amend(DraftBuilder.complaint().draft());
    assertEquals(
        new Refusal.AccusedAlreadyNamed(Fixture.DISTRICT),
        town.take(order, Fixture.AGENT, blank, MONDAY));
    var same = new Step.Amend(DraftBuilder.complaint().about(Fixture.DISTRICT).draft());
    Order again = town.after(order, Fixture.AGENT, same, MONDAY);
    assertEquals(List.of(), again.alsoAccused(), "the accused is not accused beside itself");
    Order written = town.registered(draft, MONDAY);
    Order said = town.after(written, Fixture.AGENT, nobody, MONDAY);
    assertEquals(List.of(Fixture.DISTRICT), said.accused(), "and stays shut out all the same");
  }

  // promise: docs/rules.md «another type does not lift that»
  @Test
  void aComplaintOfNobodyKnowsWhomIsNoHelpUntilThatIsSaid() {
    Order order = town.registered(DraftBuilder.complaint().draft(), MONDAY);
    order = town.after(order, Fixture.AGENT, new Step.Submit(), MONDAY);
    assertEquals(
        new Refusal.AccusedNotNamed(AppealType.COMPLAINT),
        town.take(order, Fixture.AGENT, new Step.Amend(DraftBuilder.help().draft()), MONDAY));
    var said = new Step.Amend(DraftBuilder.help().aboutNobody().draft());
    assertEquals(AppealType.HELP, town.after(order, Fixture.AGENT, said, MONDAY).appeal().type());
  }

  // promise: docs/rules.md «secrecy not lifted»
  @Test
  void onceSubmittedSecrecyIsNotLifted() {
    for (var secret :
        List.of(DraftBuilder.help().anonymous(), DraftBuilder.help().confidential())) {
      Order draft = town.registered(secret.draft(), MONDAY);
      var open = new Step.Amend(DraftBuilder.help().draft());
      Order corrected = town.after(draft, Fixture.AGENT, open, MONDAY);
      assertFalse(corrected.has(Flag.ANONYMOUS) || corrected.has(Flag.CONFIDENTIAL));
      Order order = town.after(draft, Fixture.AGENT, new Step.Submit(), MONDAY);
      assertEquals(new Refusal.SecrecyNotLifted(), town.take(order, Fixture.AGENT, open, MONDAY));
    }
  }

  @Test
  void theSecrecyOfWhoeverWasMergedInStaysWhenTheOrderIsAmended() {
    Order child = town.registered(DraftBuilder.help().hidden(true, true).draft(), MONDAY);
    Order parent = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    town.into = parent;
    town.after(child, Fixture.AGENT, new Step.Merge(parent.id()), MONDAY);
    parent = new OrderLife(parent, town.known(), Fixture.AGENT).absorb(child, MONDAY).after();
    town.joined = 1;
    var amend = new Step.Amend(DraftBuilder.help().aboutNobody().titled("写得更清楚").draft());
    Order amended = town.after(parent, Fixture.AGENT, amend, MONDAY);
    assertTrue(amended.has(Flag.ANONYMOUS) && amended.has(Flag.CONFIDENTIAL));
  }

  @Test
  void aMergeKeepsTheStrictestAndTakesTheAccusedsPartBack() {
    var draft = DraftBuilder.report().about(Fixture.DISTRICT).hidden(true, true).draft();
    Order child = town.registered(draft, MONDAY);
    child = town.after(child, Fixture.AGENT, new Step.Submit(), MONDAY);
    Order parent = town.signed(AppealType.COMPLAINT, Urgency.NORMAL, MONDAY);
    town.into = parent;
    town.after(child, Fixture.DISPATCHER, new Step.Merge(parent.id()), MONDAY);
    Order after =
        new OrderLife(parent, town.known(), Fixture.DISPATCHER).absorb(child, MONDAY).after();
    assertTrue(after.has(Flag.ANONYMOUS) && after.has(Flag.CONFIDENTIAL), "the strictest of both");
    assertEquals(List.of(Fixture.DISTRICT), after.accused());
    assertEquals(OrderState.PENDING_DISPATCH, after.state());
    assertFalse(OrderVisibility.isShown(after, Fixture.viewer(Fixture.DISTRICT)));
  }

  /// A unit that may not know the citizen asks the hotline, which relays.
  @Test
  void theHotlineRelaysWhereTheUnitMayNotKnowTheCitizen() {
    Order order = town.registered(DraftBuilder.help().anonymous().draft(), MONDAY);
    order = town.after(order, Fixture.AGENT, new Step.Submit(), MONDAY);
    order = town.after(order, Fixture.DISPATCHER, TO_THE_DISTRICT, MONDAY);
    String lead = Fixture.lead(order);
    var handler = Fixture.handler(Fixture.DISTRICT);
    order =
        town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), new AssignmentStep.Sign(), MONDAY);
    assertEquals(
        new Refusal.CallerHidden(),
        town.take(order, lead, handler, AssignmentStep.Contact.withCitizen(), MONDAY),
        "whom it does not know it has not reached");
    var begin = new AssignmentStep.Handle();
    assertEquals(
        new Refusal.CallerHidden(),
        town.take(order, lead, handler, begin, MONDAY),
        "what leads on is the question, not a contact that it may not make");
    var failure = Assignment.Failure.NO_ANSWER;
    assertThrows(
        InvalidInput.class,
        () -> new Step.Relay(lead, false, failure, "每天傍晚", null),
        "who was not reached gave no answer");
    var answer = new Step.Relay(lead, true, null, "每天傍晚", null);
    assertEquals(
        new Refusal.NothingAsked(Order.RequestKind.RELAY),
        town.take(order, Fixture.CALLER, answer, MONDAY));
    order = town.after(order, lead, handler, new AssignmentStep.AskRelay("几点最吵"), MONDAY);
    var waits = new Refusal.AlreadyAsked(Order.RequestKind.RELAY, MONDAY);
    assertEquals(waits, town.take(order, lead, handler, begin, MONDAY));
    assertEquals(waits, town.take(order, lead, handler, new AssignmentStep.AskRelay("几点"), MONDAY));
    assertInstanceOf(
        Refusal.NothingAsked.class,
        town.take(
            order,
            Fixture.MANAGER,
            new Step.Decide(Order.RequestKind.RELAY, lead, true, null),
            MONDAY),
        "it is answered, not agreed to");
    order = town.after(order, Fixture.CALLER, answer, MONDAY);
    Assignment part = order.findAssignment(lead).orElseThrow();
    assertEquals(AssignmentState.CONTACTED, part.state(), "the citizen was reached");
    assertEquals(List.of(), order.requests());
    Order open = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertEquals(
        new Refusal.CallerNotHidden(),
        town.take(open, Fixture.lead(open), handler, new AssignmentStep.AskRelay("几点最吵"), MONDAY));
  }
}
