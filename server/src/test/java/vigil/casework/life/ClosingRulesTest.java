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
import vigil.casework.Draft;
import vigil.casework.DraftBuilder;
import vigil.casework.ForwardingOrigin;
import vigil.casework.Order;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.CallbackWay;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.OrderFact.Ending;
import vigil.casework.OrderState;
import vigil.casework.Outcome;
import vigil.casework.Outcome.Decision;
import vigil.casework.Refusal;
import vigil.casework.RefusalGround;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// How an order ends, and who may end it (rules 3.2 to 3.4, 3.17 and 6.3).
class ClosingRulesTest {
  /// A Monday, 10:00 in Shanghai.
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");

  private final Fixture town = new Fixture();

  private static Step.CallBack call(CallbackWay way, CallbackResult result) {
    return new Step.CallBack(way, result, null, null, null, null);
  }

  private Order dissatisfied() {
    return town.after(
        town.awaitingCallback(MONDAY),
        Fixture.CALLER,
        call(CallbackWay.PHONE, CallbackResult.DISSATISFIED),
        MONDAY);
  }

  @Test
  void nobodyClosesADissatisfiedOrderAlone() {
    Order order = dissatisfied();
    var no = new Refusal.Dissatisfied(MONDAY);
    Instant tomorrow = MONDAY.plus(Duration.ofDays(1));
    assertEquals(no, town.take(order, Fixture.CALLER, new Step.WaiveCallback("不必"), tomorrow));
    for (var result : CallbackResult.values()) {
      var again = call(CallbackWay.PHONE, result);
      assertEquals(no, town.take(order, Fixture.CALLER, again, tomorrow));
    }
    assertInstanceOf(
        Decision.class,
        town.take(order, Fixture.CALLER, new Step.Recheck("leader-7", "未解决"), tomorrow));
  }

  @Test
  void aSecondPersonClosesItWithAReasonAndThatIsCounted() {
    var ask = new Step.AskClosing("已按政策办结，市民仍不满意");
    Order order = town.after(dissatisfied(), Fixture.CALLER, ask, MONDAY);
    var yes = new Step.Decide(RequestKind.CLOSE_DISSATISFIED, null, true, null);
    var both = new Actor(Fixture.CALLER.id(), Fixture.MANAGER.roles(), null);
    assertEquals(new Refusal.AnotherMustAgree(both.id()), town.take(order, both, yes, MONDAY));
    Outcome closed = town.take(order, Fixture.MANAGER, yes, MONDAY);
    assertEquals(Ending.DISSATISFIED, Fixture.told(closed, OrderFact.Closed.class).ending());
    assertEquals(OrderState.CLOSED, Fixture.decided(closed).after().state());
  }

  @Test
  void onlyWhatIsDissatisfiedIsClosedThatWay() {
    Order order = town.awaitingCallback(MONDAY);
    assertEquals(
        new Refusal.NotDissatisfied(),
        town.take(order, Fixture.CALLER, new Step.AskClosing("想办结"), MONDAY));
  }

  @Test
  void theCitizenMayThinkBetterOfIt() {
    Outcome outcome =
        town.take(
            dissatisfied(),
            Fixture.CITIZEN,
            call(CallbackWay.SMS_LINK, CallbackResult.SATISFIED),
            MONDAY);
    assertEquals(Ending.SATISFIED, Fixture.told(outcome, OrderFact.Closed.class).ending());
  }

  @Test
  void anAnswerByLinkIsTheCitizensAndACallIsNot() {
    Order order = town.awaitingCallback(MONDAY);
    var no = new Refusal.LinkIsTheCitizens();
    assertEquals(
        no,
        town.take(
            order, Fixture.CALLER, call(CallbackWay.SMS_LINK, CallbackResult.SATISFIED), MONDAY));
    assertEquals(
        no,
        town.take(
            order, Fixture.CITIZEN, call(CallbackWay.PHONE, CallbackResult.SATISFIED), MONDAY));
  }

  // promise: docs/rules.md «So it is while one who was merged into it is dissatisfied»
  @Test
  void nobodyClosesAloneWhatAMergedCitizenIsDissatisfiedWith() {
    Order order = town.awaitingCallback(MONDAY);
    town.joined = 1;
    town.unhappySince = MONDAY;
    var no = new Refusal.Dissatisfied(MONDAY);
    assertEquals(no, town.take(order, Fixture.CALLER, new Step.WaiveCallback("不必"), MONDAY));
    var satisfied = call(CallbackWay.PHONE, CallbackResult.SATISFIED);
    assertEquals(no, town.take(order, Fixture.CALLER, satisfied, MONDAY));
    var byLink = call(CallbackWay.SMS_LINK, CallbackResult.SATISFIED);
    Order heard = town.after(order, Fixture.CITIZEN, byLink, MONDAY);
    assertEquals(OrderState.PENDING_CALLBACK, heard.state());
    Order asked = town.after(heard, Fixture.CALLER, new Step.AskClosing("已尽职"), MONDAY);
    var yes = new Step.Decide(RequestKind.CLOSE_DISSATISFIED, null, true, null);
    assertEquals(OrderState.CLOSED, town.after(asked, Fixture.MANAGER, yes, MONDAY).state());
  }

  // promise: docs/rules.md «it ends by what its own citizen said last»
  @Test
  void itEndsByItsOwnCitizensWordWhenTheMergedOneThinksBetterOfIt() {
    Order order = town.awaitingCallback(MONDAY);
    town.joined = 1;
    town.unhappySince = MONDAY;
    var accepted = call(CallbackWay.SMS_LINK, CallbackResult.ACCEPTED);
    Order heard = town.after(order, Fixture.CITIZEN, accepted, MONDAY);
    assertEquals(List.of(), followed(heard).facts(), "one is dissatisfied still");
    town.unhappySince = null;
    assertEquals(List.of(), followed(order).facts(), "its own citizen is to be asked yet");
    var closed = Fixture.told(followed(heard), OrderFact.Closed.class);
    assertEquals(Ending.ACCEPTED, closed.ending());
    assertEquals(List.of(), followed(followed(heard).after()).facts(), "closed once");
    var no = call(CallbackWay.SMS_LINK, CallbackResult.DISSATISFIED);
    Order unhappy = town.after(heard, Fixture.CITIZEN, no, MONDAY);
    assertEquals(List.of(), followed(unhappy).facts(), "its own citizen is not well served");
  }

  private Decision followed(Order order) {
    return Fixture.decided(
        new OrderLife(order, town.known(), Fixture.CITIZEN).followMerged(MONDAY));
  }

  // promise: docs/rules.md «Said once it is closed, its closing is agreed to anew»
  @Test
  void theClosingIsAgreedToAnewWhereAMergedCitizenIsDissatisfiedAfterIt() {
    Order closed = town.after(town.awaitingCallback(MONDAY), Fixture.CALLER, WAIVED, MONDAY);
    var ask = new Step.AskClosing("已向并案市民解释");
    var yes = new Step.Decide(RequestKind.CLOSE_DISSATISFIED, null, true, null);
    Instant tuesday = MONDAY.plus(Duration.ofDays(1));
    town.joined = 1;
    for (Instant before : new Instant[] {null, MONDAY}) {
      town.unhappySince = before;
      assertEquals(new Refusal.NotDissatisfied(), town.take(closed, Fixture.CALLER, ask, tuesday));
    }
    town.unhappySince = MONDAY.plusSeconds(1);
    Order asked = town.after(closed, Fixture.CALLER, ask, tuesday);
    assertEquals(OrderState.CLOSED, asked.state());
    var both = new Actor(Fixture.CALLER.id(), Fixture.MANAGER.roles(), null);
    assertEquals(new Refusal.AnotherMustAgree(both.id()), town.take(asked, both, yes, tuesday));
    Instant later = tuesday.plusSeconds(1);
    town.unhappySince = later;
    assertEquals(new Refusal.Dissatisfied(later), town.take(asked, Fixture.MANAGER, yes, later));
    town.unhappySince = MONDAY.plusSeconds(1);
    Order agreed = town.after(asked, Fixture.MANAGER, yes, later);
    assertEquals(OrderState.CLOSED, agreed.state());
    assertEquals(closed.closedAt(), agreed.closedAt(), "it was closed when it was");
    assertEquals(later, agreed.standing().agreedAt());
    assertEquals(List.of(), agreed.requests());
    assertEquals(new Refusal.NotDissatisfied(), town.take(agreed, Fixture.CALLER, ask, later));
    var again = new Step.Recheck("leader-7", "重办");
    assertNull(
        town.after(agreed, Fixture.MANAGER, again, later).standing().agreedAt(), "of a round");
  }

  @Test
  void whatAMergedCitizenSaidOfTheFirstRoundIsAnsweredByTheSecond() {
    Order order = town.awaitingCallback(MONDAY.plus(Duration.ofDays(1)));
    town.joined = 1;
    town.unhappySince = MONDAY;
    var satisfied = call(CallbackWay.SMS_LINK, CallbackResult.SATISFIED);
    Instant tuesday = MONDAY.plus(Duration.ofDays(1));
    Outcome outcome = town.take(order, Fixture.CITIZEN, satisfied, tuesday);
    assertEquals(Ending.SATISFIED, Fixture.told(outcome, OrderFact.Closed.class).ending());
  }

  @Test
  void aMergedCitizenMayThinkBetterOfItAndNobodyElseForThem() {
    Order merged = merged();
    Order unhappy =
        town.after(
            merged, Fixture.CALLER, call(CallbackWay.PHONE, CallbackResult.DISSATISFIED), MONDAY);
    Instant tomorrow = MONDAY.plus(Duration.ofDays(1));
    var satisfied = call(CallbackWay.PHONE, CallbackResult.SATISFIED);
    assertEquals(
        new Refusal.Dissatisfied(MONDAY), town.take(unhappy, Fixture.CALLER, satisfied, tomorrow));
    var byLink = call(CallbackWay.SMS_LINK, CallbackResult.SATISFIED);
    Order happy = town.after(unhappy, Fixture.CITIZEN, byLink, tomorrow);
    assertInstanceOf(
        Refusal.NotNow.class, town.take(happy, Fixture.CITIZEN, byLink, tomorrow), "once");
  }

  /// Merged into an order that has its reply.
  private Order merged() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    town.into = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Order merged = town.after(order, Fixture.DISPATCHER, new Step.Merge(town.into.id()), MONDAY);
    town.into = town.awaitingCallback(MONDAY);
    return merged;
  }

  // promise: docs/rules.md «the citizen who asked for another time is called by nobody for two
  // hours»
  @Test
  void whoAskedForAnotherTimeIsNotCalledForTwoHoursAndMaySpeakByTheLink() {
    Order order = town.awaitingCallback(MONDAY);
    town.askedForLater = MONDAY;
    Instant next = MONDAY.plus(Duration.ofHours(2));
    var phone = call(CallbackWay.PHONE, CallbackResult.SATISFIED);
    assertEquals(
        new Refusal.CallbackTooSoon(next),
        town.take(order, Fixture.CALLER, phone, next.minusMillis(1)));
    town.after(order, Fixture.CALLER, phone, next);
    town.after(
        order, Fixture.CITIZEN, call(CallbackWay.SMS_LINK, CallbackResult.SATISFIED), MONDAY);
    var placedBefore =
        new OrderLife(order, town.known(), Fixture.CALLER)
            .take(phone, MONDAY, MONDAY.minusMillis(1));
    assertInstanceOf(Decision.class, placedBefore);
  }

  @Test
  void nobodyIsCalledInVainWhereThereIsNoNumber() {
    Order order = town.awaitingCallback(MONDAY);
    town.hasNumber = false;
    assertEquals(
        new Refusal.NoCitizenNumber(),
        town.take(
            order, Fixture.CALLER, call(CallbackWay.PHONE, CallbackResult.UNREACHABLE), MONDAY));
    // somebody without a number on the order may ring all the same
    town.after(order, Fixture.CALLER, call(CallbackWay.PHONE, CallbackResult.ACCEPTED), MONDAY);
  }

  @Test
  void nobodyWithdrawsForACitizenWhoIsDissatisfied() {
    Order order = dissatisfied();
    var withdraw = new Step.Withdraw("市民自行解决");
    for (Actor by : List.of(Fixture.AGENT, Fixture.CALLER)) {
      assertEquals(new Refusal.Dissatisfied(MONDAY), town.take(order, by, withdraw, MONDAY));
    }
    assertEquals(
        OrderState.WITHDRAWN, town.after(order, Fixture.CITIZEN, withdraw, MONDAY).state());
  }

  /// A round's answers stay with their round: the first one's neither close nor hinder the second.
  @Test
  void theSecondRoundIsAskedAnew() {
    Order order = dissatisfied();
    order = town.after(order, Fixture.CALLER, new Step.Recheck("leader-7", "未解决"), MONDAY);
    assertTrue(order.dissatisfaction().isEmpty());
    assertEquals(List.of(1), order.callbacks().stream().map(c -> c.round()).toList());
  }

  /// Rules 6.3: "on-time = closed by due", also where the callback came too late.
  @Test
  void whatIsCalledBackAfterItWasDueIsNotOnTime() {
    Order order = town.awaitingCallback(MONDAY);
    Instant due = order.findLead().orElseThrow().due();
    var satisfied = call(CallbackWay.SMS_LINK, CallbackResult.SATISFIED);
    Outcome before = town.take(order, Fixture.CITIZEN, satisfied, due.minusMillis(1));
    assertTrue(Fixture.told(before, OrderFact.Closed.class).onTime());
    Outcome after = town.take(order, Fixture.CITIZEN, satisfied, due);
    assertFalse(Fixture.told(after, OrderFact.Closed.class).onTime());
  }

  /// "Citizens withdraw while their order is open, from whatever state it is in."
  @Test
  void theCitizenWithdrawsFromEveryOpenState() {
    for (OrderState state : OrderState.values()) {
      assertEquals(
          state.isOpen(),
          OrderTransitions.TABLE.allows(state, Step.Withdraw.class, OrderState.WITHDRAWN),
          state.name());
    }
    Order order = town.awaitingCallback(MONDAY);
    for (Actor by : List.of(Fixture.AGENT, Fixture.CALLER, Fixture.CITIZEN)) {
      Order gone = town.after(order, by, new Step.Withdraw("市民自行解决"), MONDAY);
      assertEquals(OrderState.WITHDRAWN, gone.state());
      assertTrue(Clocks.listRunning(gone).isEmpty());
    }
  }

  /// Row 4: "already in progress or finished with no new fact" names that order.
  @Test
  void noNewFactNamesTheOrderThatIsInProgressAlready() {
    Order running = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Order again = town.registered(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var step = new Step.Refuse(RefusalGround.NO_NEW_FACT, "已在办理", running.id());
    town.into = running;
    Outcome refused = town.take(again, Fixture.AGENT, step, MONDAY);
    assertEquals(running.id(), Fixture.told(refused, OrderFact.NotAccepted.class).running());
    town.into = null;
    assertEquals(
        new Refusal.NotRunning(running.id()), town.take(again, Fixture.AGENT, step, MONDAY));
    town.into = town.registered(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var draft = new Step.Refuse(RefusalGround.NO_NEW_FACT, "已在办理", town.into.id());
    assertEquals(
        new Refusal.NotRunning(town.into.id()), town.take(again, Fixture.AGENT, draft, MONDAY));
  }

  @Test
  void whatIsAnsweredAtOnceHasACategory() {
    Order order = town.registered(DraftBuilder.consultation().category(null).draft(), MONDAY);
    assertEquals(
        new Refusal.CategoryMissing(),
        town.take(order, Fixture.AGENT, new Step.Answer(null, "已答复"), MONDAY));
  }

  @Test
  void anAnswerAtOnceIsTakenBackForTenSecondsAndTheOrderIsADraftAgain() {
    Order closed = answered(DraftBuilder.consultation().draft());
    var step = new Step.TakeBackAnswer();
    Instant out = MONDAY.plusSeconds(10);
    Order draft = town.after(closed, Fixture.AGENT, step, out.minusMillis(1));
    assertEquals(OrderState.DRAFT, draft.state());
    assertNull(draft.closedAt());
    assertEquals(new Refusal.AnswerIsOut(out), town.take(closed, Fixture.AGENT, step, out));
  }

  @Test
  void whatOthersHaveHeardAtOnceIsNotTakenBack() {
    var step = new Step.TakeBackAnswer();
    var suzhou = new ForwardingOrigin(List.of("suzhou"), MONDAY, MONDAY);
    Order sent = answered(DraftBuilder.consultation().forwarded(suzhou).draft());
    assertEquals(new Refusal.AnswerIsOut(MONDAY), town.take(sent, Fixture.AGENT, step, MONDAY));
    Order own = answered(DraftBuilder.consultation().draft());
    town.joined = 1;
    assertEquals(new Refusal.AnswerIsOut(MONDAY), town.take(own, Fixture.AGENT, step, MONDAY));
    town.joined = 0;
    Order handled = town.after(town.awaitingCallback(MONDAY), Fixture.CALLER, WAIVED, MONDAY);
    assertEquals(new Refusal.NotAnsweredAtOnce(), town.take(handled, Fixture.AGENT, step, MONDAY));
  }

  private static final Step.OrderStep WAIVED = new Step.WaiveCallback("市民不要回访");

  private Order answered(Draft draft) {
    Order order = town.registered(draft, MONDAY);
    Order answered = town.after(order, Fixture.AGENT, new Step.Answer(null, "已答复"), MONDAY);
    return town.after(answered, Fixture.AGENT, new Step.Close(), MONDAY);
  }
}
