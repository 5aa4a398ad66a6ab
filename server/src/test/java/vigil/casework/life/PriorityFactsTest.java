package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.casework.AssignmentStep;
import vigil.casework.Draft;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Limit;
import vigil.city.Responsibility;
import vigil.city.Urgency;

/// What makes an order more pressing, and the flags that say so (rules 3.20 and 4.7).
class PriorityFactsTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");

  private final Fixture town = new Fixture();

  private Order extended() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    String lead = Fixture.lead(order);
    var ask = new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 30, "鉴定");
    order = town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), ask, MONDAY);
    var yes = new Step.Decide(RequestKind.EXTENSION, lead, true, null);
    order = town.after(order, Fixture.REVIEWER, yes, MONDAY);
    return town.after(order, Fixture.MANAGER, yes, MONDAY);
  }

  /// Five working days from Monday, 28 March 2022, with the make-up Saturday of 2 April.
  @Test
  void supervisionShortensTheUnitClockAndCapsWhatIsDispatchedLater() {
    Instant friday = Instant.parse("2022-04-02T16:00:00Z");
    Order order = extended();
    assertTrue(order.findLead().orElseThrow().due().isAfter(friday));
    Order supervised = town.after(order, Fixture.MANAGER, new Step.Supervise("督办"), MONDAY);
    assertEquals(friday, supervised.findLead().orElseThrow().due());
    assertEquals(friday, supervised.dues().handle());
    assertEquals(friday, supervised.dues().cap());
    Instant later = MONDAY.plus(Duration.ofDays(2));
    Order twice = town.after(supervised, Fixture.MANAGER, new Step.Supervise("再督办"), later);
    assertEquals(friday, twice.dues().cap(), "a later one does not loosen it");
  }

  @Test
  void anOrderThatIsDispatchedLateIsDueWhenItsCapSays() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    order = town.after(order, Fixture.MANAGER, new Step.Supervise("督办"), MONDAY);
    Instant thursday = MONDAY.plus(Duration.ofDays(3));
    var step = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    Order dispatched = town.after(order, Fixture.DISPATCHER, step, thursday);
    assertEquals(order.dues().cap(), dispatched.findLead().orElseThrow().due());
  }

  @Test
  void urgencyIsRaisedToAnotherOrNotAtAll() {
    Order order = town.dispatched(AppealType.HELP, Urgency.SEMI_URGENT, MONDAY);
    assertEquals(
        new Refusal.UrgencyNotRaised(Urgency.SEMI_URGENT),
        town.take(order, Fixture.MANAGER, new Step.RaiseUrgency(Urgency.SEMI_URGENT), MONDAY));
    Order urgent =
        town.after(order, Fixture.MANAGER, new Step.RaiseUrgency(Urgency.URGENT), MONDAY);
    assertEquals(
        new Refusal.UrgencyNotRaised(Urgency.URGENT),
        new OrderLife(urgent, town.known(), Fixture.MANAGER)
            .findRefusal(Step.RaiseUrgency.class, MONDAY));
  }

  @Test
  void theFlagsOfADraftAreTheOrders() {
    Draft plain = DraftBuilder.help().draft();
    var all =
        Set.of(Flag.ANONYMOUS, Flag.CONFIDENTIAL, Flag.PUBLIC, Flag.LEADER_ASSIGNED, Flag.REPEAT);
    Order order =
        OrderLife.register(
                "o",
                "n",
                DraftBuilder.help().flagged().draft(),
                true,
                town.known(),
                Fixture.AGENT,
                MONDAY)
            .after();
    assertEquals(all, order.flags());
    assertEquals(Set.of(), town.registered(plain, MONDAY).flags());
    Order amended = town.after(order, Fixture.AGENT, new Step.Amend(plain), MONDAY);
    assertEquals(Set.of(Flag.REPEAT), amended.flags(), "the others are as the draft says");
  }

  @Test
  void writingItAnewForgetsNeitherSupervisionNorThatItIsOverdue() {
    Draft plain = DraftBuilder.help().aboutNobody().draft();
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    order = town.after(order, Fixture.MANAGER, new Step.Supervise("督办"), MONDAY);
    Instant late = order.findLead().orElseThrow().due();
    order = town.after(order, Actor.HOUSE, new Step.Lapse(), late);
    order = town.after(order, Fixture.DISPATCHER, new Step.Recall("派错单位"), late);
    order = town.after(order, Fixture.DISPATCHER, new Step.Amend(plain), late);
    assertEquals(Set.of(Flag.SUPERVISED, Flag.OVERDUE), order.flags());
    var bare = new Step.Amend(DraftBuilder.help().titled("").draft());
    assertEquals(
        new Refusal.ElementsMissing(List.of(Order.Element.CAUSE)),
        town.take(order, Fixture.DISPATCHER, bare, late));
  }

  /// No notice for 2027 is out.
  @Test
  void whatIsCountedThroughAYearWithoutANoticeIsMarked() {
    Instant late = Instant.parse("2026-12-30T02:00:00Z");
    assertTrue(town.dispatched(AppealType.HELP, Urgency.NORMAL, late).has(Flag.PROVISIONAL_DUE));
    assertFalse(extended().has(Flag.PROVISIONAL_DUE));
  }

  @Test
  void theUrgencyOfAMergeIsTheHigherAndItsClocksTheEarlierOnes() {
    Order pressing = town.submitted(AppealType.HELP, Urgency.URGENT, MONDAY);
    Order calm = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var life = new OrderLife(pressing, town.known(), Fixture.DISPATCHER);
    Order both = life.absorb(calm, MONDAY).after();
    assertEquals(Urgency.URGENT, both.appeal().urgency());
    assertEquals(pressing.dues().citizen(), both.dues().citizen());
    assertNull(both.dues().cap(), "neither was dispatched");
  }

  @Test
  void anOrderClosedAfterItsDueTimeIsNotOnTime() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    Instant late = order.findLead().orElseThrow().due();
    order = town.after(order, Actor.HOUSE, new Step.Lapse(), late);
    String lead = Fixture.lead(order);
    var report = Fixture.report(order, lead);
    order = town.after(order, lead, Fixture.handler(Fixture.DISTRICT), report, late);
    order = town.after(order, lead, Fixture.REVIEWER, new AssignmentStep.Review(true, null), late);
    order = town.after(order, Fixture.REVIEWER, new Step.Audit(true, null), late);
    var waived = town.take(order, Fixture.CALLER, new Step.WaiveCallback("不必"), late);
    assertFalse(Fixture.told(waived, OrderFact.Closed.class).onTime());
    var good =
        town.take(
            town.awaitingCallback(MONDAY), Fixture.CALLER, new Step.WaiveCallback("不必"), MONDAY);
    assertTrue(Fixture.told(good, OrderFact.Closed.class).onTime());
  }

  /// Rules 3.8: the directory's limit, for an urgent order whichever is shorter.
  @Test
  void theDirectorysLimitHoldsUnlessAnUrgentOrderHasLess() {
    Order normal = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Order urgent = town.submitted(AppealType.HELP, Urgency.URGENT, MONDAY);
    assertEquals(Limit.parse("15wd"), limit(normal, "15wd"));
    assertEquals(Limit.parse("5wd"), limit(normal, null));
    assertEquals(Limit.parse("24h"), limit(urgent, "15wd"));
    assertEquals(Limit.parse("2h"), limit(urgent, "2h"));
    assertEquals(Limit.parse("24h"), HandlingLimit.get(urgent, null, Fixture.LIMITS, MONDAY));
  }

  private static Limit limit(Order order, @org.jspecify.annotations.Nullable String own) {
    var duty =
        new Responsibility(
            Fixture.UNITS.get(Fixture.DISTRICT),
            List.of(),
            own == null ? null : Limit.parse(own),
            "条例",
            "policy-1");
    return HandlingLimit.get(order, duty, Fixture.LIMITS, MONDAY);
  }

  @Test
  void anOrderWithoutACategoryIsNobodysDuty() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var nobody =
        new DecisionContext(
            Fixture.LIMITS, Fixture.UNITS, null, 0, null, List.of(), Citizens.NONE, () -> "id");
    assertEquals(
        new Refusal.CategoryMissing(),
        new OrderLife(order, nobody, Fixture.DISPATCHER).findRefusal(Step.Dispatch.class, MONDAY));
    assertNull(
        new OrderLife(order, town.known(), Fixture.DISPATCHER)
            .findRefusal(Step.Dispatch.class, MONDAY));
  }

  @Test
  void anAccusationThatComesLaterIsWrittenDown() {
    Order order = town.submitted(AppealType.COMPLAINT, Urgency.NORMAL, MONDAY);
    var about = DraftBuilder.complaint().about(Fixture.HEALTH).draft();
    order = town.after(order, Fixture.DISPATCHER, new Step.Amend(about), MONDAY);
    assertEquals(Fixture.HEALTH, order.appeal().accusedUnit());
  }

  @Test
  void aConferenceAsksUnitsThatExistAndAreNotAccused() {
    Draft about = DraftBuilder.complaint().about(Fixture.HEALTH).draft();
    Order order =
        town.after(town.registered(about, MONDAY), Fixture.AGENT, new Step.Submit(), MONDAY);
    assertEquals(
        new Refusal.UnknownUnit("units", "nobody"),
        town.take(order, Fixture.DISPATCHER, new Step.Confer(List.of("nobody"), "谁"), MONDAY));
    assertEquals(
        new Refusal.AccusedMayNotHandle(Fixture.HEALTH),
        town.take(
            order, Fixture.DISPATCHER, new Step.Confer(List.of(Fixture.HEALTH), "谁"), MONDAY));
  }

  @Test
  void aReturnThatWasAskedForIsArbitratedAndNotDecided() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var ask = new AssignmentStep.AskReturn(AssignmentStep.ReturnCode.OTHER_26, "不属");
    order = town.after(order, Fixture.lead(order), Fixture.clerk(Fixture.DISTRICT), ask, MONDAY);
    var life = new OrderLife(order, town.known(), Fixture.MANAGER);
    assertEquals(
        new Refusal.NothingAsked(RequestKind.EXTENSION),
        life.findRefusal(Step.Decide.class, MONDAY));
  }

  @Test
  void aStepThatIsNotThereSaysWhatIs() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    String lead = Fixture.lead(order);
    assertEquals(
        new Refusal.NotNow("DISPATCHED", List.of("Sign")),
        shown(town.partOf(order, lead, Fixture.handler(Fixture.DISTRICT))));
    Order gone = town.after(order, Fixture.AGENT, new Step.Withdraw("已解决"), MONDAY);
    assertEquals(
        new Refusal.NotNow("WITHDRAWN", List.of()),
        shown(town.partOf(gone, lead, Fixture.handler(Fixture.DISTRICT))));
  }

  /// Of what the table allows only the unit's own steps matter here.
  private static Refusal shown(AssignmentLife life) {
    var no =
        (Refusal.NotNow)
            java.util.Objects.requireNonNull(life.findRefusal(AssignmentStep.Report.class, MONDAY));
    return new Refusal.NotNow(no.state(), no.possible().stream().filter("Sign"::equals).toList());
  }

  @Test
  void aCitizenIsNotCalledByLinkWhenThereIsNothingToAsk() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var link =
        new Step.CallBack(
            Order.CallbackWay.SMS_LINK, Order.CallbackResult.SATISFIED, true, true, null, null);
    assertTrue(town.take(order, Fixture.CITIZEN, link, MONDAY) instanceof Refusal.NotNow);
  }
}
