package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.casework.AssignmentStep;
import vigil.casework.Deadline;
import vigil.casework.DraftBuilder;
import vigil.casework.DueTimeExplanation;
import vigil.casework.DueTimeExplanation.Kind;
import vigil.casework.ForwardingOrigin;
import vigil.casework.Order;
import vigil.casework.Order.RequestKind;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// Each due time tells how it came about (rules 4.10), and a calendar moves what it must.
class DueTimeRecalculationTest extends RecountedLives {
  @Test
  void theUnitClockIsCountedFromTheDispatchByTheDirectorysBasis() {
    Order order = dispatched("a", Urgency.NORMAL);
    String lead = Fixture.lead(order);
    DueTimeExplanation told = story(order, Deadline.HANDLE, lead);
    assertEquals(List.of(Kind.COUNTED), kinds(told));
    assertEquals(order.findLead().orElseThrow().due(), told.due());
    assertEquals(told.due(), told.counted());
    assertEquals(Fixture.DISTRICT, told.unit());
    var chapter = told.chapters().getFirst();
    assertEquals("Dispatched", chapter.event());
    assertEquals("5wd", chapter.count().limit());
    assertEquals("town", chapter.rule().profile(), "the directory gave none of its own");
    assertEquals("传染病防治法 第三十九条", chapter.rule().legalBasis());
    assertEquals(MONDAY, chapter.count().from());
    assertEquals(6, chapter.count().days().size(), "the start day and five that count");
    DueTimeExplanation citizen = story(order, Deadline.CITIZEN, null);
    assertEquals("Registered", citizen.chapters().getFirst().event());
    assertEquals("town", citizen.chapters().getFirst().rule().profile());
    assertEquals(null, citizen.unit());
  }

  /// The order's own unit clock is its lead's, and a cap shows where it bites: neither is told
  /// twice.
  @Test
  void theOrdersUnitClockIsToldOnceWithItsLead() {
    Order order = dispatched("a", Urgency.NORMAL);
    order = take(order, Fixture.MANAGER, new Step.Supervise("督办"), MONDAY);
    var told = recount(order, Fixture.LIMITS.workingDays()).listExplanations(order);
    assertTrue(told.stream().noneMatch(s -> s.deadline() == Deadline.CAP));
    assertEquals(1, told.stream().filter(s -> s.deadline() == Deadline.HANDLE).count());
    Order again = recheck(dispatched("b", Urgency.NORMAL));
    assertEquals(
        List.of(Kind.COUNTED), kinds(story(again, Deadline.HANDLE, null)), "no lead has it yet");
    var step = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    again = take(again, Fixture.DISPATCHER, step, MONDAY);
    var second = story(again, Deadline.HANDLE, Fixture.lead(again)).chapters().getFirst();
    assertEquals(vigil.city.LimitKind.RECHECK, second.rule().stage());
  }

  private Order recheck(Order order) {
    String lead = Fixture.lead(order);
    var handler = Fixture.handler(Fixture.DISTRICT);
    Order now =
        take(order, lead, Fixture.clerk(Fixture.DISTRICT), new AssignmentStep.Sign(), MONDAY);
    now = take(now, lead, handler, Fixture.reached(), MONDAY);
    now = take(now, lead, handler, new AssignmentStep.Handle(), MONDAY);
    now = take(now, lead, handler, Fixture.report(now, lead), MONDAY);
    now = take(now, lead, Fixture.REVIEWER, new AssignmentStep.Review(true, null), MONDAY);
    now = take(now, Fixture.REVIEWER, new Step.Audit(true, null), MONDAY);
    assertEquals("Audited", story(now, Deadline.CALLBACK, null).chapters().getFirst().event());
    return take(now, Fixture.CALLER, new Step.Recheck("leader", "不满意"), MONDAY);
  }

  @Test
  void anExtensionIsAChapterOfBothClocks() {
    Order order = dispatched("a", Urgency.NORMAL);
    String lead = Fixture.lead(order);
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    order = take(order, lead, clerk, new AssignmentStep.Sign(), MONDAY);
    assertEquals(List.of(Kind.COUNTED), kinds(story(order, Deadline.RETURN_WINDOW, lead)));
    var ask = new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "鉴定");
    order = take(order, lead, clerk, ask, MONDAY);
    Instant before = order.findLead().orElseThrow().due();
    var yes = new Step.Decide(RequestKind.EXTENSION, lead, true, null);
    order = take(order, Fixture.REVIEWER, yes, MONDAY);
    order = take(order, Fixture.MANAGER, yes, MONDAY);
    for (DueTimeExplanation told :
        List.of(story(order, Deadline.HANDLE, lead), story(order, Deadline.CITIZEN, null))) {
      assertEquals(List.of(Kind.COUNTED, Kind.EXTENDED), kinds(told));
      assertEquals(15, told.chapters().getLast().count().extension());
      assertEquals(before, told.chapters().getLast().change().before());
      assertEquals(told.due(), told.chapters().getLast().change().due());
    }
  }

  /// The due time is a date of the sender's, whatever calendar is entered here.
  @Test
  void timeThatTheSenderGaveIsAChapterOfBothClocks() {
    Instant given = Instant.parse("2022-04-18T16:00:00Z");
    var sent = new ForwardingOrigin(List.of("suzhou"), MONDAY, given);
    var draft = DraftBuilder.help().forwarded(sent).draft();
    Order order =
        keep(OrderLife.register("a", "a", draft, false, town.known(), Fixture.AGENT, MONDAY));
    order = take(order, Fixture.AGENT, new Step.Submit(), MONDAY);
    var step = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    order = take(order, Fixture.DISPATCHER, step, MONDAY);
    String lead = Fixture.lead(order);
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    order = take(order, lead, clerk, new AssignmentStep.Sign(), MONDAY);
    var ask = new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "鉴定");
    order = take(order, lead, clerk, ask, MONDAY);
    order = take(order, Fixture.SENDER, new Step.AnswerTime(given, null), MONDAY);
    for (DueTimeExplanation told :
        List.of(story(order, Deadline.HANDLE, lead), story(order, Deadline.CITIZEN, null))) {
      assertEquals(List.of(Kind.COUNTED, Kind.EXTENDED), kinds(told));
      assertEquals(given, told.due());
      assertEquals("platform:suzhou", told.chapters().getLast().by());
    }
    assertEquals(
        given, OrderDueTimes.all(recount(order, Fixture.UNNOTICED).order()).get(handleOf(lead)));
  }

  private static OrderDueTimes.Key handleOf(String part) {
    return new OrderDueTimes.Key(Deadline.HANDLE, part);
  }

  @Test
  void aChildFollowsItsParentOrHasADateThatSomebodySet() {
    Order order = dispatched("a", Urgency.NORMAL);
    String lead = Fixture.lead(order);
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    order = take(order, lead, clerk, new AssignmentStep.Sign(), MONDAY);
    Instant soon = MONDAY.plus(Duration.ofDays(1));
    order =
        take(
            order,
            lead,
            clerk,
            new AssignmentStep.Redispatch(List.of(Fixture.STREET), null),
            MONDAY);
    var set = new AssignmentStep.Redispatch(List.of(Fixture.OTHER_STREET), soon);
    order = take(order, lead, clerk, set, MONDAY);
    assertEquals(
        List.of(Kind.FOLLOWS),
        kinds(story(order, Deadline.HANDLE, Fixture.assignmentOf(order, Fixture.STREET))));
    assertEquals(
        List.of(Kind.SET),
        kinds(story(order, Deadline.HANDLE, Fixture.assignmentOf(order, Fixture.OTHER_STREET))));
  }

  @Test
  void aChildThatSomebodySetADateForIsDueThen() {
    Order order = dispatched("a", Urgency.NORMAL);
    String lead = Fixture.lead(order);
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    order = take(order, lead, clerk, new AssignmentStep.Sign(), MONDAY);
    Instant soon = MONDAY.plus(Duration.ofDays(1));
    order =
        take(
            order,
            lead,
            clerk,
            new AssignmentStep.Redispatch(List.of(Fixture.STREET), soon),
            MONDAY);
    DueTimeExplanation told =
        story(order, Deadline.HANDLE, Fixture.assignmentOf(order, Fixture.STREET));
    assertEquals(soon, told.chapters().getLast().change().due());
    assertEquals(soon, told.counted());
  }

  @Test
  void anOrderThatWasGivenBackIsCountedForDispatchAgain() {
    Order order = dispatched("a", Urgency.NORMAL, Fixture.HEALTH);
    String assist = Fixture.assignmentOf(order, Fixture.HEALTH);
    order = givenBack(order, assist, Fixture.HEALTH);
    assertTrue(
        recount(order, Fixture.LIMITS.workingDays()).listExplanations(order).stream()
            .noneMatch(s -> s.deadline() == Deadline.DISPATCH),
        "an assist was only one of them");
    order = givenBack(order, Fixture.lead(order), Fixture.DISTRICT);
    var chapter = story(order, Deadline.DISPATCH, null).chapters().getFirst();
    assertEquals("Returned", chapter.event());
  }

  private Order givenBack(Order order, String part, String unit) {
    var ask = new AssignmentStep.AskReturn(AssignmentStep.ReturnCode.OTHER_26, "不属");
    var yes = new AssignmentStep.Arbitrate(true, null);
    Order now = take(order, part, Fixture.clerk(unit), new AssignmentStep.Sign(), MONDAY);
    now = take(now, part, Fixture.clerk(unit), ask, MONDAY);
    now = take(now, part, Fixture.REVIEWER, yes, MONDAY);
    return take(now, part, Fixture.MANAGER, yes, MONDAY);
  }

  /// A draft that was counted through a year without a notice is marked until the notice comes.
  @Test
  void theMarkOfAProvisionalDueTimeGoesWithTheNotice() {
    town.limits = new vigil.city.Limits(Fixture.LIMITS.profile(), Fixture.UNNOTICED);
    var draft = DraftBuilder.help().flagged().draft();
    Order order =
        keep(OrderLife.register("a", "a", draft, false, town.known(), Fixture.AGENT, MONDAY));
    assertTrue(order.has(Order.Flag.PROVISIONAL_DUE));
    Order noticed = recount(order, Fixture.LIMITS.workingDays()).order();
    assertFalse(noticed.has(Order.Flag.PROVISIONAL_DUE));
    assertTrue(noticed.has(Order.Flag.CONFIDENTIAL), "the other flags stay");
    assertTrue(recount(order, Fixture.UNNOTICED).order().has(Order.Flag.PROVISIONAL_DUE));
  }

  /// Registered in time for the old year, dispatched into the new one.
  @Test
  void aDispatchIntoAYearWithoutANoticeIsMarkedWhenItIsCountedAgain() {
    Order order = registered("a", AppealType.HELP, Instant.parse("2026-12-24T02:00:00Z"));
    assertFalse(
        recount(order, Fixture.LIMITS.workingDays()).order().has(Order.Flag.PROVISIONAL_DUE));
    var step = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    order = take(order, Fixture.DISPATCHER, step, Instant.parse("2026-12-30T02:00:00Z"));
    assertTrue(
        recount(order, Fixture.LIMITS.workingDays()).order().has(Order.Flag.PROVISIONAL_DUE));
  }

  @Test
  void anOrderThatIsTakenUpAgainIsCountedForDispatch() {
    Order order = registered("a", AppealType.HELP, MONDAY);
    Instant review = MONDAY.plus(Duration.ofDays(30));
    order = take(order, Fixture.DISPATCHER, new Step.AskShelve(review, "等"), MONDAY);
    var yes = new Step.Decide(RequestKind.SHELVE, null, true, null);
    order = take(order, Fixture.REVIEWER, yes, MONDAY);
    order = take(order, Fixture.MANAGER, yes, MONDAY);
    order = take(order, Fixture.DISPATCHER, new Step.Resume(), review);
    var chapter = story(order, Deadline.DISPATCH, null).chapters().getLast();
    assertEquals("Resumed", chapter.event());
    assertEquals(review.plus(Duration.ofHours(2)), chapter.change().due());
  }

  @Test
  void anExtensionThatEndsAtTheParentsDueTimeSaysSo() {
    Order order = dispatched("a", Urgency.NORMAL);
    String lead = Fixture.lead(order);
    order = take(order, lead, Fixture.clerk(Fixture.DISTRICT), new AssignmentStep.Sign(), MONDAY);
    var below =
        new AssignmentStep.Redispatch(List.of(Fixture.STREET), MONDAY.plus(Duration.ofDays(1)));
    order = take(order, lead, Fixture.clerk(Fixture.DISTRICT), below, MONDAY);
    String child = Fixture.assignmentOf(order, Fixture.STREET);
    order = take(order, child, Fixture.clerk(Fixture.STREET), new AssignmentStep.Sign(), MONDAY);
    var ask = new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "鉴定");
    order = take(order, child, Fixture.clerk(Fixture.STREET), ask, MONDAY);
    var yes = new Step.Decide(RequestKind.EXTENSION, child, true, null);
    order = take(order, Fixture.REVIEWER, yes, MONDAY);
    order = take(order, Fixture.MANAGER, yes, MONDAY);
    assertEquals(
        List.of(Kind.SET, Kind.EXTENDED, Kind.CAPPED), kinds(story(order, Deadline.HANDLE, child)));
  }

  @Test
  void raisedUrgencyShortensBoth() {
    Order order = dispatched("a", Urgency.NORMAL);
    order = take(order, Fixture.MANAGER, new Step.RaiseUrgency(Urgency.URGENT), MONDAY);
    assertEquals(
        List.of(Kind.COUNTED, Kind.SHORTENED), kinds(story(order, Deadline.CITIZEN, null)));
    assertEquals(
        List.of(Kind.COUNTED, Kind.SHORTENED),
        kinds(story(order, Deadline.HANDLE, Fixture.lead(order))));
  }

  @Test
  void aLateDispatchIsCappedByWhatSupervisionAsked() {
    var draft = DraftBuilder.help().draft();
    Order order =
        keep(OrderLife.register("a", "a", draft, false, town.known(), Fixture.AGENT, MONDAY));
    order = take(order, Fixture.AGENT, new Step.Submit(), MONDAY);
    assertEquals("2h", story(order, Deadline.DISPATCH, null).chapters().getFirst().count().limit());
    order = take(order, Fixture.MANAGER, new Step.Supervise("督办"), MONDAY);
    var step = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    order = take(order, Fixture.DISPATCHER, step, MONDAY.plus(Duration.ofDays(3)));
    assertEquals(
        List.of(Kind.COUNTED, Kind.CAPPED),
        kinds(story(order, Deadline.HANDLE, Fixture.lead(order))));
  }

  @Test
  void aReviewDateIsSetByWhoAskedForIt() {
    Order order = dispatched("a", Urgency.NORMAL);
    Instant review = MONDAY.plus(Duration.ofDays(30));
    order = take(order, Fixture.DISPATCHER, new Step.AskShelve(review, "等"), MONDAY);
    var yes = new Step.Decide(RequestKind.SHELVE, null, true, null);
    order = take(order, Fixture.REVIEWER, yes, MONDAY);
    order = take(order, Fixture.MANAGER, yes, MONDAY);
    assertEquals(List.of(Kind.SET), kinds(story(order, Deadline.REVIEW_DATE, null)));
    order = take(order, Fixture.DISPATCHER, new Step.Resume(), review);
    assertEquals(null, order.dues().dispatch());
  }

  @Test
  void aCalendarMovesWhatItsDaysChangeAndNothingElse() {
    Order order = dispatched("a", Urgency.NORMAL);
    DueTimeRecalculation noticed = recount(order, Fixture.LIMITS.workingDays());
    assertTrue(CalendarEffects.moves(order, noticed, noticed, "calendar-2022/1").isEmpty());
    DueTimeRecalculation unnoticed = recount(order, Fixture.UNNOTICED);
    var step = CalendarEffects.moves(order, noticed, unnoticed, "calendar-2022/1").orElseThrow();
    assertTrue(step.provisional());
    assertFalse(step.moved().isEmpty());
    Order moved = take(order, Actor.HOUSE, step, MONDAY);
    assertEquals(
        OrderDueTimes.running(unnoticed.order()),
        OrderDueTimes.running(moved),
        "as if it had always been counted so");
    DueTimeExplanation told =
        recount(moved, Fixture.UNNOTICED).listExplanations(moved).stream()
            .filter(s -> s.deadline() == Deadline.CITIZEN)
            .findFirst()
            .orElseThrow();
    assertTrue(kinds(told).contains(Kind.MOVED));
    assertTrue(told.provisional());
  }
}
