package vigil.casework.life;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentStep;
import vigil.casework.Clock;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.CallbackWay;
import vigil.casework.Order.Flag;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.OrderVisibility;
import vigil.casework.Outcome;
import vigil.casework.Outcome.Decision;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.DueStatus;
import vigil.city.Urgency;
import vigil.identity.Role;

/// The rules of an order's life, one by one (rules 3 and 4).
class OrderLifeTest {
  /// A Monday, 10:00 in Shanghai.
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");

  private final Fixture town = new Fixture();

  private static Instant shanghai(String local) {
    return Instant.parse(local + ":00+08:00");
  }

  @Test
  void everyKindOfStepIsSomebodysDuty() {
    for (Class<?> kind : Step.OrderStep.class.getPermittedSubclasses()) {
      assertFalse(StepPermissions.listRoles(kind.asSubclass(Step.class)).isEmpty());
    }
    for (Class<?> kind : AssignmentStep.class.getPermittedSubclasses()) {
      assertFalse(StepPermissions.listRoles(kind.asSubclass(Step.class)).isEmpty());
    }
  }

  @Test
  void anOrderIsSubmittedOnlyWithItsFiveElements() {
    var whole = DraftBuilder.help().draft();
    var bare =
        DraftBuilder.help()
            .category(null)
            .told("", "")
            .call(null)
            .in(null, null, null)
            .byNumber("13812345678")
            .draft();
    Order draft = town.registered(bare, MONDAY);
    assertEquals(
        new Refusal.ElementsMissing(List.of(Order.Element.values())),
        town.take(draft, Fixture.AGENT, new Step.Submit(), MONDAY));
    Order amended = town.after(draft, Fixture.AGENT, new Step.Amend(whole), MONDAY);
    assertEquals(
        OrderState.PENDING_DISPATCH,
        town.after(amended, Fixture.AGENT, new Step.Submit(), MONDAY).state());
  }

  @Test
  void aComplaintThatNeedsASiteVisitIsNotAnsweredAtOnce() {
    var answer = new Step.Answer("script-1", "凭出入证可以外出就医");
    Order complaint = town.registered(AppealType.COMPLAINT, Urgency.NORMAL, MONDAY);
    assertEquals(
        new Refusal.SiteVisitNeeded(AppealType.COMPLAINT),
        town.take(complaint, Fixture.AGENT, answer, MONDAY));
    Order question = town.registered(AppealType.CONSULTATION, Urgency.NORMAL, MONDAY);
    Order answered = town.after(question, Fixture.AGENT, answer, MONDAY);
    assertEquals(OrderState.ANSWERED, answered.state());
    Order closed = town.after(answered, Fixture.AGENT, new Step.Close(), MONDAY);
    assertEquals(OrderState.CLOSED, closed.state());
    assertEquals(MONDAY, closed.closedAt());
  }

  // promise: docs/rules.md «nor is an order into which one was merged»
  @Test
  void anAnswerAtOnceDoesNotEndAMergedComplaint() {
    Order question = town.registered(AppealType.CONSULTATION, Urgency.NORMAL, MONDAY);
    town.joined = 1;
    town.seenOnSite = AppealType.REPORT;
    assertEquals(
        new Refusal.SiteVisitNeeded(AppealType.REPORT),
        town.take(question, Fixture.AGENT, new Step.Answer(null, "已答复"), MONDAY));
    town.seenOnSite = null;
    town.after(question, Fixture.AGENT, new Step.Answer(null, "已答复"), MONDAY);
  }

  /// Rules 4.2: dispatch within 10 min, 30 min, 2 h.
  @Test
  void theDispatchClockRunsFromSubmission() {
    for (var row : List.of(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(2))) {
      Urgency urgency =
          row.toMinutes() == 10
              ? Urgency.URGENT
              : row.toMinutes() == 30 ? Urgency.SEMI_URGENT : Urgency.NORMAL;
      Order order = town.submitted(AppealType.HELP, urgency, MONDAY);
      assertEquals(MONDAY.plus(row), order.dues().dispatch());
    }
  }

  /// Civil Code 201, 203: help has 5 working days; registered on 31 March 2022, with the Qingming
  /// holiday of 3 to 5 April and the make-up Saturday of 2 April in between: 24:00 on 8 April.
  @Test
  void bothClocksCountWorkingDays() {
    Instant registered = shanghai("2022-03-31T10:00");
    Instant dispatched = shanghai("2022-04-01T09:00");
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, registered);
    var step = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    order = town.after(order, Fixture.DISPATCHER, step, dispatched);
    assertEquals(shanghai("2022-04-09T00:00"), order.dues().citizen());
    assertEquals(shanghai("2022-04-12T00:00"), order.dues().handle());
  }

  @Test
  void anOrderHasExactlyOneLeadAndADistrictHearsOfItsStreets() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var twice = new Step.Dispatch(Fixture.STREET, List.of(Fixture.STREET), List.of());
    assertEquals(
        new Refusal.UnitTwice(Fixture.STREET), town.take(order, Fixture.DISPATCHER, twice, MONDAY));
    var step = new Step.Dispatch(Fixture.STREET, List.of(Fixture.HEALTH), List.of());
    Order dispatched = town.after(order, Fixture.DISPATCHER, step, MONDAY);
    assertEquals(
        List.of(AssignmentRole.LEAD, AssignmentRole.ASSIST, AssignmentRole.CC),
        dispatched.assignments().stream().map(a -> a.role()).toList());
    assertEquals(Fixture.DISTRICT, dispatched.assignments().get(2).unit());
    assertEquals("传染病防治法 第三十九条", dispatched.findLead().orElseThrow().mandate().legalBasis());
  }

  @Test
  void theAccusedUnitIsNeverTheAssigneeAndItsPeopleStepAside() {
    Order order = town.registered(DraftBuilder.complaint().about(Fixture.DISTRICT).draft(), MONDAY);
    order = town.after(order, Fixture.AGENT, new Step.Submit(), MONDAY);
    var accused = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    assertEquals(
        new Refusal.AccusedMayNotHandle(Fixture.DISTRICT),
        town.take(order, Fixture.DISPATCHER, accused, MONDAY));
    var street = new Step.Dispatch(Fixture.STREET, List.of(), List.of());
    assertEquals(
        new Refusal.AccusedMayNotHandle(Fixture.STREET),
        town.take(order, Fixture.DISPATCHER, street, MONDAY),
        "a street of the accused district is its own");
    var asCopy = new Step.Dispatch(Fixture.HEALTH, List.of(), List.of(Fixture.DISTRICT));
    assertEquals(
        new Refusal.AccusedMayNotHandle(Fixture.DISTRICT),
        town.take(order, Fixture.DISPATCHER, asCopy, MONDAY),
        "nor is it told, and whoever asked for that hears so");
    var interested = new Actor("x", Set.of(Role.DISPATCHER), Fixture.DISTRICT);
    assertEquals(
        new Refusal.AccusedStepsAside(Fixture.DISTRICT),
        town.take(order, interested, street, MONDAY));
  }

  /// Rules 9.1: nothing of the accusation reaches the accused, by whatever way the order takes.
  @Test
  void aMergeKeepsTheAccusedOutOfTheOrderAndOfTheNextOne() {
    var accusing = DraftBuilder.complaint().about(Fixture.DISTRICT).draft();
    Order child =
        town.after(town.registered(accusing, MONDAY), Fixture.AGENT, new Step.Submit(), MONDAY);
    Order parent = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    town.into = parent;
    assertInstanceOf(
        Decision.class, town.take(child, Fixture.DISPATCHER, new Step.Merge(parent.id()), MONDAY));
    Order after =
        new OrderLife(parent, town.known(), Fixture.DISPATCHER).absorb(child, MONDAY).after();
    assertEquals(List.of(Fixture.DISTRICT), after.accused());
    for (String unit : List.of(Fixture.DISTRICT, Fixture.STREET)) {
      assertEquals(
          new Refusal.AccusedMayNotHandle(unit),
          town.take(
              after, Fixture.DISPATCHER, new Step.Dispatch(unit, List.of(), List.of()), MONDAY));
      assertFalse(OrderVisibility.isShown(after, Fixture.viewer(unit)));
    }
    Order third = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Order on = new OrderLife(third, town.known(), Fixture.DISPATCHER).absorb(after, MONDAY).after();
    assertEquals(List.of(Fixture.DISTRICT), on.accused(), "and on to the next one");
  }

  @Test
  void theAccusedIsReachedNeitherByARedispatchNorAsAnAssistNorByAnAmendment() {
    var accusing = DraftBuilder.complaint().about(Fixture.STREET).draft();
    Order order =
        town.after(town.registered(accusing, MONDAY), Fixture.AGENT, new Step.Submit(), MONDAY);
    var copied = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of(Fixture.STREET));
    assertEquals(
        new Refusal.AccusedMayNotHandle(Fixture.STREET),
        town.take(order, Fixture.DISPATCHER, copied, MONDAY));
    var step = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    Order given = town.after(order, Fixture.DISPATCHER, step, MONDAY);
    String lead = Fixture.lead(given);
    given =
        town.after(given, lead, Fixture.clerk(Fixture.DISTRICT), new AssignmentStep.Sign(), MONDAY);
    given = town.after(given, lead, Fixture.handler(Fixture.DISTRICT), Fixture.reached(), MONDAY);
    var no = new Refusal.AccusedMayNotHandle(Fixture.STREET);
    var down = new AssignmentStep.Redispatch(List.of(Fixture.STREET), null);
    assertEquals(no, town.take(given, lead, Fixture.clerk(Fixture.DISTRICT), down, MONDAY));
    var offered = takersOf(given, lead);
    assertFalse(offered.contains(Fixture.STREET), "what is refused is not offered");
    assertTrue(offered.contains(Fixture.OTHER_STREET), offered::toString);
    var assist = new AssignmentStep.AskAssist(List.of(Fixture.STREET), "请协助");
    assertEquals(no, town.take(given, lead, Fixture.clerk(Fixture.DISTRICT), assist, MONDAY));
    assertTrue(
        OrderVisibility.isShown(given, Fixture.viewer(Fixture.DISTRICT)), "the level above does");
    assertFalse(OrderVisibility.isShown(given, Fixture.viewer(Fixture.STREET)));
  }

  private List<String> takersOf(Order order, String part) {
    return OfferedForms.list(
            AssignmentStep.Redispatch.class,
            order,
            order.findAssignment(part).orElseThrow(),
            town.known(),
            Fixture.clerk(Fixture.DISTRICT))
        .getFirst()
        .choices();
  }

  /// Rules 4.7: a merge gives the parent the highest urgency and the earliest due time of all.
  @Test
  void aMergedOrderLendsItsUrgencyAndDueTimes() {
    Order parent = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Order child = town.dispatched(AppealType.HELP, Urgency.URGENT, MONDAY.plusSeconds(60));
    town.into = parent;
    Order merged = town.after(child, Fixture.DISPATCHER, new Step.Merge(parent.id()), MONDAY);
    assertEquals(OrderState.MERGED, merged.state());
    assertEquals(parent.id(), merged.parent());
    Instant now = MONDAY.plusSeconds(60);
    Decision absorbed = new OrderLife(parent, town.known(), Fixture.DISPATCHER).absorb(child, now);
    Order after = absorbed.after();
    assertEquals(Urgency.URGENT, after.appeal().urgency());
    assertEquals(child.dues().citizen(), after.dues().citizen());
    assertEquals(child.dues().handle(), after.dues().handle());
    assertEquals(child.dues().handle(), after.findLead().orElseThrow().due());
    town.into = merged;
    assertEquals(
        new Refusal.NotOpen(merged.id()),
        town.take(parent, Fixture.DISPATCHER, new Step.Merge(merged.id()), MONDAY));
  }

  @Test
  void raisingUrgencyShortensAndNeverLengthens() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Order raised =
        town.after(order, Fixture.MANAGER, new Step.RaiseUrgency(Urgency.URGENT), MONDAY);
    assertEquals(MONDAY.plus(Duration.ofHours(24)), raised.findLead().orElseThrow().due());
    assertEquals(
        new Refusal.UrgencyNotRaised(Urgency.URGENT),
        town.take(raised, Fixture.MANAGER, new Step.RaiseUrgency(Urgency.NORMAL), MONDAY));
    Order question = town.dispatched(AppealType.CONSULTATION, Urgency.NORMAL, MONDAY);
    Instant friday = question.findLead().orElseThrow().due();
    Order supervised = town.after(question, Fixture.MANAGER, new Step.Supervise("请关注"), MONDAY);
    assertEquals(friday, supervised.findLead().orElseThrow().due());
    assertTrue(supervised.has(Flag.SUPERVISED));
  }

  @Test
  void callbacksAreAtLeastTwoHoursApartAndByDay() {
    Order order = town.awaitingCallback(shanghai("2022-03-28T10:00"));
    var call = unreachable();
    assertEquals(
        new Refusal.OutsideCallbackHours(shanghai("2022-03-29T09:00")),
        town.take(order, Fixture.CALLER, call, shanghai("2022-03-29T08:59")));
    assertEquals(
        new Refusal.OutsideCallbackHours(shanghai("2022-03-30T09:00")),
        town.take(order, Fixture.CALLER, call, shanghai("2022-03-29T20:00")));
    Order once = town.after(order, Fixture.CALLER, call, shanghai("2022-03-29T09:00"));
    assertEquals(
        new Refusal.CallbackTooSoon(shanghai("2022-03-29T11:00")),
        town.take(once, Fixture.CALLER, call, shanghai("2022-03-29T10:59")));
    Order twice = town.after(once, Fixture.CALLER, call, shanghai("2022-03-29T11:00"));
    assertEquals(
        new Refusal.CallbackNeedsAnotherDay(shanghai("2022-03-30T09:00")),
        town.take(twice, Fixture.CALLER, call, shanghai("2022-03-29T15:00")));
    Order closed = town.after(twice, Fixture.CALLER, call, shanghai("2022-03-30T09:00"));
    assertEquals(OrderState.CLOSED, closed.state());
  }

  @Test
  void anSmsLinkIsAnsweredAtAnyHour() {
    Order order = town.awaitingCallback(MONDAY);
    var byLink =
        new Step.CallBack(CallbackWay.SMS_LINK, CallbackResult.SATISFIED, true, true, null, null);
    Instant night = shanghai("2022-03-29T23:30");
    Outcome atNight = town.take(order, Fixture.CITIZEN, byLink, night);
    assertEquals(
        OrderFact.Ending.SATISFIED, Fixture.told(atNight, OrderFact.Closed.class).ending());
  }

  private static Step.CallBack unreachable() {
    return new Step.CallBack(CallbackWay.PHONE, CallbackResult.UNREACHABLE, null, null, null, null);
  }

  /// Rules 3.18: round + 1, 3 working days, site time and contact record required.
  @Test
  void aRecheckHasThreeWorkingDaysAndKeepsTheFirstRound() {
    Order order = town.awaitingCallback(MONDAY);
    var step = new Step.Recheck("leader-7", "市民不满意");
    Order recheck = town.after(order, Fixture.CALLER, step, MONDAY);
    assertEquals(2, recheck.round());
    assertEquals(shanghai("2022-04-01T00:00"), recheck.dues().handle());
    var again = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    Order second = town.after(recheck, Fixture.DISPATCHER, again, MONDAY.plusSeconds(3600));
    assertEquals(shanghai("2022-04-01T00:00"), second.findLead().orElseThrow().due());
    assertEquals(List.of(1, 2), second.assignments().stream().map(a -> a.round()).toList());
  }

  @Test
  void aClosedOrderMayBeRecheckedUntilItIsArchived() {
    Order order = town.awaitingCallback(MONDAY);
    order = town.after(order, Fixture.CALLER, new Step.WaiveCallback("市民要求不回访"), MONDAY);
    var recheck = new Step.Recheck("leader-7", "市民再次来电");
    assertInstanceOf(Decision.class, town.take(order, Fixture.CALLER, recheck, MONDAY));
    Order archived = town.after(order, Actor.HOUSE, new Step.Archive(), MONDAY);
    assertInstanceOf(Refusal.NotNow.class, town.take(archived, Fixture.CALLER, recheck, MONDAY));
  }

  /// Rules 3.19: an order is put away until a day that is still to come when both have agreed.
  @Test
  void anOrderIsNotPutAwayUntilADayThatHasPassedMeanwhile() {
    Instant review = MONDAY.plus(Duration.ofDays(3));
    for (var ask :
        List.of(new Step.AskShelve(review, "等待政策"), new Step.AskDifficult(review, "难"))) {
      Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
      order = town.after(order, Fixture.DISPATCHER, ask, MONDAY);
      var yes = new Step.Decide(order.requests().getFirst().kind(), null, true, null);
      order = town.after(order, Fixture.REVIEWER, yes, MONDAY);
      assertInstanceOf(
          Decision.class, town.take(order, Fixture.MANAGER, yes, review.minusMillis(1)));
      assertEquals(
          new Refusal.ReviewDatePassed(review), town.take(order, Fixture.MANAGER, yes, review));
    }
  }

  /// Taken up again it has one lead, not two: the one whose report waits for its review.
  @Test
  void anOrderThatWasShelvedOverAReportGoesBackToTheSameLead() {
    Order order = town.reported(AppealType.HELP, MONDAY);
    String lead = Fixture.lead(order);
    var ask = new Step.AskShelve(MONDAY.plus(Duration.ofDays(30)), "等待政策");
    order = town.after(order, Fixture.DISPATCHER, ask, MONDAY);
    var yes = new Step.Decide(RequestKind.SHELVE, null, true, null);
    order = town.after(order, Fixture.REVIEWER, yes, MONDAY);
    order = town.after(order, Fixture.MANAGER, yes, MONDAY);
    order = town.after(order, Fixture.DISPATCHER, new Step.Resume(), MONDAY);
    assertEquals(OrderState.IN_HANDLING, order.state());
    order =
        town.after(order, lead, Fixture.REVIEWER, new AssignmentStep.Review(true, null), MONDAY);
    assertEquals(OrderState.UNDER_REVIEW, order.state());
  }

  @Test
  void lampsTurnYellowWithAQuarterOrADayLeftAndRedWhenOverdue() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertEquals(DueStatus.GREEN, lamp(order, Clock.Kind.DISPATCH, MONDAY.plusSeconds(89 * 60)));
    assertEquals(DueStatus.YELLOW, lamp(order, Clock.Kind.DISPATCH, MONDAY.plusSeconds(90 * 60)));
    assertEquals(DueStatus.RED, lamp(order, Clock.Kind.DISPATCH, MONDAY.plusSeconds(120 * 60)));
  }

  private static DueStatus lamp(Order order, Clock.Kind kind, Instant now) {
    return Clocks.list(order, Fixture.LIMITS, now).stream()
        .filter(c -> c.kind() == kind)
        .findFirst()
        .orElseThrow()
        .lamp();
  }

  @Test
  void aPassedDueTimeIsToldOnce() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Instant due = requireNonNull(order.dues().dispatch());
    assertEquals(due, Clocks.findNextDue(order).orElseThrow());
    assertTrue(
        Fixture.decided(town.take(order, Actor.HOUSE, new Step.Lapse(), due.minusMillis(1)))
            .facts()
            .isEmpty());
    Decision told = Fixture.decided(town.take(order, Actor.HOUSE, new Step.Lapse(), due));
    assertEquals(1, told.facts().size());
    assertTrue(
        Fixture.decided(town.take(told.after(), Actor.HOUSE, new Step.Lapse(), due))
            .facts()
            .isEmpty());
    assertEquals(order.dues().citizen(), Clocks.findNextDue(told.after()).orElseThrow());
  }
}
