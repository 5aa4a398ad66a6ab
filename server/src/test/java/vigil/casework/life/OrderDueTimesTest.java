package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vigil.casework.Assignment;
import vigil.casework.AssignmentStep;
import vigil.casework.Deadline;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.OrderFact;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// Every due time that is stored, and which of them still mean something: those that a new calendar
/// may move.
class OrderDueTimesTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");

  private final Fixture town = new Fixture();

  private static Set<String> running(Order order) {
    return OrderDueTimes.running(order).keySet().stream()
        .map(key -> {
          String part = key.assignment();
          return part == null
              ? key.deadline().name()
              : key.deadline() + " " + order.findAssignment(part).orElseThrow().unit();
        })
        .collect(Collectors.toSet());
  }

  private Order urgent() {
    Order order = town.submitted(AppealType.HELP, Urgency.URGENT, MONDAY);
    var step = new Step.Dispatch(Fixture.DISTRICT, List.of(Fixture.HEALTH), List.of("gas"));
    return town.after(order, Fixture.DISPATCHER, step, MONDAY);
  }

  @Test
  void aDispatchedUrgentOrderHasAllTheDueTimesOfItsUnits() {
    assertEquals(
        Set.of(
            "CITIZEN",
            "HANDLE",
            "HANDLE d310115",
            "SIGN d310115",
            "FIRST_CONTACT d310115",
            "INTERIM_FEEDBACK d310115",
            "HANDLE wjw",
            "SIGN wjw",
            "FIRST_CONTACT wjw",
            "INTERIM_FEEDBACK wjw",
            "HANDLE gas"),
        running(urgent()));
  }

  @Test
  void whatIsDoneIsNotDueAnyMore() {
    Order order = urgent();
    String lead = Fixture.lead(order);
    var handler = Fixture.handler(Fixture.DISTRICT);
    order =
        town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), new AssignmentStep.Sign(), MONDAY);
    assertFalse(running(order).contains("SIGN d310115"));
    assertTrue(running(order).contains("RETURN_WINDOW d310115"));
    var feedback = new AssignmentStep.GiveFeedback(true, null, false, "王主任");
    order = town.after(order, lead, handler, feedback, MONDAY);
    assertFalse(running(order).contains("INTERIM_FEEDBACK d310115"));
    order = town.after(order, lead, handler, Fixture.reached(), MONDAY);
    assertFalse(running(order).contains("FIRST_CONTACT d310115"));
    assertFalse(running(order).contains("RETURN_WINDOW d310115"));
  }

  @Test
  void afterArbitrationThereIsNoReturnWindow() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    String lead = Fixture.lead(order);
    var ask = new AssignmentStep.AskReturn(AssignmentStep.ReturnCode.OTHER_26, "不属");
    order = town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), ask, MONDAY);
    order =
        town.after(
            order, lead, Fixture.REVIEWER, new AssignmentStep.Arbitrate(false, null), MONDAY);
    assertFalse(running(order).contains("RETURN_WINDOW d310115"));
  }

  @Test
  void aNewRoundLeavesTheDueTimesOfTheFirstBehind() {
    Order waiting = town.awaitingCallback(MONDAY);
    assertEquals(Set.of("CITIZEN", "HANDLE", "CALLBACK", "HANDLE d310115"), running(waiting));
    Order again = town.after(waiting, Fixture.CALLER, new Step.Recheck("leader", "不满意"), MONDAY);
    assertEquals(Set.of("CITIZEN", "HANDLE"), running(again));
    Order closed = town.after(waiting, Fixture.CALLER, new Step.WaiveCallback("不必"), MONDAY);
    assertEquals(Set.of("CITIZEN"), running(closed));
  }

  @Test
  void aReturnedPartIsNotDueAndTheDispatchIs() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    String lead = Fixture.lead(order);
    var ask = new AssignmentStep.AskReturn(AssignmentStep.ReturnCode.OTHER_26, "不属");
    order = town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), ask, MONDAY);
    order =
        town.after(order, lead, Fixture.REVIEWER, new AssignmentStep.Arbitrate(true, null), MONDAY);
    order =
        town.after(order, lead, Fixture.MANAGER, new AssignmentStep.Arbitrate(true, null), MONDAY);
    assertEquals(Set.of("CITIZEN", "DISPATCH"), running(order));
  }

  @Test
  void supervisionLeavesACapThatOutlivesTheClosing() {
    Order order = town.awaitingCallback(MONDAY);
    order = town.after(order, Fixture.CALLER, new Step.Recheck("leader", "不满意"), MONDAY);
    order = town.after(order, Fixture.MANAGER, new Step.Supervise("督办"), MONDAY);
    assertEquals(Set.of("CITIZEN", "HANDLE", "CAP"), running(order));
  }

  @Test
  void aReviewDateIsDueWhileItIsListed() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var ask = new Step.AskShelve(MONDAY.plus(Duration.ofDays(30)), "等");
    order = town.after(order, Fixture.DISPATCHER, ask, MONDAY);
    var yes = new Step.Decide(Order.RequestKind.SHELVE, null, true, null);
    order = town.after(order, Fixture.REVIEWER, yes, MONDAY);
    order = town.after(order, Fixture.MANAGER, yes, MONDAY);
    assertEquals(Set.of("CITIZEN", "REVIEW_DATE"), running(order));
  }

  @Test
  void allThatIsStoredIsFoundWithItsTime() {
    Order order = urgent();
    var all = OrderDueTimes.all(order);
    Assignment lead = order.findLead().orElseThrow();
    assertEquals(lead.due(), all.get(new OrderDueTimes.Key(Deadline.HANDLE, lead.id())));
    assertEquals(lead.dues().signDue(), all.get(new OrderDueTimes.Key(Deadline.SIGN, lead.id())));
    assertEquals(order.dues().citizen(), all.get(new OrderDueTimes.Key(Deadline.CITIZEN, null)));
    assertEquals(2 + 3 * 4, all.size());
  }

  /// A calendar moves what it moves; a lapse that is told is forgotten when its time lies ahead
  /// again, and with the last lapse of a unit clock the order is not overdue any more.
  @Test
  void aMoveIntoTheFutureTakesALapseBack() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    Assignment lead = order.findLead().orElseThrow();
    Instant late = lead.due().plusSeconds(60);
    order = town.after(order, Actor.HOUSE, new Step.Lapse(), late);
    assertTrue(order.has(Flag.OVERDUE));
    int lapses = order.lapsed().size();
    Instant later = lead.due().plus(Duration.ofDays(3));
    Order same =
        moved(order, late, new OrderFact.DueTimeMove(Deadline.SIGN, lead.id(), MONDAY, later));
    assertEquals(lapses, same.lapsed().size());
    assertTrue(same.has(Flag.OVERDUE));
    assertEquals(later, same.findLead().orElseThrow().dues().signDue());
    var move = new OrderFact.DueTimeMove(Deadline.HANDLE, lead.id(), lead.due(), later);
    Order back = moved(order, late, move);
    assertEquals(later, back.findLead().orElseThrow().due());
    assertEquals(lapses - 1, back.lapsed().size());
    assertFalse(back.has(Flag.OVERDUE));
    Order still = moved(order, later.plusSeconds(1), move);
    assertEquals(lapses, still.lapsed().size());
    assertTrue(still.has(Flag.OVERDUE));
  }

  @Test
  void aCalendarMarksWhatItLeavesProvisional() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Instant due = MONDAY.plus(Duration.ofDays(9));
    var move = new OrderFact.DueTimeMove(Deadline.CITIZEN, null, order.dues().citizen(), due);
    var step = new Step.Reschedule("calendar/1", List.of(move), true);
    Order moved = town.after(order, Actor.HOUSE, step, MONDAY);
    assertEquals(due, moved.dues().citizen());
    assertTrue(moved.has(Flag.PROVISIONAL_DUE));
    var whole = new Step.Reschedule("calendar/2", List.of(), false);
    assertFalse(town.after(moved, Actor.HOUSE, whole, MONDAY).has(Flag.PROVISIONAL_DUE));
  }

  private Order moved(Order order, Instant at, OrderFact.DueTimeMove move) {
    var step = new Step.Reschedule("calendar/1", List.of(move), false);
    return town.after(order, Actor.HOUSE, step, at);
  }
}
