package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vigil.casework.AssignmentStep;
import vigil.casework.Clock;
import vigil.casework.Clock.Kind;
import vigil.casework.Order;
import vigil.casework.Order.RequestKind;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.DueStatus;
import vigil.city.Limit;
import vigil.city.LimitProfile;
import vigil.city.Limits;
import vigil.city.Urgency;

/// Which clocks run in which state, and what their faces show (rules 4.1 and 4.3).
class ClocksTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");
  private static final Instant REVIEW = MONDAY.plus(Duration.ofDays(30));

  private final Fixture town = new Fixture();

  private static List<Kind> running(Order order) {
    return Clocks.listRunning(order).stream().map(Clocks.RunningClock::kind).toList();
  }

  private static Clock face(Order order, Kind kind, Instant now) {
    return Clocks.list(order, Fixture.LIMITS, now).stream()
        .filter(c -> c.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private Order listed(Step.OrderStep ask, RequestKind kind) {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    order = town.after(order, Fixture.DISPATCHER, ask, MONDAY);
    var yes = new Step.Decide(kind, null, true, null);
    order = town.after(order, Fixture.REVIEWER, yes, MONDAY);
    return town.after(order, Fixture.MANAGER, yes, MONDAY);
  }

  @Test
  void theDispatchClockRunsUntilItIsDispatchedEvenWhileUnitsConfer() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertEquals(List.of(Kind.CITIZEN, Kind.DISPATCH), running(order));
    var ask = new Step.Confer(List.of(Fixture.DISTRICT), "属谁");
    order = town.after(order, Fixture.DISPATCHER, ask, MONDAY);
    assertEquals(List.of(Kind.CITIZEN, Kind.DISPATCH), running(order));
  }

  @Test
  void aUnitOwesSigningContactAndHandlingEachUntilItIsDone() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertEquals(List.of(Kind.CITIZEN, Kind.HANDLE, Kind.SIGN, Kind.FIRST_CONTACT), running(order));
    String lead = Fixture.lead(order);
    order =
        town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), new AssignmentStep.Sign(), MONDAY);
    assertEquals(List.of(Kind.CITIZEN, Kind.HANDLE, Kind.FIRST_CONTACT), running(order));
    order = town.after(order, lead, Fixture.handler(Fixture.DISTRICT), Fixture.reached(), MONDAY);
    assertEquals(List.of(Kind.CITIZEN, Kind.HANDLE), running(order));
  }

  @Test
  void anUrgentOrderOwesItsInterimFeedbackOnce() {
    Order order = town.signed(AppealType.HELP, Urgency.URGENT, MONDAY);
    assertTrue(running(order).contains(Kind.INTERIM_FEEDBACK));
    var feedback = new AssignmentStep.GiveFeedback(true, null, false, "王主任");
    order =
        town.after(order, Fixture.lead(order), Fixture.handler(Fixture.DISTRICT), feedback, MONDAY);
    assertFalse(running(order).contains(Kind.INTERIM_FEEDBACK));
  }

  @Test
  void theCallbackClockRunsWhileTheCitizenIsToBeCalledAndTheRecheckClockAfterIt() {
    Order order = town.awaitingCallback(MONDAY);
    assertEquals(List.of(Kind.CITIZEN, Kind.CALLBACK), running(order));
    Order again = town.after(order, Fixture.CALLER, new Step.Recheck("leader", "不满意"), MONDAY);
    assertEquals(List.of(Kind.CITIZEN, Kind.HANDLE), running(again));
    assertEquals("3wd", face(again, Kind.HANDLE, MONDAY).basis().limit());
    Order closed = town.after(order, Fixture.CALLER, new Step.WaiveCallback("不必"), MONDAY);
    assertEquals(List.of(), running(closed));
  }

  @Test
  void aListedOrderWaitsForItsReviewDate() {
    for (Order order :
        List.of(
            listed(new Step.AskShelve(REVIEW, "等"), RequestKind.SHELVE),
            listed(new Step.AskDifficult(REVIEW, "难"), RequestKind.DIFFICULT))) {
      assertEquals(List.of(Kind.CITIZEN, Kind.REVIEW_DATE), running(order));
      Instant dayBefore = REVIEW.minus(Duration.ofDays(1));
      assertEquals(DueStatus.GREEN, face(order, Kind.REVIEW_DATE, dayBefore.minusMillis(1)).lamp());
      assertEquals(DueStatus.YELLOW, face(order, Kind.REVIEW_DATE, dayBefore).lamp());
      assertEquals(DueStatus.RED, face(order, Kind.REVIEW_DATE, REVIEW).lamp());
      assertNull(face(order, Kind.REVIEW_DATE, REVIEW).basis().limit());
      Order resumed = town.after(order, Fixture.DISPATCHER, new Step.Resume(), REVIEW);
      assertEquals(List.of(Kind.CITIZEN, Kind.DISPATCH), running(resumed));
      assertEquals(REVIEW.plus(Duration.ofHours(2)), resumed.dues().dispatch());
    }
  }

  /// Rules 4.3: yellow when a working day or less is left; 5 April 2022 was Qingming, and 2 April a
  /// make-up workday: of the days before Wednesday 6 April, 10:00, ten hours on it and fourteen on
  /// the Saturday are one.
  @Test
  void aReviewDateTurnsYellowOnItsLastWorkingDayWhateverHolidayLiesBetween() {
    Instant wednesday = Instant.parse("2022-04-06T02:00:00Z");
    Order order = listed(new Step.AskShelve(wednesday, "等"), RequestKind.SHELVE);
    Instant saturday = Instant.parse("2022-04-02T02:00:00Z");
    assertEquals(DueStatus.GREEN, face(order, Kind.REVIEW_DATE, saturday.minusMillis(1)).lamp());
    assertEquals(DueStatus.YELLOW, face(order, Kind.REVIEW_DATE, saturday).lamp());
  }

  @Test
  void aFaceShowsLimitUnitAndLegalBasisWhereTheyBelong() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Clock handle = face(order, Kind.HANDLE, MONDAY);
    assertEquals("5wd", handle.basis().limit());
    assertEquals("传染病防治法 第三十九条", handle.basis().legalBasis());
    assertEquals(Fixture.DISTRICT, handle.part().unit());
    assertEquals(Fixture.lead(order), handle.part().assignment());
    assertFalse(handle.basis().provisional());
    Clock sign = face(order, Kind.SIGN, MONDAY);
    assertEquals("1wd", sign.basis().limit());
    assertNull(sign.basis().legalBasis());
    assertNull(face(order, Kind.CITIZEN, MONDAY).part().unit());
    assertNull(face(order, Kind.CITIZEN, MONDAY).part().assignment());
  }

  @Test
  void aUnitsLimitIsTheOneItWasGivenEvenWhenTheOrderBecameUrgent() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    order = town.after(order, Fixture.MANAGER, new Step.RaiseUrgency(Urgency.URGENT), MONDAY);
    assertEquals("5wd", face(order, Kind.HANDLE, MONDAY).basis().limit());
    assertEquals("24h", face(order, Kind.CITIZEN, MONDAY).basis().limit());
  }

  /// A city that changes its limits moves no due time, and says of none that it is of the new one.
  @Test
  void aFaceShowsNoLimitThatItsDueTimeIsNotCountedBy() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertEquals("5wd", face(order, Kind.CITIZEN, MONDAY).basis().limit());
    var profile = Fixture.LIMITS.profile();
    var limits = new HashMap<>(profile.limits());
    limits.replaceAll((_, _) -> Limit.parse("9wd"));
    var changed =
        new LimitProfile(
            "changed", limits, profile.extensions(), profile.callbacks(), profile.figures());
    var faces =
        Clocks.list(order, new Limits(changed, Fixture.LIMITS.workingDays()), MONDAY).stream()
            .collect(Collectors.toMap(Clock::kind, c -> String.valueOf(c.basis().limit())));
    assertEquals("null", faces.get(Kind.CITIZEN));
    assertEquals("null", faces.get(Kind.SIGN));
    assertEquals("5wd", faces.get(Kind.HANDLE), "the one that it was given");
  }

  /// No notice for 2027 is out: what is counted through it is marked.
  @Test
  void aDueTimeThroughAYearWithoutANoticeIsMarkedOnTheUnitClockOnly() {
    Instant lateDecember = Instant.parse("2026-12-30T02:00:00Z");
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, lateDecember);
    assertTrue(face(order, Kind.HANDLE, lateDecember).basis().provisional());
    assertFalse(face(order, Kind.SIGN, lateDecember).basis().provisional());
  }

  /// Rules 4.3: an extension that was asked in time and is not decided: not overdue meanwhile.
  @Test
  void aSuspendedClockIsYellowAndNeverRed() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    String lead = Fixture.lead(order);
    Instant late = order.findLead().orElseThrow().due().plusSeconds(1);
    assertEquals(DueStatus.RED, face(order, Kind.HANDLE, late).lamp());
    var ask = new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "鉴定");
    order = town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), ask, MONDAY);
    assertEquals(DueStatus.YELLOW, face(order, Kind.HANDLE, late).lamp());
  }
}
