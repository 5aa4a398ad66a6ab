package vigil.portal.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderFact.FactHeader;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.portal.status.PublicOrderStatus.Milestone;

/// An order's life in four dots.
class PublicOrderStatusBuilderTest {
  private static final Instant BORN = Instant.parse("2026-11-25T01:00:00Z");
  private static final Instant DUE = BORN.plus(Duration.ofDays(7));

  private final List<OrderFact> facts = new ArrayList<>();

  @Test
  void aNewAppealHasOneDotAndSaysWhatComesNext() {
    happened(registered("o1"));
    PublicOrderStatus story = story();
    assertEquals(List.of(true, false, false, false), reached(story));
    assertEquals("20261125-000001-7", story.number());
    assertEquals(DUE, story.due());
    assertTrue(story.open());
    assertFalse(story.allowed().mayRate());
    assertEquals("下一步：确定承办单位。", story.next().zh());
  }

  @Test
  void theDotsFillOneByOneUntilTheCitizenIsSatisfied() {
    happened(registered("o1"));
    happened(new OrderFact.Submitted(on(2), appeal(), DUE));
    happened(dispatched(3));
    assertEquals(List.of(true, true, false, false), reached(story()));
    happened(new OrderFact.Signed(on(4), "a1", DUE));
    assertEquals("承办单位已签收。", story().now().zh());
    happened(new OrderFact.Audited(on(5), true, DUE));
    assertEquals(List.of(true, true, true, false), reached(story()));
    assertTrue(story().allowed().mayRate());
    happened(new OrderFact.Closed(on(6), OrderFact.Ending.SATISFIED, true));
    PublicOrderStatus story = story();
    assertEquals(List.of(true, true, true, true), reached(story));
    assertFalse(story.open());
    assertFalse(story.allowed().mayRate());
    assertNull(story.due());
    assertEquals(BORN.plusSeconds(6), story.dots().getLast().at());
  }

  // promise: server/src/main/java/vigil/portal/status/StatusPhrase.java «承办单位已与您联系。»
  // promise: server/src/main/java/vigil/portal/status/StatusPhrase.java «承办单位联系过您，但未能联系上。»
  @Test
  void aUnitThatRangInVainHasNotContactedTheCitizen() {
    happened(registered("o1"));
    happened(dispatched(2));
    happened(new OrderFact.Signed(on(3), "a1", DUE));
    happened(contacted(4, false, Assignment.Failure.NO_ANSWER));
    assertEquals("承办单位联系过您，但未能联系上。", story().now().zh());
    happened(contacted(5, true, null));
    assertEquals("承办单位已与您联系。", story().now().zh());
  }

  private static OrderFact contacted(
      int version, boolean reached, Assignment.@Nullable Failure failure) {
    FactHeader on = on(version);
    return new OrderFact.Contacted(
        on, "a1", new Assignment.Attempt("c" + version, on.at(), reached, failure));
  }

  /// What was taken back was not done.
  @Test
  void whatIsWithdrawnIsNotCalledClosed() {
    happened(registered("o1"));
    happened(new OrderFact.Withdrawn(on(2)));
    assertEquals("已撤回", story().dots().getLast().label().zh());
  }

  @Test
  void aRecheckTakesTheLastTwoDotsBack() {
    happened(registered("o1"));
    happened(dispatched(2));
    happened(new OrderFact.Audited(on(3), true, DUE));
    happened(new OrderFact.Closed(on(4), OrderFact.Ending.UNREACHABLE, true));
    happened(new OrderFact.RecheckOrdered(on(5), 2, "leader", DUE.plusSeconds(1)));
    PublicOrderStatus story = story();
    assertEquals(List.of(true, true, false, false), reached(story));
    assertTrue(story.open());
    assertEquals(DUE.plusSeconds(1), story.due());
  }

  @Test
  void aCitizenWhoIsNotSatisfiedIsHeardOnceAndToldWhatFollows() {
    happened(registered("o1"));
    happened(dispatched(2));
    happened(new OrderFact.Audited(on(3), true, DUE));
    happened(said(on(4), Order.CallbackResult.DISSATISFIED, false));
    PublicOrderStatus story = story();
    assertTrue(story.open());
    assertFalse(story.allowed().mayRate());
    assertEquals("您反映问题尚未解决，我们正在研究是否重新办理。", story.now().zh());
  }

  @Test
  void whoIsNotSatisfiedThoughItIsSolvedIsNotToldToHaveSaidOtherwise() {
    for (Boolean solved : new Boolean[] {true, null}) {
      facts.clear();
      happened(registered("o1"));
      happened(dispatched(2));
      happened(new OrderFact.Audited(on(3), true, DUE));
      happened(said(on(4), Order.CallbackResult.DISSATISFIED, solved));
      assertEquals("您表示不满意，我们正在研究是否重新办理。", story().now().zh());
    }
  }

  private static OrderFact said(
      FactHeader on, Order.CallbackResult result, @Nullable Boolean solved) {
    var way = Order.CallbackWay.SMS_LINK;
    return new OrderFact.CalledBack(
        on, new Order.CallbackAttempt(on.at(), "citizen", way, result, null, solved, null, null));
  }

  // promise: docs/rules.md «The citizen whose date moves is told»
  @Test
  void whatGivesAUnitAloneMoreTimeIsNoNewsForTheCitizen() {
    happened(registered("o1"));
    happened(dispatched(2));
    happened(new OrderFact.Signed(on(3), "a1", DUE));
    happened(new OrderFact.Extended(on(4), "a2", DUE.plusSeconds(9), DUE, false, null));
    assertEquals("承办单位已签收。", story().now().zh());
    happened(
        new OrderFact.Extended(on(5), "a1", DUE.plusSeconds(9), DUE.plusSeconds(9), false, null));
    assertEquals("办理需要更长时间，时限已延长。", story().now().zh());
    assertEquals(DUE.plusSeconds(9), story().due());
  }

  /// The accused unit's part was taken back: there is no reply to rate any more.
  @Test
  void whatIsTakenBackFromItsLeadIsNotRated() {
    happened(registered("o1"));
    happened(dispatched(2));
    happened(new OrderFact.Audited(on(3), true, DUE));
    happened(new OrderFact.PartTakenBack(on(4), "a1", "wjw", DUE));
    assertFalse(story().allowed().mayRate());
    assertEquals(List.of(true, false, false, false), reached(story()));
  }

  private static PublicOrderStatus joined(List<OrderFact> own, List<OrderFact> lead) {
    return PublicOrderStatusBuilder.replay(own).build(PublicOrderStatusBuilder.replay(lead), null);
  }

  /// What the other citizen said is not told as this one's word, and nobody promises to ring.
  @Test
  void whoWasJoinedIsToldTheirOwnWordAndNoOthers() {
    List<OrderFact> own = new ArrayList<>();
    own.add(registered("o1"));
    own.add(new OrderFact.Merged(on(2), "o2"));
    List<OrderFact> lead = new ArrayList<>();
    lead.add(registered("o2"));
    lead.add(dispatched(2));
    lead.add(new OrderFact.Audited(on(3), true, DUE));
    assertTrue(joined(own, lead).allowed().mayRate());
    assertEquals("下一步：请告诉我们问题是否解决。", joined(own, lead).next().zh());
    var closed = new ArrayList<>(lead);
    closed.add(new OrderFact.Closed(on(4), OrderFact.Ending.SATISFIED, true));
    assertEquals("您的诉求已办结。", joined(own, closed).now().zh());
    assertTrue(joined(own, closed).allowed().mayRate());
    own.add(said(on(5), Order.CallbackResult.DISSATISFIED, false));
    for (List<OrderFact> now : List.of(lead, closed)) {
      assertEquals("您反映问题尚未解决，我们正在研究是否重新办理。", joined(own, now).now().zh());
      assertEquals("下一步：热线决定是否重新办理。", joined(own, now).next().zh());
      assertFalse(joined(own, now).allowed().mayRate());
    }
    lead.add(new OrderFact.Closed(on(6), OrderFact.Ending.DISSATISFIED, true));
    assertEquals("您表示不满意，我们复核后已将诉求办结。", joined(own, lead).now().zh());
    lead.add(new OrderFact.RecheckOrdered(on(7), 2, "leader", DUE));
    lead.add(dispatched(8));
    assertFalse(joined(own, lead).allowed().mayRate(), "there is no reply yet");
    lead.add(new OrderFact.Audited(on(9), true, DUE));
    assertTrue(joined(own, lead).allowed().mayRate(), "asked once in each round");
  }

  /// A merged citizen alone was dissatisfied, and a second person agreed to close it (rules 3.17).
  @Test
  void whoDidNotSayToBeDissatisfiedIsNotToldSoWhenItIsClosedForAnother() {
    List<OrderFact> silent = replied();
    silent.add(new OrderFact.Closed(on(6), OrderFact.Ending.DISSATISFIED, true));
    assertEquals("您的诉求已办结。", alone(silent).now().zh());
    List<OrderFact> satisfied = replied();
    satisfied.add(said(on(4), Order.CallbackResult.SATISFIED, true));
    satisfied.add(new OrderFact.Closed(on(6), OrderFact.Ending.DISSATISFIED, true));
    assertEquals("您的诉求已办结。谢谢您的反馈。", alone(satisfied).now().zh());
    List<OrderFact> merged = merged();
    merged.add(said(on(5), Order.CallbackResult.DISSATISFIED, false));
    assertEquals("您表示不满意，我们复核后已将诉求办结。", joined(merged, satisfied).now().zh());
    assertEquals("您的诉求已办结。", joined(merged(), satisfied).now().zh());
  }

  @Test
  void whoSaidToBeDissatisfiedIsToldThatItWasLookedAtAndClosed() {
    List<OrderFact> own = replied();
    own.add(said(on(4), Order.CallbackResult.DISSATISFIED, false));
    own.add(new OrderFact.Closed(on(6), OrderFact.Ending.DISSATISFIED, true));
    assertEquals("您表示不满意，我们复核后已将诉求办结。", alone(own).now().zh());
  }

  /// What was said of the first round was answered by the second.
  @Test
  void whatWasSaidOfAnEarlierRoundIsNoWordOnThisOne() {
    List<OrderFact> own = replied();
    own.add(said(on(4), Order.CallbackResult.DISSATISFIED, false));
    own.add(new OrderFact.RecheckOrdered(on(5), 2, "leader", DUE));
    own.add(dispatched(6));
    own.add(new OrderFact.Audited(on(7), true, DUE));
    own.add(new OrderFact.Closed(on(8), OrderFact.Ending.DISSATISFIED, true));
    assertEquals("您的诉求已办结。", alone(own).now().zh());
  }

  // promise: docs/rules.md «Said once it is closed, its closing is agreed to anew»
  @Test
  void whoSpokeOnceItWasClosedIsToldThatItStaysSo() {
    List<OrderFact> lead = replied();
    lead.add(new OrderFact.Closed(on(4), OrderFact.Ending.SATISFIED, true));
    List<OrderFact> merged = merged();
    merged.add(said(on(5), Order.CallbackResult.DISSATISFIED, false));
    lead.add(approved(6, Order.RequestKind.EXCLUDE_FROM_SCORING));
    assertEquals("下一步：热线决定是否重新办理。", joined(merged, lead).next().zh());
    lead.add(approved(7, Order.RequestKind.CLOSE_DISSATISFIED));
    assertEquals("您表示不满意，我们复核后已将诉求办结。", joined(merged, lead).now().zh());
    assertEquals("如仍有问题，请拨打12345。", joined(merged, lead).next().zh());
    assertEquals(BORN.plusSeconds(4), joined(merged, lead).dots().getLast().at());
    List<OrderFact> later = merged();
    later.add(said(on(8), Order.CallbackResult.DISSATISFIED, false));
    assertEquals("下一步：热线决定是否重新办理。", joined(later, lead).next().zh());
  }

  private static OrderFact approved(int version, Order.RequestKind kind) {
    return new OrderFact.RequestApproved(on(version), kind, null);
  }

  /// Nobody withdraws what others wait for (rules 3.25).
  @Test
  void whatOthersWaitForIsNotOfferedToBeWithdrawn() {
    happened(registered("o1"));
    happened(new OrderFact.Submitted(on(2), appeal(), DUE));
    assertTrue(story().allowed().mayWithdraw());
    happened(
        new OrderFact.Absorbed(on(3), "o2", Urgency.NORMAL, DUE, null, List.of(), List.of(), null));
    assertFalse(story().allowed().mayWithdraw());
  }

  private static List<OrderFact> replied() {
    return new ArrayList<>(
        List.of(registered("o2"), dispatched(2), new OrderFact.Audited(on(3), true, DUE)));
  }

  private static List<OrderFact> merged() {
    return new ArrayList<>(List.of(registered("o1"), new OrderFact.Merged(on(2), "o2")));
  }

  private static PublicOrderStatus alone(List<OrderFact> facts) {
    return PublicOrderStatusBuilder.replay(facts).build(null, null);
  }

  @Test
  void aReturnedOrderWaitsForAUnitAgain() {
    happened(registered("o1"));
    happened(dispatched(2));
    happened(new OrderFact.Returned(on(3), "a1", "wjw", DUE));
    assertEquals(List.of(true, false, false, false), reached(story()));
    assertNull(PublicOrderStatusBuilder.replay(facts).lead());
  }

  @Test
  void anOrderThatWasJoinedToAnotherTellsTheOthersProgress() {
    happened(registered("o1"));
    happened(new OrderFact.Merged(on(2), "o2"));
    PublicOrderStatusBuilder own = PublicOrderStatusBuilder.replay(facts);
    assertEquals("o2", own.parent());
    PublicOrderStatusBuilder parent =
        PublicOrderStatusBuilder.replay(List.of(registered("o2"), dispatched(2)));
    PublicOrderStatus story = own.build(parent, new BilingualText("市卫健委", "Health Commission"));
    assertEquals(List.of(true, true, false, false), reached(story));
    assertTrue(story.open());
    assertEquals("已与同类诉求合并办理，您同样会收到答复。", story.now().zh());
    assertNotNull(story.due());
  }

  @Test
  void everyPhraseIsSaidInBothLanguages() {
    for (StatusPhrase phrase : StatusPhrase.values()) {
      assertTrue(phrase.words().zh().codePoints().anyMatch(Character::isIdeographic));
      assertTrue(phrase.words().en().chars().allMatch(c -> c < 128), phrase.name());
    }
  }

  private PublicOrderStatus story() {
    return PublicOrderStatusBuilder.replay(facts).build(null, null);
  }

  private static List<Boolean> reached(PublicOrderStatus story) {
    return story.dots().stream().map(Milestone::at).map(at -> at != null).toList();
  }

  private void happened(OrderFact fact) {
    facts.add(fact);
  }

  private static FactHeader on(int version) {
    return new FactHeader("o1", version, BORN.plusSeconds(version), "someone");
  }

  private static Order.Appeal appeal() {
    return new Order.Appeal(
        AppealType.HELP, Urgency.NORMAL, "0101", "310115", null, null, List.of());
  }

  private static OrderFact registered(String id) {
    return new OrderFact.Registered(
        new FactHeader(id, 1, BORN, "portal"),
        "20261125-000001-7",
        new Order.Origin(BORN, "portal", Order.Channel.WEB, null),
        appeal(),
        List.of(),
        DUE);
  }

  private static OrderFact dispatched(int version) {
    var part =
        new OrderFact.NewAssignment(
            "a1",
            null,
            "wjw",
            AssignmentRole.LEAD,
            new OrderFact.PartDueTimes(DUE, DUE, null, DUE),
            "5wd",
            "law",
            "v1");
    return new OrderFact.Dispatched(on(version), List.of(part), false);
  }
}
