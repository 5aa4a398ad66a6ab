package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.CompletionReport;
import vigil.casework.CompletionReport.FactFinding;
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

  private final Town town = new Town();

  private static Step.AskReturn askReturn() {
    return new Step.AskReturn(Step.ReturnCode.NOT_THIS_UNITS_DUTY_22, "属市级职责");
  }

  @Test
  void aUnitMayNotReturnAnOrderAfterTwoWorkingDays() {
    Order signed = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    String lead = Town.lead(signed);
    var clerk = Town.clerk(Town.DISTRICT);
    assertInstanceOf(
        Decision.class,
        town.take(signed, lead, clerk, askReturn(), TWO_WORKING_DAYS_ON.minusMillis(1)));
    assertEquals(
        new Refusal.ReturnWindowOver(TWO_WORKING_DAYS_ON),
        town.take(signed, lead, clerk, askReturn(), TWO_WORKING_DAYS_ON));
  }

  @Test
  void aReturnNeedsTwoApprovalsAndGivesTheOrderBackToDispatch() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN, Town.HEALTH);
    String lead = Town.lead(order);
    order = town.after(order, lead, Town.clerk(Town.DISTRICT), askReturn(), BORN);
    var agree = new Step.Arbitrate(true, null);
    order = town.after(order, lead, Town.DISPATCHER, agree, BORN);
    assertEquals(AssignmentState.RETURN_PENDING, order.assignment(lead).orElseThrow().state());
    order = town.after(order, lead, Town.REVIEWER, agree, BORN);
    assertEquals(AssignmentState.RETURNED, order.assignment(lead).orElseThrow().state());
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
    String lead = Town.lead(order);
    order = town.after(order, lead, Town.clerk(Town.DISTRICT), askReturn(), BORN);
    var agree = new Step.Arbitrate(true, null);
    order = town.after(order, lead, Town.DISPATCHER, agree, BORN);
    assertInstanceOf(
        Decision.class,
        town.take(order, lead, Town.REVIEWER, agree, TWO_WORKING_DAYS_ON.minusMillis(1)));
    assertEquals(
        new Refusal.ReturnWindowOver(TWO_WORKING_DAYS_ON),
        town.take(order, lead, Town.REVIEWER, agree, TWO_WORKING_DAYS_ON));
    var refuse = new Step.Arbitrate(false, "已过退单期限");
    order = town.after(order, lead, Town.REVIEWER, refuse, TWO_WORKING_DAYS_ON);
    assertEquals(AssignmentState.SIGNED, order.assignment(lead).orElseThrow().state());
  }

  /// The screens offer what `hindrance` lets pass: no return was asked for, so none is decided.
  @Test
  void aReturnIsOfferedForDecisionOnlyWhenOneWasAskedFor() {
    Order signed = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    String lead = Town.lead(signed);
    Order asked = town.after(signed, lead, Town.clerk(Town.DISTRICT), askReturn(), BORN);
    assertEquals(
        new Refusal.NothingAsked(Order.RequestKind.RETURN),
        town.partOf(signed, lead, Town.DISPATCHER).hindrance(Step.Arbitrate.class, BORN));
    assertNull(town.partOf(asked, lead, Town.DISPATCHER).hindrance(Step.Arbitrate.class, BORN));
  }

  @Test
  void afterArbitrationTheUnitMayNotReturnItAgain() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    String lead = Town.lead(order);
    order = town.after(order, lead, Town.clerk(Town.DISTRICT), askReturn(), BORN);
    order = town.after(order, lead, Town.DISPATCHER, new Step.Arbitrate(false, "属本单位"), BORN);
    assertEquals(AssignmentState.SIGNED, order.assignment(lead).orElseThrow().state());
    assertEquals(
        new Refusal.ReturnSpent(),
        town.take(order, lead, Town.clerk(Town.DISTRICT), askReturn(), BORN));
  }

  @Test
  void onlyTheUnitItselfSigns() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, BORN);
    assertEquals(
        new Refusal.NotYourUnit(Town.DISTRICT),
        town.take(order, Town.lead(order), Town.clerk(Town.STREET), new Step.Sign(), BORN));
    assertInstanceOf(
        Refusal.NotYourDuty.class,
        town.take(order, Town.lead(order), Town.handler(Town.DISTRICT), new Step.Sign(), BORN));
  }

  @Test
  void aTryThatReachedNobodyIsLoggedAndKeepsTheState() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    String lead = Town.lead(order);
    var handler = Town.handler(Town.DISTRICT);
    assertEquals(
        new Refusal.ContactFirst(), town.take(order, lead, handler, new Step.Handle(), BORN));
    var off = new Step.Contact(false, Assignment.Failure.POWERED_OFF, null);
    order = town.after(order, lead, handler, off, BORN);
    assertEquals(AssignmentState.SIGNED, order.assignment(lead).orElseThrow().state());
    order = town.after(order, lead, handler, new Step.Handle(), BORN);
    assertEquals(AssignmentState.HANDLING, order.assignment(lead).orElseThrow().state());
  }

  /// An assist needs no contact record, so it is not asked for one when its report comes back.
  @Test
  void anAssistThatReportedWithoutAContactMayGoOnWhenItIsSentBack() {
    Order order = town.handling(AppealType.HELP, BORN, Town.OTHER_DISTRICT);
    String assist = Town.of(order, Town.OTHER_DISTRICT);
    var clerk = Town.clerk(Town.OTHER_DISTRICT);
    order = town.after(order, assist, clerk, new Step.Sign(), BORN);
    var below = new Step.Redispatch(List.of(Town.FAR_STREET), null);
    order = town.after(order, assist, clerk, below, BORN);
    String child = Town.of(order, Town.FAR_STREET);
    order = town.after(order, child, Town.clerk(Town.FAR_STREET), new Step.Sign(), BORN);
    order = town.after(order, child, Town.handler(Town.FAR_STREET), Town.reached(), BORN);
    order = town.after(order, child, Town.handler(Town.FAR_STREET), new Step.Handle(), BORN);
    var done = Town.report(order, child);
    order = town.after(order, child, Town.handler(Town.FAR_STREET), done, BORN);
    var handler = Town.handler(Town.OTHER_DISTRICT);
    order = town.after(order, assist, handler, Town.report(order, assist), BORN);
    order = town.after(order, assist, Town.REVIEWER, new Step.Review(false, null), BORN);
    order = town.after(order, assist, handler, new Step.Handle(), BORN);
    assertEquals(AssignmentState.HANDLING, order.assignment(assist).orElseThrow().state());
  }

  @Test
  void aChildIsNeverDueAfterItsParentAndOnlyBelowIt() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    Assignment lead = order.lead().orElseThrow();
    var clerk = Town.clerk(Town.DISTRICT);
    var late = new Step.Redispatch(List.of(Town.STREET), lead.due().plusSeconds(1));
    assertEquals(
        new Refusal.DueBeyondParent(lead.due()), town.take(order, lead.id(), clerk, late, BORN));
    var abroad = new Step.Redispatch(List.of(Town.HEALTH), null);
    assertEquals(
        new Refusal.NotBelow(Town.HEALTH, Town.DISTRICT),
        town.take(order, lead.id(), clerk, abroad, BORN));
    var fine = new Step.Redispatch(List.of(Town.STREET), null);
    Order after = town.after(order, lead.id(), clerk, fine, BORN);
    assertEquals(lead.due(), after.assignments().getLast().due());
    assertEquals(lead.id(), after.assignments().getLast().parent());
  }

  @Test
  void theLeadReportsAfterItsAssists() {
    Order order = town.handling(AppealType.HELP, BORN, Town.HEALTH);
    String lead = Town.lead(order);
    var handler = Town.handler(Town.DISTRICT);
    assertEquals(
        new Refusal.AssistsOpen(List.of(Town.HEALTH)),
        town.take(order, lead, handler, Town.report(order, lead), BORN));
    String assist = Town.of(order, Town.HEALTH);
    order = town.after(order, assist, Town.clerk(Town.HEALTH), new Step.Sign(), BORN);
    order = town.after(order, assist, Town.handler(Town.HEALTH), Town.reached(), BORN);
    order = town.after(order, assist, Town.handler(Town.HEALTH), new Step.Handle(), BORN);
    order = town.after(order, assist, Town.handler(Town.HEALTH), Town.report(order, assist), BORN);
    assertInstanceOf(
        Decision.class, town.take(order, lead, handler, Town.report(order, lead), BORN));
  }

  /// Rules 4.8: from the old due time, and not overdue meanwhile.
  @Test
  void anExtensionAskedInTimeCountsFromTheOldDueTime() {
    Order order = town.handling(AppealType.HELP, BORN);
    Assignment lead = order.lead().orElseThrow();
    var ask = new Step.AskExtension(Step.ExtensionGround.DIFFICULT, 15, "需鉴定");
    Instant before = lead.due().minusSeconds(1);
    order = town.after(order, lead.id(), Town.clerk(Town.DISTRICT), ask, before);
    Instant late = lead.due().plus(Duration.ofDays(3));
    order = town.after(order, Actor.HOUSE, new Step.Lapse(), late);
    assertFalse(order.has(Flag.OVERDUE));
    var agree = new Step.Decide(RequestKind.EXTENSION, lead.id(), true, null);
    order = town.after(order, Town.REVIEWER, agree, late);
    order = town.after(order, Town.MANAGER, agree, late);
    // 8 April 2022 + 15 working days, past the make-up Sunday of 24 April and the May holidays
    assertEquals(Instant.parse("2022-04-28T16:00:00Z"), order.lead().orElseThrow().due());
    assertFalse(order.has(Flag.OVERDUE));
  }

  @Test
  void anExtensionIsRefusedAfterTheDueTimeBeyondTheQuotaAndForOtherDays() {
    Order order = town.handling(AppealType.HELP, BORN);
    Assignment lead = order.lead().orElseThrow();
    var clerk = Town.clerk(Town.DISTRICT);
    var ask = new Step.AskExtension(Step.ExtensionGround.STATUTORY_LIMIT, 15, "法定检验期");
    assertEquals(
        new Refusal.ExtensionTooLate(lead.due()),
        town.take(order, lead.id(), clerk, ask, lead.due()));
    var odd = new Step.AskExtension(Step.ExtensionGround.STATUTORY_LIMIT, 14, "法定检验期");
    assertEquals(
        new Refusal.ExtensionDaysUnknown(List.of(15, 30)),
        town.take(order, lead.id(), clerk, odd, BORN));
  }

  /// Row 13: what counts is how often the unit was given more time when it is given again.
  @Test
  void theQuotaIsCountedWhenTimeIsGivenAndNotWhenItIsAskedFor() {
    Order order = town.handling(AppealType.HELP, BORN);
    Assignment lead = order.lead().orElseThrow();
    var ask = new Step.AskExtension(Step.ExtensionGround.STATUTORY_LIMIT, 15, "法定检验期");
    town.extensions = 3;
    order = town.after(order, lead.id(), Town.clerk(Town.DISTRICT), ask, BORN);
    var yes = new Step.Decide(RequestKind.EXTENSION, lead.id(), true, null);
    order = town.after(order, Town.REVIEWER, yes, BORN);
    assertEquals(new Refusal.QuotaSpent(3), town.take(order, Town.MANAGER, yes, BORN));
    var no = new Step.Decide(RequestKind.EXTENSION, lead.id(), false, "次数已用完");
    assertInstanceOf(Decision.class, town.take(order, Town.MANAGER, no, BORN));
    town.extensions = 2;
    assertInstanceOf(Decision.class, town.take(order, Town.MANAGER, yes, BORN));
  }

  /// Row 10: "after arbitration the unit may not return it again", whoever dispatches it later.
  @Test
  void anOrderThatComesBackToAUnitMayNotBeReturnedAgain() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    var clerk = Town.clerk(Town.DISTRICT);
    order = town.after(order, Town.lead(order), clerk, askReturn(), BORN);
    String returned = Town.lead(order);
    order = town.after(order, returned, Town.DISPATCHER, new Step.Arbitrate(true, null), BORN);
    order = town.after(order, returned, Town.REVIEWER, new Step.Arbitrate(true, null), BORN);
    var again = new Step.Dispatch(Town.DISTRICT, List.of(), List.of());
    order = town.after(order, Town.DISPATCHER, again, BORN);
    order = town.after(order, Town.lead(order), clerk, new Step.Sign(), BORN);
    assertEquals(
        new Refusal.ReturnSpent(), town.take(order, Town.lead(order), clerk, askReturn(), BORN));
  }

  /// A copy is for reading: its unit takes no step of the part, nor of the order.
  @Test
  void aCopyReadsAndNothingMore() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, BORN);
    var dispatch = new Step.Dispatch(Town.DISTRICT, List.of(), List.of(Town.HEALTH));
    order = town.after(order, Town.DISPATCHER, dispatch, BORN);
    String copy = Town.of(order, Town.HEALTH);
    var clerk = Town.clerk(Town.HEALTH);
    assertEquals(new Refusal.CopyReadsOnly(), town.take(order, copy, clerk, new Step.Sign(), BORN));
    assertEquals(
        new Refusal.CopyReadsOnly(), town.take(order, clerk, new Step.AskExclusion("与我无关"), BORN));
  }

  @Test
  void anExtensionThatIsRefusedLeavesTheOrderOverdue() {
    Order order = town.handling(AppealType.HELP, BORN);
    Assignment lead = order.lead().orElseThrow();
    var ask = new Step.AskExtension(Step.ExtensionGround.DIFFICULT, 15, "需鉴定");
    order = town.after(order, lead.id(), Town.clerk(Town.DISTRICT), ask, BORN);
    Instant late = lead.due().plusSeconds(1);
    var no = new Step.Decide(RequestKind.EXTENSION, lead.id(), false, "理由不足");
    order = town.after(order, Town.REVIEWER, no, late);
    order = town.after(order, Actor.HOUSE, new Step.Lapse(), late);
    assertTrue(order.has(Flag.OVERDUE));
  }

  @Test
  void theLevelAboveReviewsAndTheLeadsAcceptanceGoesToTheAudit() {
    Order order = town.reported(AppealType.HELP, BORN);
    String lead = Town.lead(order);
    var review = new Step.Review(true, null);
    assertEquals(
        new Refusal.NotYourUnit(null),
        town.take(order, lead, Town.clerk(Town.DISTRICT), review, BORN));
    order = town.after(order, lead, Town.REVIEWER, review, BORN);
    assertEquals(OrderState.UNDER_REVIEW, order.state());
    Order back = town.after(order, Town.REVIEWER, new Step.Audit(false, "未写明时间"), BORN);
    assertEquals(OrderState.IN_HANDLING, back.state());
    assertEquals(AssignmentState.SENT_BACK, back.lead().orElseThrow().state());
  }

  @Test
  void aReportSaysWhatItsTypeOfAppealAsksFor() {
    Order order = town.handling(AppealType.HELP, BORN);
    Assignment lead = order.lead().orElseThrow();
    String contact = lead.attempts().getLast().id();
    Instant seen = BORN;
    assertNull(judged(order, report(FactFinding.TRUE, null, seen, contact)));
    assertInstanceOf(
        Refusal.ReportIncomplete.class,
        judged(order, report(FactFinding.ADOPTED, null, seen, contact)));
    assertEquals(
        new Refusal.ReportIncomplete("factNote", List.of()),
        judged(order, report(FactFinding.UNTRUE, "不属实", seen, contact)));
    assertNull(judged(order, report(FactFinding.UNTRUE, "现场查看未见占道", seen, contact)));
    assertEquals(
        new Refusal.ReportIncomplete("siteCheckAt", List.of()),
        judged(order, report(FactFinding.TRUE, null, null, contact)));
    assertEquals(
        new Refusal.ContactRecordMissing(),
        judged(order, report(FactFinding.TRUE, null, seen, "another")));
  }

  private static @Nullable Refusal judged(Order order, CompletionReport report) {
    return ReportRules.hindrance(order, order.lead().orElseThrow(), report, BORN);
  }

  private static CompletionReport report(
      FactFinding finding, @Nullable String note, @Nullable Instant siteCheckAt, String contact) {
    return new CompletionReport(
        finding,
        note,
        CompletionReport.AppealFinding.REASONABLE,
        null,
        CompletionReport.SiteCheck.YES,
        siteCheckAt,
        CompletionReport.Outcome.RESOLVED,
        null,
        "已当面答复",
        "花木街道",
        BORN,
        "已办理",
        CompletionReport.ReplyWay.PHONE,
        "李处长",
        null,
        null,
        contact);
  }

  @Test
  void anUrgentOrderOwesAnInterimFeedback() {
    Order urgent = town.signed(AppealType.HELP, Urgency.URGENT, BORN);
    String lead = Town.lead(urgent);
    var feedback = new Step.GiveFeedback(false, "车辆已派", true, "王主任");
    assertEquals(BORN.plus(Duration.ofHours(2)), urgent.lead().orElseThrow().interimDue());
    Order told = town.after(urgent, lead, Town.handler(Town.DISTRICT), feedback, BORN);
    assertEquals(BORN, told.lead().orElseThrow().feedbackAt());
    Order normal = town.signed(AppealType.HELP, Urgency.NORMAL, BORN);
    assertEquals(
        new Refusal.FeedbackNotOwed(Urgency.NORMAL),
        town.take(normal, Town.lead(normal), Town.handler(Town.DISTRICT), feedback, BORN));
  }
}
