package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderState;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What is granted, and what falls away when something else happens first (rules 2.2 and 3.24).
class RequestRulesTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");
  private static final Instant REVIEW = MONDAY.plus(Duration.ofDays(30));
  private static final AssignmentStep.AskExtension MORE_TIME =
      new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "鉴定");
  private static final AssignmentStep.AskAssist HELP =
      new AssignmentStep.AskAssist(List.of("gas"), "需配合");

  private final Fixture town = new Fixture();

  private static Set<RequestKind> open(Order order) {
    return order.requests().stream()
        .map(Order.Request::kind)
        .collect(java.util.stream.Collectors.toSet());
  }

  private Order agreed(Order order, RequestKind kind, String part, Instant at) {
    var yes = new Step.Decide(kind, part, true, null);
    return town.after(town.after(order, Fixture.REVIEWER, yes, at), Fixture.MANAGER, yes, at);
  }

  private Order agreed(Order order, RequestKind kind) {
    var yes = new Step.Decide(kind, null, true, null);
    return town.after(
        town.after(order, Fixture.DISPATCHER, yes, MONDAY), Fixture.MANAGER, yes, MONDAY);
  }

  private Order asked(Order order, AssignmentStep... steps) {
    Order now = order;
    for (var step : steps) {
      now = town.after(now, Fixture.lead(order), Fixture.clerk(Fixture.DISTRICT), step, MONDAY);
    }
    return now;
  }

  @Test
  void shelvingNeedsTwoPeopleNeitherOfWhomAsked() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    order = town.after(order, Fixture.DISPATCHER, new Step.AskShelve(REVIEW, "等待政策"), MONDAY);
    var yes = new Step.Decide(RequestKind.SHELVE, null, true, null);
    assertEquals(
        new Refusal.AnotherMustAgree(Fixture.DISPATCHER.id()),
        town.take(order, Fixture.DISPATCHER, yes, MONDAY));
    order = town.after(order, Fixture.REVIEWER, yes, MONDAY);
    assertEquals(OrderState.PENDING_DISPATCH, order.state());
    assertEquals(
        new Refusal.AnotherMustAgree(Fixture.REVIEWER.id()),
        town.take(order, Fixture.REVIEWER, yes, MONDAY));
    order = town.after(order, Fixture.MANAGER, yes, MONDAY);
    assertEquals(OrderState.SHELVED, order.state());
    assertEquals(REVIEW, order.dues().review());
  }

  @Test
  void aReportAnswersWhatItsUnitStillAskedFor() {
    Order order = asked(town.handling(AppealType.HELP, MONDAY), MORE_TIME, HELP);
    assertEquals(Set.of(RequestKind.EXTENSION, RequestKind.ASSIST), open(order));
    String lead = Fixture.lead(order);
    var report = Fixture.report(order, lead);
    order = town.after(order, lead, Fixture.handler(Fixture.DISTRICT), report, MONDAY);
    assertEquals(Set.of(), open(order));
  }

  @Test
  void anAcceptedReportEndsTheTalkOfShelvingIt() {
    Order order = town.reported(AppealType.HELP, MONDAY);
    order = town.after(order, Fixture.DISPATCHER, new Step.AskShelve(REVIEW, "等"), MONDAY);
    order = town.after(order, Fixture.REVIEWER, new Step.AskDifficult(REVIEW, "难"), MONDAY);
    order = town.after(order, Fixture.REVIEWER, new Step.AskExclusion("不可归责"), MONDAY);
    String lead = Fixture.lead(order);
    order =
        town.after(order, lead, Fixture.REVIEWER, new AssignmentStep.Review(true, null), MONDAY);
    assertEquals(Set.of(RequestKind.EXCLUDE_FROM_SCORING), open(order));
  }

  @Test
  void anAssistsAcceptedReportLeavesTheOrderWithItsLead() {
    Order order = town.handling(AppealType.HELP, MONDAY, Fixture.HEALTH);
    String assist = Fixture.assignmentOf(order, Fixture.HEALTH);
    order =
        town.after(order, assist, Fixture.clerk(Fixture.HEALTH), new AssignmentStep.Sign(), MONDAY);
    order = town.after(order, assist, Fixture.handler(Fixture.HEALTH), Fixture.reached(), MONDAY);
    order =
        town.after(
            order, assist, Fixture.handler(Fixture.HEALTH), new AssignmentStep.Handle(), MONDAY);
    var report = Fixture.report(order, assist);
    order = town.after(order, assist, Fixture.handler(Fixture.HEALTH), report, MONDAY);
    order =
        town.after(order, assist, Fixture.REVIEWER, new AssignmentStep.Review(true, null), MONDAY);
    assertEquals(OrderState.IN_HANDLING, order.state());
  }

  @Test
  void theLeadsExtensionMovesTheOrderAndAnAssistsOnlyItself() {
    Order order = asked(town.handling(AppealType.HELP, MONDAY, Fixture.HEALTH), MORE_TIME);
    String lead = Fixture.lead(order);
    Order more = agreed(order, RequestKind.EXTENSION, lead, MONDAY);
    assertEquals(Set.of(), open(more));
    assertEquals(more.findLead().orElseThrow().due(), more.dues().handle());
    assertTrue(more.dues().citizen().isAfter(order.dues().citizen()));
    String assist = Fixture.assignmentOf(more, Fixture.HEALTH);
    Order signed =
        town.after(more, assist, Fixture.clerk(Fixture.HEALTH), new AssignmentStep.Sign(), MONDAY);
    var much =
        new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.STATUTORY_LIMIT, 30, "法定检验");
    Order asking = town.after(signed, assist, Fixture.clerk(Fixture.HEALTH), much, MONDAY);
    Order both = agreed(asking, RequestKind.EXTENSION, assist, MONDAY);
    assertEquals(more.dues(), both.dues());
    Instant before = order.findAssignment(assist).orElseThrow().due();
    assertTrue(both.findAssignment(assist).orElseThrow().due().isAfter(before));
  }

  @Test
  void aChildsExtensionEndsAtItsParentsDueTime() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    String lead = Fixture.lead(order);
    Instant soon = MONDAY.plus(Duration.ofDays(1));
    order = asked(order, new AssignmentStep.Redispatch(List.of(Fixture.STREET), soon));
    String child = Fixture.assignmentOf(order, Fixture.STREET);
    order =
        town.after(order, child, Fixture.clerk(Fixture.STREET), new AssignmentStep.Sign(), MONDAY);
    order = town.after(order, child, Fixture.clerk(Fixture.STREET), MORE_TIME, MONDAY);
    assertEquals(soon, order.findAssignment(child).orElseThrow().due());
    order = agreed(order, RequestKind.EXTENSION, child, MONDAY);
    Instant parents = order.findAssignment(lead).orElseThrow().due();
    assertEquals(parents, order.findAssignment(child).orElseThrow().due());
  }

  // promise: docs/rules.md «what moves nothing is not given»
  @Test
  void aChildThatIsDueWithItsParentAsksForNoTimeOfItsOwn() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Instant due = order.findLead().orElseThrow().due();
    order = asked(order, new AssignmentStep.Redispatch(List.of(Fixture.STREET), null));
    String child = Fixture.assignmentOf(order, Fixture.STREET);
    var clerk = Fixture.clerk(Fixture.STREET);
    order = town.after(order, child, clerk, new AssignmentStep.Sign(), MONDAY);
    var no = new Refusal.DueBeyondParent(due);
    assertEquals(no, town.take(order, child, clerk, MORE_TIME, MONDAY));
  }

  /// The part above was hastened after the request: nothing is left to give.
  @Test
  void anExtensionThatMovesNothingAnyMoreIsNotGranted() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Instant soon = MONDAY.plus(Duration.ofDays(1));
    order = asked(order, new AssignmentStep.Redispatch(List.of(Fixture.STREET), soon));
    String child = Fixture.assignmentOf(order, Fixture.STREET);
    var clerk = Fixture.clerk(Fixture.STREET);
    order = town.after(order, child, clerk, new AssignmentStep.Sign(), MONDAY);
    order = town.after(order, child, clerk, MORE_TIME, MONDAY);
    var urgent = new Step.RaiseUrgency(Urgency.URGENT);
    order = town.after(order, Fixture.MANAGER, urgent, MONDAY);
    var yes = new Step.Decide(RequestKind.EXTENSION, child, true, null);
    order = town.after(order, Fixture.REVIEWER, yes, MONDAY);
    assertEquals(new Refusal.DueBeyondParent(soon), town.take(order, Fixture.MANAGER, yes, MONDAY));
  }

  @Test
  void whoDecidesIsToldWhatWasAskedAndByWhom() {
    Order order = asked(town.handling(AppealType.HELP, MONDAY), MORE_TIME);
    var unnamed = new Step.Decide(RequestKind.EXTENSION, null, true, null);
    assertEquals(
        new Refusal.PartNotNamed(RequestKind.EXTENSION, List.of(Fixture.lead(order))),
        town.take(order, Fixture.REVIEWER, unnamed, MONDAY));
    Order quiet = town.handling(AppealType.HELP, MONDAY);
    var shelve = new Step.Decide(RequestKind.SHELVE, null, true, null);
    assertEquals(
        new Refusal.NothingAsked(RequestKind.SHELVE),
        town.take(quiet, Fixture.REVIEWER, shelve, MONDAY));
  }

  @Test
  void anOrderIsNotMergedIntoItself() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    town.into = order;
    var step = new Step.Merge(order.id());
    assertEquals(
        new Refusal.MergedIntoItself(), town.take(order, Fixture.DISPATCHER, step, MONDAY));
  }

  @Test
  void aChildMayNotBeDueAlready() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var step = new AssignmentStep.Redispatch(List.of(Fixture.STREET), MONDAY);
    assertEquals(
        new Refusal.DuePassed(MONDAY),
        town.take(order, Fixture.lead(order), Fixture.clerk(Fixture.DISTRICT), step, MONDAY));
  }

  @Test
  void anAssistThatWasGrantedIsAPartOfItsOwn() {
    Order order = asked(town.handling(AppealType.HELP, MONDAY), HELP);
    String lead = Fixture.lead(order);
    Order granted = agreed(order, RequestKind.ASSIST, lead, MONDAY);
    assertEquals(Set.of(), open(granted));
    var part = granted.assignments().getLast();
    assertEquals("gas", part.unit());
    assertEquals(AssignmentRole.ASSIST, part.role());
    assertEquals(lead, part.parent());
    assertEquals(order.findLead().orElseThrow().due(), part.due());
  }

  @Test
  void anAssistThatHasAPartMeanwhileIsNotGranted() {
    Order order = asked(town.handling(AppealType.HELP, MONDAY, "gas"));
    assertEquals(
        new Refusal.UnitTwice("gas"),
        town.take(order, Fixture.lead(order), Fixture.clerk(Fixture.DISTRICT), HELP, MONDAY));
    Order street = asked(town.handling(AppealType.HELP, MONDAY));
    var wanted = new AssignmentStep.AskAssist(List.of(Fixture.STREET), "需配合");
    street = asked(street, wanted, new AssignmentStep.Redispatch(List.of(Fixture.STREET), null));
    String lead = Fixture.lead(street);
    var yes = new Step.Decide(RequestKind.ASSIST, lead, true, null);
    street = town.after(street, Fixture.REVIEWER, yes, MONDAY);
    assertEquals(
        new Refusal.UnitTwice(Fixture.STREET), town.take(street, Fixture.MANAGER, yes, MONDAY));
  }

  @Test
  void aUnitThatOnlyHasACopyMayStillBeAskedToHelp() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var step = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of("gas"));
    order = town.after(order, Fixture.DISPATCHER, step, MONDAY);
    order = asked(order, new AssignmentStep.Sign(), HELP);
    order = agreed(order, RequestKind.ASSIST, Fixture.lead(order), MONDAY);
    assertEquals(AssignmentRole.ASSIST, order.assignments().getLast().role());
  }

  @Test
  void whatWaitsIsNotOfferedToBeAskedAgain() {
    Order order = asked(town.handling(AppealType.HELP, MONDAY), MORE_TIME);
    order = town.after(order, Fixture.REVIEWER, new Step.AskExclusion("不可归责"), MONDAY);
    var life = new OrderLife(order, town.known(), Fixture.REVIEWER);
    var asked = new Refusal.AlreadyAsked(RequestKind.EXCLUDE_FROM_SCORING, MONDAY);
    assertEquals(asked, life.findRefusal(Step.AskExclusion.class, MONDAY));
    assertNotEquals(asked, life.findRefusal(Step.AskShelve.class, MONDAY));
    var part = order.findLead().orElseThrow();
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    assertEquals(
        new Refusal.AlreadyAsked(RequestKind.EXTENSION, MONDAY),
        new AssignmentLife(order, part, town.known(), clerk)
            .findRefusal(AssignmentStep.AskExtension.class, MONDAY));
  }

  @Test
  void whatIsExcludedIsMarkedAndNotAskedForAnyMore() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    order = town.after(order, Fixture.REVIEWER, new Step.AskExclusion("不可归责"), MONDAY);
    order = agreed(order, RequestKind.EXCLUDE_FROM_SCORING);
    assertTrue(order.has(Flag.EXCLUDED_FROM_SCORING));
    assertEquals(Set.of(), open(order));
    var again = town.take(order, Fixture.REVIEWER, new Step.AskExclusion("不可归责"), MONDAY);
    assertEquals(new Refusal.ExcludedAlready(), again);
  }

  @Test
  void aDifficultOrderKeepsItsOtherRequestsAndItsLead() {
    Order order = asked(town.handling(AppealType.HELP, MONDAY), MORE_TIME);
    order = town.after(order, Fixture.REVIEWER, new Step.AskDifficult(REVIEW, "难"), MONDAY);
    order = agreed(order, RequestKind.DIFFICULT);
    assertEquals(OrderState.DIFFICULT, order.state());
    assertEquals(REVIEW, order.dues().review());
    assertEquals(Set.of(RequestKind.EXTENSION), open(order));
    order = town.after(order, Fixture.MANAGER, new Step.Resume(), REVIEW);
    assertEquals(OrderState.IN_HANDLING, order.state());
    assertEquals(null, order.dues().dispatch());
  }

  @Test
  void anAssistsReturnIsNoConcernOfTheLead() {
    Order order = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY, Fixture.HEALTH);
    String assist = Fixture.assignmentOf(order, Fixture.HEALTH);
    var ask = new AssignmentStep.AskReturn(AssignmentStep.ReturnCode.NOT_ITS_AREA_23, "不属");
    order =
        town.after(order, assist, Fixture.clerk(Fixture.HEALTH), new AssignmentStep.Sign(), MONDAY);
    order = town.after(order, assist, Fixture.clerk(Fixture.HEALTH), MORE_TIME, MONDAY);
    order = town.after(order, assist, Fixture.clerk(Fixture.HEALTH), HELP, MONDAY);
    order = town.after(order, assist, Fixture.clerk(Fixture.HEALTH), ask, MONDAY);
    order = asked(order, MORE_TIME);
    var yes = new AssignmentStep.Arbitrate(true, null);
    order = town.after(order, assist, Fixture.REVIEWER, yes, MONDAY);
    order = town.after(order, assist, Fixture.MANAGER, yes, MONDAY);
    assertEquals(OrderState.IN_HANDLING, order.state());
    assertEquals(AssignmentState.RETURNED, order.findAssignment(assist).orElseThrow().state());
    assertEquals(AssignmentState.SIGNED, order.findLead().orElseThrow().state());
    assertEquals(1, order.requests().size(), "whoever is out asks for nothing more");
    assertEquals(Fixture.lead(order), order.requests().getFirst().assignment());
  }

  @Test
  void whatIsWithdrawnOrMergedIsOwedByNobody() {
    Order order = asked(town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY), MORE_TIME);
    Order withdrawn = town.after(order, Fixture.AGENT, new Step.Withdraw("已解决"), MONDAY);
    Order parent = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    town.into = parent;
    Order merged = town.after(order, Fixture.DISPATCHER, new Step.Merge(parent.id()), MONDAY);
    for (Order gone : List.of(withdrawn, merged)) {
      assertEquals(AssignmentState.CANCELLED, gone.assignments().getFirst().state());
      assertEquals(Set.of(), open(gone));
    }
  }

  @Test
  void aNewRoundKeepsTheCallbacksOfTheFirstBesideItsOwnAndNoneOfItsRequests() {
    Order order = town.awaitingCallback(MONDAY);
    var unhappy =
        new Step.CallBack(
            Order.CallbackWay.PHONE, Order.CallbackResult.DISSATISFIED, true, false, null, null);
    order = town.after(order, Fixture.CALLER, unhappy, MONDAY);
    assertEquals(OrderState.PENDING_CALLBACK, order.state());
    order = town.after(order, Fixture.REVIEWER, new Step.AskExclusion("不可归责"), MONDAY);
    Order again = town.after(order, Fixture.CALLER, new Step.Recheck("leader", "不满意"), MONDAY);
    assertEquals(order.callbacks(), again.callbacks());
    assertEquals(List.of(1), again.callbacks().stream().map(c -> c.round()).toList());
    assertEquals(List.of(), again.listCurrentCallbacks());
    assertEquals(Set.of(), open(again));
  }

  @Test
  void whatIsClosedIsAskedForNothingMore() {
    Order order = town.awaitingCallback(MONDAY);
    order = town.after(order, Fixture.REVIEWER, new Step.AskExclusion("不可归责"), MONDAY);
    Order closed = town.after(order, Fixture.CALLER, new Step.WaiveCallback("不必"), MONDAY);
    assertEquals(Set.of(), open(closed));
    assertNotNull(closed.closedAt());
  }

  @Test
  void aReplyByLinkThatReachedNobodyIsNoTryByTelephone() {
    Order order = town.awaitingCallback(MONDAY);
    var link =
        new Step.CallBack(
            Order.CallbackWay.SMS_LINK, Order.CallbackResult.UNREACHABLE, null, null, null, null);
    for (int i = 0; i < 4; i++) {
      order = town.after(order, Fixture.CITIZEN, link, MONDAY);
    }
    assertEquals(OrderState.PENDING_CALLBACK, order.state());
  }

  /// Whoever was reached and is dissatisfied is not closed by tries in vain.
  @Test
  void afterADissatisfiedAnswerNoTryInVainClosesTheOrder() {
    Order order = town.awaitingCallback(MONDAY);
    var unhappy =
        new Step.CallBack(
            Order.CallbackWay.PHONE, Order.CallbackResult.DISSATISFIED, null, null, null, null);
    order = town.after(order, Fixture.CALLER, unhappy, MONDAY);
    var inVain =
        new Step.CallBack(
            Order.CallbackWay.PHONE, Order.CallbackResult.UNREACHABLE, null, null, null, null);
    assertEquals(
        new Refusal.Dissatisfied(MONDAY),
        town.take(order, Fixture.CALLER, inVain, MONDAY.plus(Duration.ofDays(1))));
  }
}
