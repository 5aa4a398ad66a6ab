package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.Clock;
import vigil.casework.Draft;
import vigil.casework.DraftBuilder;
import vigil.casework.ForwardingOrigin;
import vigil.casework.Order;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.Platform;
import vigil.casework.Refusal;
import vigil.casework.RefusalGround;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.identity.Role;

/// Orders that go to another platform, come back from there, or came from one (rules 3.8).
class ForwardingRulesTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2022-03-29T02:00:00Z");

  /// Five working days after Monday 28 March: 2 April is a make-up workday.
  private static final Instant FIVE_DAYS_ON = Instant.parse("2022-04-02T16:00:00Z");

  private static final Instant THREE_WEEKS_ON = Instant.parse("2022-04-18T16:00:00Z");

  private static final AssignmentStep.AskExtension MORE_TIME =
      new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "等床位");
  private static final Step.AnswerTime GIVEN = new Step.AnswerTime(THREE_WEEKS_ON, null);

  private static final Step.Forward THERE = new Step.Forward(Fixture.NEIGHBOUR.code(), "属杭州");

  private final Fixture town = new Fixture();

  private Order waiting(Draft draft) {
    return town.after(town.registered(draft, MONDAY), Fixture.AGENT, new Step.Submit(), MONDAY);
  }

  private Order waiting() {
    return waiting(DraftBuilder.help().draft());
  }

  private static Draft from(List<String> path, Instant due) {
    return DraftBuilder.help().forwarded(new ForwardingOrigin(path, MONDAY, due)).draft();
  }

  @Test
  void anOtherPlatformLeadsAsAUnitWouldAndNoClockStops() {
    Order before = waiting();
    Order after = town.after(before, Fixture.DISPATCHER, THERE, TUESDAY);
    assertEquals(OrderState.IN_HANDLING, after.state());
    assertEquals("platform:hangzhou", after.findLead().orElseThrow().unit());
    assertEquals(before.dues().citizen(), after.dues().citizen());
    assertTrue(
        Clocks.listRunning(after).stream()
            .map(Clocks.RunningClock::kind)
            .anyMatch(Clock.Kind.SIGN::equals));
  }

  @Test
  void whatThePlatformDoesNotHandleIsTakenBackAndWaitsForADispatch() {
    Order away = town.after(waiting(), Fixture.DISPATCHER, THERE, MONDAY);
    Order back = town.after(away, Fixture.DISPATCHER, new Step.Recall("对方不受理"), TUESDAY);
    assertEquals(OrderState.PENDING_DISPATCH, back.state());
    assertEquals(AssignmentState.CANCELLED, back.assignments().getFirst().state());
    assertEquals(0, back.returns(), "no unit of ours returned it");
    assertTrue(back.dues().dispatch() != null && back.dues().dispatch().isAfter(TUESDAY));
  }

  /// What went to the wrong unit is taken back, before it signed and after, until it has reported.
  @Test
  void aDispatchToTheWrongUnitIsTakenBackAndWaitsForAnother() {
    var wrong = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    var other = new Step.Dispatch(Fixture.STREET, List.of(), List.of());
    Order order = town.after(waiting(), Fixture.DISPATCHER, wrong, MONDAY);
    for (boolean signed : List.of(false, true)) {
      Order out = order;
      if (signed) {
        var clerk = Fixture.clerk(Fixture.DISTRICT);
        out = town.after(out, Fixture.lead(out), clerk, new AssignmentStep.Sign(), MONDAY);
      }
      Order back = town.after(out, Fixture.DISPATCHER, new Step.Recall("派错单位"), TUESDAY);
      assertEquals(OrderState.PENDING_DISPATCH, back.state());
      assertEquals(AssignmentState.CANCELLED, back.assignments().getFirst().state());
      assertEquals(0, back.returns(), "the unit returned nothing");
      assertEquals(order.dues().citizen(), back.dues().citizen(), "nothing stops this clock");
      Order again = town.after(back, Fixture.DISPATCHER, other, TUESDAY);
      assertEquals(Fixture.STREET, again.findLead().orElseThrow().unit());
    }
  }

  @Test
  void aUnitTakesNothingBack() {
    var dispatch = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    Order order = town.after(waiting(), Fixture.DISPATCHER, dispatch, MONDAY);
    var no = town.take(order, Fixture.clerk(Fixture.DISTRICT), new Step.Recall("派错"), TUESDAY);
    assertInstanceOf(Refusal.NotYourDuty.class, no);
  }

  @Test
  void whatThePlatformReportedIsReviewedAndNotTakenBack() {
    var there = new Actor("exchange", Set.of(Role.CLERK, Role.HANDLER), Fixture.NEIGHBOUR.unit());
    Order order = town.after(waiting(), Fixture.DISPATCHER, THERE, MONDAY);
    String part = order.findLead().orElseThrow().id();
    for (AssignmentStep step :
        List.of(
            new AssignmentStep.Sign(),
            AssignmentStep.Contact.withCitizen(),
            new AssignmentStep.Handle())) {
      order = Fixture.decided(town.take(order, part, there, step, TUESDAY)).after();
    }
    order =
        Fixture.decided(town.take(order, part, there, Fixture.report(order, part), TUESDAY))
            .after();
    var no = town.take(order, Fixture.DISPATCHER, new Step.Recall("催"), TUESDAY);
    assertEquals(new Refusal.NotNow("REPORTED", List.of()), no);
    order =
        Fixture.decided(
                town.take(
                    order, part, Fixture.REVIEWER, new AssignmentStep.Review(true, null), TUESDAY))
            .after();
    assertEquals(OrderState.UNDER_REVIEW, order.state());
  }

  @Test
  void anOrderNeverGoesBackToAPlatformThatItCameThrough() {
    Order order = waiting(from(List.of("hangzhou", "suzhou"), FIVE_DAYS_ON));
    assertEquals(
        new Refusal.CameFromThere("hangzhou"),
        town.take(order, Fixture.DISPATCHER, THERE, TUESDAY));
  }

  @Test
  void aConfidentialOrderStaysInside() {
    Draft secret = DraftBuilder.report().aboutNobody().confidential().draft();
    assertEquals(
        new Refusal.StaysInside(), town.take(waiting(secret), Fixture.DISPATCHER, THERE, MONDAY));
  }

  @Test
  void aPlatformGetsOnlyWhatItIsFor() {
    var schools = new Platform("s", "s", "s", List.of("310115"), List.of("11"));
    assertTrue(!schools.takes(waiting().appeal()), "0101 is no school");
    var health = new Platform("h", "h", "h", List.of("310115"), List.of("01"));
    assertTrue(health.takes(waiting().appeal()));
    var elsewhere = new Platform("e", "e", "e", List.of("310104"), List.of());
    assertTrue(!elsewhere.takes(waiting().appeal()));
    var no = town.take(waiting(), Fixture.DISPATCHER, new Step.Forward("nobody", "属外地"), MONDAY);
    assertEquals(new Refusal.UnknownPlatform("nobody"), no);
  }

  @Test
  void theCitizenClockCountsFromTheFirstRegistrationWhereverThatWas() {
    Instant late = Instant.parse("2022-12-31T16:00:00Z");
    Order order = town.registered(from(List.of("suzhou"), late), TUESDAY);
    assertEquals(TUESDAY, order.origin().at());
    assertEquals(
        town.registered(DraftBuilder.help().draft(), MONDAY).dues().citizen(),
        order.dues().citizen());
  }

  @Test
  void itIsDueNoLaterThanTheSenderSays() {
    Instant soon = Instant.parse("2022-03-30T16:00:00Z");
    Order order = waiting(from(List.of("suzhou"), soon));
    assertEquals(soon, order.dues().citizen());
    Draft amended = DraftBuilder.complaint().draft();
    order = town.after(order, Fixture.DISPATCHER, new Step.Amend(amended), TUESDAY);
    assertEquals(soon, order.dues().citizen());
  }

  /// The lead there has asked for fifteen working days more.
  private Order asksForTime() {
    Order order = waiting(from(List.of("suzhou"), FIVE_DAYS_ON));
    var dispatch = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    order = town.after(order, Fixture.DISPATCHER, dispatch, MONDAY);
    String lead = Fixture.lead(order);
    order =
        town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), new AssignmentStep.Sign(), MONDAY);
    return town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), MORE_TIME, MONDAY);
  }

  /// Row 13: whoever owes the citizen the answer decides, and by its own rules.
  @Test
  void timeThatTheSenderGivesEndsTheRequestWithTheSendersDueTime() {
    Order order = town.after(asksForTime(), Fixture.SENDER, GIVEN, TUESDAY);
    assertEquals(List.of(), order.requests());
    assertEquals(THREE_WEEKS_ON, order.findLead().orElseThrow().due());
    assertEquals(THREE_WEEKS_ON, order.dues().handle());
    assertEquals(THREE_WEEKS_ON, order.dues().citizen());
  }

  @Test
  void timeThatTheSenderDoesNotGiveEndsTheRequestAndNoClockMoves() {
    Order before = asksForTime();
    var no = town.take(before, Fixture.SENDER, new Step.AnswerTime(null, "病人不能再等"), TUESDAY);
    Fixture.told(no, OrderFact.RequestRefused.class);
    Order after = Fixture.decided(no).after();
    assertEquals(List.of(), after.requests());
    assertEquals(before.dues(), after.dues());
  }

  @Test
  void timeThatTheSenderGivesNeverShortensWhatTheUnitHad() {
    Order before = asksForTime();
    Order after = town.after(before, Fixture.SENDER, new Step.AnswerTime(TUESDAY, null), TUESDAY);
    assertEquals(List.of(), after.requests());
    assertEquals(before.dues(), after.dues());
    assertEquals(before.findLead().orElseThrow().due(), after.findLead().orElseThrow().due());
  }

  @Test
  void theSenderIsHeardWhileTheOrderIsShelved() {
    Order order = asksForTime();
    var shelve = new Step.AskShelve(THREE_WEEKS_ON, "等床位");
    order = town.after(order, Fixture.REVIEWER, shelve, MONDAY);
    var yes = new Step.Decide(RequestKind.SHELVE, null, true, null);
    order = town.after(order, Fixture.DISPATCHER, yes, MONDAY);
    order = town.after(order, Fixture.MANAGER, yes, MONDAY);
    assertEquals(OrderState.SHELVED, order.state());
    order = town.after(order, Fixture.SENDER, GIVEN, TUESDAY);
    assertEquals(OrderState.SHELVED, order.state());
    assertEquals(List.of(), order.requests());
  }

  @Test
  void nobodyButTheSenderSpeaksForTheSender() {
    Order order = asksForTime();
    var stranger = new Actor("platform:hangzhou", Fixture.SENDER.roles(), null);
    for (Actor one : List.of(stranger, Actor.HOUSE, Fixture.MANAGER)) {
      assertInstanceOf(Refusal.NotYourDuty.class, town.take(order, one, GIVEN, TUESDAY), one.id());
    }
    Order ours = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    ours = town.after(ours, Fixture.lead(ours), Fixture.clerk(Fixture.DISTRICT), MORE_TIME, MONDAY);
    assertInstanceOf(
        Refusal.NotYourDuty.class,
        town.take(ours, Fixture.SENDER, GIVEN, TUESDAY),
        "nobody sent it");
  }

  /// Two of ours were faster, say: nothing is lost, and nothing moves.
  @Test
  void whatTheSenderSaysWhenNoTimeIsAskedForIsALineOfTheStory() {
    Order order = asksForTime();
    var no = new Step.Decide(RequestKind.EXTENSION, Fixture.lead(order), false, null);
    order = town.after(order, Fixture.REVIEWER, no, MONDAY);
    var outcome = town.take(order, Fixture.SENDER, GIVEN, TUESDAY);
    assertEquals(THREE_WEEKS_ON, Fixture.told(outcome, OrderFact.TimeAnswered.class).given());
    assertEquals(order.dues(), Fixture.decided(outcome).after().dues());
  }

  @Test
  void aRaisedUrgencyIsNotTakenBackByAnAmendment() {
    Order order =
        town.after(waiting(), Fixture.DISPATCHER, new Step.RaiseUrgency(Urgency.URGENT), MONDAY);
    var calm = new Step.Amend(DraftBuilder.help().draft());
    assertEquals(
        new Refusal.UrgencyNotRaised(Urgency.URGENT),
        town.take(order, Fixture.DISPATCHER, calm, MONDAY));
    var same = new Step.Amend(DraftBuilder.help().urgent().draft());
    Fixture.told(town.take(order, Fixture.DISPATCHER, same, MONDAY), OrderFact.Amended.class);
  }

  @Test
  void anAgentCorrectsTheUrgencyOfHerOwnDraft() {
    Order draft = town.registered(DraftBuilder.help().urgent().draft(), MONDAY);
    var calm = new Step.Amend(DraftBuilder.help().draft());
    Fixture.told(town.take(draft, Fixture.AGENT, calm, MONDAY), OrderFact.Amended.class);
    town.joined = 1;
    assertInstanceOf(Refusal.UrgencyNotRaised.class, town.take(draft, Fixture.AGENT, calm, MONDAY));
  }

  /// Row 6: every merged citizen still gets the reply.
  @Test
  void anOrderThatOthersWaitForIsNotWithdrawn() {
    town.joined = 2;
    assertEquals(
        new Refusal.OthersWait(2),
        town.take(waiting(), Fixture.AGENT, new Step.Withdraw("自行解决"), TUESDAY));
    Order draft = town.registered(DraftBuilder.help().draft(), MONDAY);
    assertEquals(
        new Refusal.OthersWait(2),
        town.take(
            draft, Fixture.AGENT, new Step.Refuse(RefusalGround.SECRET_OR_PRIVATE, "隐私"), MONDAY));
    town.joined = 0;
    Fixture.told(
        town.take(waiting(), Fixture.AGENT, new Step.Withdraw("自行解决"), TUESDAY),
        OrderFact.Withdrawn.class);
  }
}
