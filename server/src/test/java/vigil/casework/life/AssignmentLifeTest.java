package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderState;
import vigil.casework.Outcome.Decision;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// The rules of a unit's part, one by one (rules 3, 4 and 5).
class AssignmentLifeTest {
  /// Thursday, 31 March 2022, 15:00 in Shanghai.
  private static final Instant BORN = Instant.parse("2022-03-31T07:00:00Z");

  /// Civil Code 201, 203: signed 31 March 2022; 2 April is a make-up workday and ends at 24:00.
  private static final Instant TWO_WORKING_DAYS_ON = Instant.parse("2022-04-02T16:00:00Z");

  private final Fixture town = new Fixture();

  private static AssignmentStep.AskReturn askReturn() {
    return new AssignmentStep.AskReturn(AssignmentStep.ReturnCode.NOT_THIS_UNITS_DUTY_22, "属市级职责");
  }

  @Test
  void aUnitMayNotReturnAnOrderAfterTwoWorkingDays() {
    Order signed = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    String lead = Fixture.lead(signed);
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    assertInstanceOf(
        Decision.class,
        town.take(signed, lead, clerk, askReturn(), TWO_WORKING_DAYS_ON.minusMillis(1)));
    assertEquals(
        new Refusal.ReturnWindowOver(TWO_WORKING_DAYS_ON),
        town.take(signed, lead, clerk, askReturn(), TWO_WORKING_DAYS_ON));
  }

  @Test
  void aReturnNeedsTwoApprovalsAndGivesTheOrderBackToDispatch() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN, Fixture.HEALTH);
    String lead = Fixture.lead(order);
    order = town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), askReturn(), BORN);
    var agree = new AssignmentStep.Arbitrate(true, null);
    order = town.after(order, lead, Fixture.DISPATCHER, agree, BORN);
    assertEquals(AssignmentState.RETURN_PENDING, order.findAssignment(lead).orElseThrow().state());
    order = town.after(order, lead, Fixture.REVIEWER, agree, BORN);
    assertEquals(AssignmentState.RETURNED, order.findAssignment(lead).orElseThrow().state());
    assertEquals(OrderState.PENDING_DISPATCH, order.state());
    assertEquals(1, order.returns());
    assertEquals(AssignmentState.CANCELLED, order.assignments().get(1).state());
    assertEquals(BORN.plus(Duration.ofHours(2)), order.dues().dispatch());
  }

  /// Rules 3.10: the window is that of the grant, so a return that was asked for in time and lay
  /// too long can only be turned down.
  @Test
  void aReturnIsAgreedToWithinItsWindowAndNotAfterIt() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    String lead = Fixture.lead(order);
    order = town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), askReturn(), BORN);
    var agree = new AssignmentStep.Arbitrate(true, null);
    order = town.after(order, lead, Fixture.DISPATCHER, agree, BORN);
    assertInstanceOf(
        Decision.class,
        town.take(order, lead, Fixture.REVIEWER, agree, TWO_WORKING_DAYS_ON.minusMillis(1)));
    assertEquals(
        new Refusal.ReturnWindowOver(TWO_WORKING_DAYS_ON),
        town.take(order, lead, Fixture.REVIEWER, agree, TWO_WORKING_DAYS_ON));
    var refuse = new AssignmentStep.Arbitrate(false, "已过退单期限");
    order = town.after(order, lead, Fixture.REVIEWER, refuse, TWO_WORKING_DAYS_ON);
    assertEquals(AssignmentState.SIGNED, order.findAssignment(lead).orElseThrow().state());
  }

  /// The screens offer what `hindrance` lets pass: no return was asked for, so none is decided.
  @Test
  void aReturnIsOfferedForDecisionOnlyWhenOneWasAskedFor() {
    Order signed = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    String lead = Fixture.lead(signed);
    Order asked = town.after(signed, lead, Fixture.clerk(Fixture.DISTRICT), askReturn(), BORN);
    assertEquals(
        new Refusal.NothingAsked(Order.RequestKind.RETURN),
        town.partOf(signed, lead, Fixture.DISPATCHER)
            .findRefusal(AssignmentStep.Arbitrate.class, BORN));
    assertNull(
        town.partOf(asked, lead, Fixture.DISPATCHER)
            .findRefusal(AssignmentStep.Arbitrate.class, BORN));
  }

  @Test
  void afterArbitrationTheUnitMayNotReturnItAgain() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    String lead = Fixture.lead(order);
    order = town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), askReturn(), BORN);
    order =
        town.after(
            order, lead, Fixture.DISPATCHER, new AssignmentStep.Arbitrate(false, "属本单位"), BORN);
    assertEquals(AssignmentState.SIGNED, order.findAssignment(lead).orElseThrow().state());
    assertEquals(
        new Refusal.ReturnSpent(),
        town.take(order, lead, Fixture.clerk(Fixture.DISTRICT), askReturn(), BORN));
  }

  @Test
  void onlyTheUnitItselfSigns() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, BORN);
    assertEquals(
        new Refusal.NotYourUnit(Fixture.DISTRICT),
        town.take(
            order,
            Fixture.lead(order),
            Fixture.clerk(Fixture.STREET),
            new AssignmentStep.Sign(),
            BORN));
    assertInstanceOf(
        Refusal.NotYourDuty.class,
        town.take(
            order,
            Fixture.lead(order),
            Fixture.handler(Fixture.DISTRICT),
            new AssignmentStep.Sign(),
            BORN));
  }

  @Test
  void aTryThatReachedNobodyIsLoggedAndKeepsTheState() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    String lead = Fixture.lead(order);
    var handler = Fixture.handler(Fixture.DISTRICT);
    assertEquals(
        new Refusal.ContactFirst(),
        town.take(order, lead, handler, new AssignmentStep.Handle(), BORN));
    var off = new AssignmentStep.Contact(false, Assignment.Failure.POWERED_OFF, null);
    order = town.after(order, lead, handler, off, BORN);
    assertEquals(AssignmentState.SIGNED, order.findAssignment(lead).orElseThrow().state());
    order = town.after(order, lead, handler, new AssignmentStep.Handle(), BORN);
    assertEquals(AssignmentState.HANDLING, order.findAssignment(lead).orElseThrow().state());
  }

  /// An assist needs no contact record, so it is not asked for one when its report comes back.
  @Test
  void anAssistThatReportedWithoutAContactMayGoOnWhenItIsSentBack() {
    Order order = town.handling(AppealType.HELP, BORN, Fixture.OTHER_DISTRICT);
    String assist = Fixture.assignmentOf(order, Fixture.OTHER_DISTRICT);
    var clerk = Fixture.clerk(Fixture.OTHER_DISTRICT);
    order = town.after(order, assist, clerk, new AssignmentStep.Sign(), BORN);
    var below = new AssignmentStep.Redispatch(List.of(Fixture.FAR_STREET), null);
    order = town.after(order, assist, clerk, below, BORN);
    String child = Fixture.assignmentOf(order, Fixture.FAR_STREET);
    order =
        town.after(
            order, child, Fixture.clerk(Fixture.FAR_STREET), new AssignmentStep.Sign(), BORN);
    order = town.after(order, child, Fixture.handler(Fixture.FAR_STREET), Fixture.reached(), BORN);
    order =
        town.after(
            order, child, Fixture.handler(Fixture.FAR_STREET), new AssignmentStep.Handle(), BORN);
    var done = Fixture.report(order, child);
    order = town.after(order, child, Fixture.handler(Fixture.FAR_STREET), done, BORN);
    var handler = Fixture.handler(Fixture.OTHER_DISTRICT);
    order = town.after(order, assist, handler, Fixture.report(order, assist), BORN);
    order =
        town.after(order, assist, Fixture.REVIEWER, new AssignmentStep.Review(false, null), BORN);
    order = town.after(order, assist, handler, new AssignmentStep.Handle(), BORN);
    assertEquals(AssignmentState.HANDLING, order.findAssignment(assist).orElseThrow().state());
  }

  @Test
  void aChildIsNeverDueAfterItsParentAndOnlyBelowIt() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    Assignment lead = order.findLead().orElseThrow();
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    var late = new AssignmentStep.Redispatch(List.of(Fixture.STREET), lead.due().plusSeconds(1));
    assertEquals(
        new Refusal.DueBeyondParent(lead.due()), town.take(order, lead.id(), clerk, late, BORN));
    var abroad = new AssignmentStep.Redispatch(List.of(Fixture.HEALTH), null);
    assertEquals(
        new Refusal.NotBelow(Fixture.HEALTH, Fixture.DISTRICT),
        town.take(order, lead.id(), clerk, abroad, BORN));
    var fine = new AssignmentStep.Redispatch(List.of(Fixture.STREET), null);
    Order after = town.after(order, lead.id(), clerk, fine, BORN);
    assertEquals(lead.due(), after.assignments().getLast().due());
    assertEquals(lead.id(), after.assignments().getLast().parent());
  }

  @Test
  void theLeadReportsAfterItsAssists() {
    Order order = town.handling(AppealType.HELP, BORN, Fixture.HEALTH);
    String lead = Fixture.lead(order);
    var handler = Fixture.handler(Fixture.DISTRICT);
    assertEquals(
        new Refusal.AssistsOpen(List.of(Fixture.HEALTH)),
        town.take(order, lead, handler, Fixture.report(order, lead), BORN));
    String assist = Fixture.assignmentOf(order, Fixture.HEALTH);
    order =
        town.after(order, assist, Fixture.clerk(Fixture.HEALTH), new AssignmentStep.Sign(), BORN);
    order = town.after(order, assist, Fixture.handler(Fixture.HEALTH), Fixture.reached(), BORN);
    order =
        town.after(
            order, assist, Fixture.handler(Fixture.HEALTH), new AssignmentStep.Handle(), BORN);
    order =
        town.after(
            order, assist, Fixture.handler(Fixture.HEALTH), Fixture.report(order, assist), BORN);
    assertInstanceOf(
        Decision.class, town.take(order, lead, handler, Fixture.report(order, lead), BORN));
  }

  /// Rules 4.8: from the old due time, and not overdue meanwhile.
  @Test
  void anExtensionAskedInTimeCountsFromTheOldDueTime() {
    Order order = town.handling(AppealType.HELP, BORN);
    Assignment lead = order.findLead().orElseThrow();
    var ask = new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "需鉴定");
    Instant before = lead.due().minusSeconds(1);
    order = town.after(order, lead.id(), Fixture.clerk(Fixture.DISTRICT), ask, before);
    Instant late = lead.due().plus(Duration.ofDays(3));
    order = town.after(order, Actor.HOUSE, new Step.Lapse(), late);
    assertFalse(order.has(Flag.OVERDUE));
    var agree = new Step.Decide(RequestKind.EXTENSION, lead.id(), true, null);
    order = town.after(order, Fixture.REVIEWER, agree, late);
    order = town.after(order, Fixture.MANAGER, agree, late);
    // 8 April 2022 + 15 working days, past the make-up Sunday of 24 April and the May holidays
    assertEquals(Instant.parse("2022-04-28T16:00:00Z"), order.findLead().orElseThrow().due());
    assertFalse(order.has(Flag.OVERDUE));
  }

  @Test
  void anExtensionIsRefusedAfterTheDueTimeBeyondTheQuotaAndForOtherDays() {
    Order order = town.handling(AppealType.HELP, BORN);
    Assignment lead = order.findLead().orElseThrow();
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    var ask =
        new AssignmentStep.AskExtension(
            AssignmentStep.ExtensionGround.STATUTORY_LIMIT, 15, "法定检验期");
    assertEquals(
        new Refusal.ExtensionTooLate(lead.due()),
        town.take(order, lead.id(), clerk, ask, lead.due()));
    var odd =
        new AssignmentStep.AskExtension(
            AssignmentStep.ExtensionGround.STATUTORY_LIMIT, 14, "法定检验期");
    assertEquals(
        new Refusal.ExtensionDaysUnknown(List.of(15, 30)),
        town.take(order, lead.id(), clerk, odd, BORN));
  }

  /// Row 13: what counts is how often the unit was given more time when it is given again.
  @Test
  void theQuotaIsCountedWhenTimeIsGivenAndNotWhenItIsAskedFor() {
    Order order = town.handling(AppealType.HELP, BORN);
    Assignment lead = order.findLead().orElseThrow();
    var ask =
        new AssignmentStep.AskExtension(
            AssignmentStep.ExtensionGround.STATUTORY_LIMIT, 15, "法定检验期");
    town.extensions = 3;
    order = town.after(order, lead.id(), Fixture.clerk(Fixture.DISTRICT), ask, BORN);
    var yes = new Step.Decide(RequestKind.EXTENSION, lead.id(), true, null);
    order = town.after(order, Fixture.REVIEWER, yes, BORN);
    assertEquals(new Refusal.QuotaSpent(3), town.take(order, Fixture.MANAGER, yes, BORN));
    var no = new Step.Decide(RequestKind.EXTENSION, lead.id(), false, "次数已用完");
    assertInstanceOf(Decision.class, town.take(order, Fixture.MANAGER, no, BORN));
    town.extensions = 2;
    assertInstanceOf(Decision.class, town.take(order, Fixture.MANAGER, yes, BORN));
  }

  /// Row 10: "after arbitration the unit may not return it again", whoever dispatches it later.
  @Test
  void anOrderThatComesBackToAUnitMayNotBeReturnedAgain() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    order = town.after(order, Fixture.lead(order), clerk, askReturn(), BORN);
    String returned = Fixture.lead(order);
    order =
        town.after(
            order, returned, Fixture.DISPATCHER, new AssignmentStep.Arbitrate(true, null), BORN);
    order =
        town.after(
            order, returned, Fixture.REVIEWER, new AssignmentStep.Arbitrate(true, null), BORN);
    var again = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    order = town.after(order, Fixture.DISPATCHER, again, BORN);
    order = town.after(order, Fixture.lead(order), clerk, new AssignmentStep.Sign(), BORN);
    assertEquals(
        new Refusal.ReturnSpent(), town.take(order, Fixture.lead(order), clerk, askReturn(), BORN));
  }

  /// What becomes of the order is no more the business of a unit that returned its part.
  @Test
  void whoReturnedItsPartAsksForNothingMore() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    String returned = Fixture.lead(order);
    order = town.after(order, returned, clerk, askReturn(), BORN);
    for (Actor by : List.of(Fixture.DISPATCHER, Fixture.REVIEWER)) {
      order = town.after(order, returned, by, new AssignmentStep.Arbitrate(true, null), BORN);
    }
    var anew = new Step.Dispatch(Fixture.HEALTH, List.of(), List.of());
    order = town.after(order, Fixture.DISPATCHER, anew, BORN);
    var ask = new Step.AskExclusion("与我无关");
    assertEquals(new Refusal.UnitHasNoPart(), town.take(order, clerk, ask, BORN));
    town.after(order, Fixture.clerk(Fixture.HEALTH), ask, BORN);
  }

  /// A copy is for reading: its unit takes no step of the part, nor of the order.
  @Test
  void aCopyReadsAndNothingMore() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, BORN);
    var dispatch = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of(Fixture.HEALTH));
    order = town.after(order, Fixture.DISPATCHER, dispatch, BORN);
    String copy = Fixture.assignmentOf(order, Fixture.HEALTH);
    var clerk = Fixture.clerk(Fixture.HEALTH);
    assertEquals(
        new Refusal.CopyReadsOnly(),
        town.take(order, copy, clerk, new AssignmentStep.Sign(), BORN));
    assertEquals(
        new Refusal.CopyReadsOnly(), town.take(order, clerk, new Step.AskExclusion("与我无关"), BORN));
  }

  @Test
  void anExtensionThatIsRefusedLeavesTheOrderOverdue() {
    Order order = town.handling(AppealType.HELP, BORN);
    Assignment lead = order.findLead().orElseThrow();
    var ask = new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "需鉴定");
    order = town.after(order, lead.id(), Fixture.clerk(Fixture.DISTRICT), ask, BORN);
    Instant late = lead.due().plusSeconds(1);
    var no = new Step.Decide(RequestKind.EXTENSION, lead.id(), false, "理由不足");
    order = town.after(order, Fixture.REVIEWER, no, late);
    order = town.after(order, Actor.HOUSE, new Step.Lapse(), late);
    assertTrue(order.has(Flag.OVERDUE));
  }

  @Test
  void theLevelAboveReviewsAndTheLeadsAcceptanceGoesToTheAudit() {
    Order order = town.reported(AppealType.HELP, BORN);
    String lead = Fixture.lead(order);
    var review = new AssignmentStep.Review(true, null);
    assertEquals(
        new Refusal.HotlineOnly(),
        town.take(order, lead, Fixture.clerk(Fixture.DISTRICT), review, BORN));
    order = town.after(order, lead, Fixture.REVIEWER, review, BORN);
    assertEquals(OrderState.UNDER_REVIEW, order.state());
    Order back = town.after(order, Fixture.REVIEWER, new Step.Audit(false, "未写明时间"), BORN);
    assertEquals(OrderState.IN_HANDLING, back.state());
    assertEquals(AssignmentState.SENT_BACK, back.findLead().orElseThrow().state());
  }

  @Test
  void anUrgentOrderOwesAnInterimFeedback() {
    Order urgent = town.signed(AppealType.HELP, Urgency.URGENT, BORN);
    String lead = Fixture.lead(urgent);
    var feedback = new AssignmentStep.GiveFeedback(false, "车辆已派", true, "王主任");
    assertEquals(
        BORN.plus(Duration.ofHours(2)), urgent.findLead().orElseThrow().dues().interimDue());
    Order told = town.after(urgent, lead, Fixture.handler(Fixture.DISTRICT), feedback, BORN);
    assertEquals(BORN, told.findLead().orElseThrow().work().feedbackAt());
    Order normal = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    assertEquals(
        new Refusal.FeedbackNotOwed(Urgency.NORMAL),
        town.take(normal, Fixture.lead(normal), Fixture.handler(Fixture.DISTRICT), feedback, BORN));
  }
}
