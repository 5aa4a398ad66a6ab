package vigil.acd.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The line's rules, one by one.
class EngineTest {
  private static final Instant NIGHT = Instant.parse("2022-05-01T18:00:00Z");
  private static final long ENGLISH = 1;

  private final Engine engine = new Engine(QueueLimits.USUAL, Snapshot.empty(NIGHT));

  private List<Decision> at(double seconds, Event event) {
    return engine.step(event, NIGHT.plusMillis((long) (seconds * 1000)));
  }

  private List<Decision> arrive(double seconds, String call) {
    return at(seconds, new Event.CallArrived(call, Need.PLAIN));
  }

  private static Decision.Offer offer(List<Decision> decisions) {
    return (Decision.Offer)
        decisions.stream().filter(Decision.Offer.class::isInstance).findFirst().orElseThrow();
  }

  private static boolean offers(List<Decision> decisions) {
    return decisions.stream().anyMatch(Decision.Offer.class::isInstance);
  }

  private SeatState state(String seat) {
    return engine.view().findSeat(seat).orElseThrow().state();
  }

  private void talk(double seconds, String call, String seat) {
    at(seconds, new Event.SeatOn(seat, 0));
    arrive(seconds, call);
    at(seconds + 1, new Event.OfferAnswered(call + "/1", call, seat));
    assertEquals(SeatState.TALKING, state(seat));
  }

  @Test
  void theSeatIdleLongestGetsTheCall() {
    at(0, new Event.SeatOn("bao", 0));
    at(1, new Event.SeatOn("an", 0));
    var offer = offer(arrive(5, "c1"));
    assertEquals("bao", offer.seat());
    assertEquals(Decision.PickReason.LONGEST_IDLE_SEAT, offer.why().picked());
    assertEquals(Duration.ofSeconds(5), offer.why().seatIdle());
  }

  @Test
  void aSeatPassesOverACallerWhoseLanguageItDoesNotSpeak() {
    at(0, new Event.CallArrived("english", new Need(QueueLane.NORMAL, ENGLISH, Duration.ZERO)));
    arrive(1, "plain");
    var offer = offer(at(2, new Event.SeatOn("an", 0)));
    assertEquals("plain", offer.call());
    assertEquals(2, offer.why().place());
    assertEquals("english", offer(at(3, new Event.SeatOn("bao", ENGLISH))).call());
  }

  @Test
  void afterAMinuteAnySeatWillDo() {
    at(0, new Event.SeatOn("an", 0));
    at(0, new Event.CallArrived("english", new Need(QueueLane.NORMAL, ENGLISH, Duration.ZERO)));
    assertFalse(offers(at(59.999, new Event.Tick())));
    assertEquals("english", offer(at(60, new Event.Tick())).call());
  }

  @Test
  void aLifeInDangerIsNextAndAnUrgentMedicalCallerStandsEarlier() {
    arrive(0, "first");
    at(30, new Event.CallArrived("dialysis", new Need(QueueLane.NORMAL, 0, Duration.ofMinutes(5))));
    at(60, new Event.CallArrived("danger", new Need(QueueLane.DANGER, 0, Duration.ZERO)));
    assertEquals(
        List.of("danger", "dialysis", "first"),
        engine.view().listWaiting().stream().map(Caller::call).toList());
    assertEquals(2, engine.view().explain("first").orElseThrow().position().ahead());
  }

  @Test
  void aSeatThatDoesNotAnswerIsOfferedNothingAndItsCallerKeepsThePlace() {
    at(0, new Event.SeatOn("an", 0));
    arrive(0, "c1");
    arrive(1, "c2");
    at(19.999, new Event.Tick());
    assertEquals(SeatState.OFFERED, state("an"));
    at(20, new Event.Tick());
    assertEquals(SeatState.NOT_RESPONDING, state("an"));
    assertEquals(1, engine.view().findPlace("c1").orElseThrow());
    assertFalse(offers(arrive(21, "c3")));
    var again = offer(at(30, new Event.SeatReady("an")));
    assertEquals("c1/2", again.offer());
    assertEquals("no answer", engine.view().explain("c1").orElseThrow().tried().getFirst().why());
  }

  @Test
  void aLateAnswerToADeadOfferIsReleased() {
    at(0, new Event.SeatOn("an", 0));
    arrive(0, "c1");
    var late = at(20.5, new Event.OfferAnswered("c1/1", "c1", "an"));
    assertInstanceOf(Decision.Release.class, late.getLast());
    assertEquals(1, engine.view().findPlace("c1").orElseThrow());
  }

  @Test
  void aSecondAnswerToTheSameOfferChangesNothing() {
    talk(0, "c1", "an");
    var again = at(2, new Event.OfferAnswered("c1/1", "c1", "an"));
    assertInstanceOf(Decision.Ignore.class, again.getFirst());
    assertEquals(SeatState.TALKING, state("an"));
  }

  @Test
  void aCallerWhoHangsUpTakesTheOfferAlongAndTheSeatKeepsItsTurn() {
    at(0, new Event.SeatOn("an", 0));
    at(1, new Event.SeatOn("bao", 0));
    arrive(5, "c1");
    at(8, new Event.HungUp("c1"));
    assertEquals("an", offer(arrive(9, "c2")).seat());
  }

  /// Rules 4.11: the next call comes when the order is saved or 120 s are over.
  @Test
  void theNextCallComesWhenTheOrderIsSaved() {
    talk(0, "c1", "an");
    arrive(10, "c2");
    at(60, new Event.CallEnded("c1"));
    assertEquals(SeatState.AFTER_CALL, state("an"));
    assertEquals("c2", offer(at(75, new Event.OrderSaved("c1", "an"))).call());
  }

  @Test
  void theNextCallComesAfterTwoMinutesWithoutAnOrder() {
    talk(0, "c1", "an");
    arrive(10, "c2");
    at(60, new Event.CallEnded("c1"));
    assertFalse(offers(at(179.999, new Event.Tick())));
    assertEquals("c2", offer(at(180, new Event.Tick())).call());
  }

  @Test
  void anOrderSavedDuringTheCallSparesTheAfterCallWork() {
    talk(0, "c1", "an");
    arrive(10, "c2");
    at(30, new Event.OrderSaved("c1", "an"));
    assertEquals("c2", offer(at(60, new Event.CallEnded("c1"))).call());
  }

  @Test
  void aBreakAskedForDuringACallBeginsAfterItsWork() {
    talk(0, "c1", "an");
    arrive(10, "c2");
    at(20, new Event.SeatBreak("an", "MEAL"));
    at(60, new Event.CallEnded("c1"));
    assertEquals(SeatState.AFTER_CALL, state("an"));
    assertFalse(offers(at(70, new Event.OrderSaved("c1", "an"))));
    assertEquals(SeatState.BREAK, state("an"));
    assertEquals("MEAL", engine.view().findSeat("an").orElseThrow().reason());
  }

  @Test
  void aRingingSeatThatTakesABreakGivesTheCallerToTheNextSeat() {
    at(0, new Event.SeatOn("an", 0));
    arrive(1, "c1");
    at(2, new Event.SeatOn("bao", 0));
    assertEquals("bao", offer(at(3, new Event.SeatBreak("an", "REST"))).seat());
  }

  @Test
  void anEchoOfACallThatEndedDoesNotBringItBack() {
    arrive(0, "c1");
    at(1, new Event.HungUp("c1"));
    assertInstanceOf(Decision.Ignore.class, arrive(2, "c1").getFirst());
    assertTrue(engine.view().listWaiting().isEmpty());
  }

  @Test
  void anOfferLostWithTheServerIsMadeAgainAndNobodyIsToBlame() {
    at(0, new Event.SeatOn("an", 0));
    arrive(5, "c1");
    arrive(6, "c2");
    var again = offer(at(8, new Event.OfferLost("c1/1", "c1")));
    assertEquals("c1/2", again.offer());
    assertEquals(Duration.ofSeconds(8), again.why().seatIdle());
    assertInstanceOf(Decision.Ignore.class, at(9, new Event.OfferLost("c1/1", "c1")).getFirst());
  }

  @Test
  void theWaitIsToldOnlyOnceTheLinesPaceIsKnown() {
    arrive(0, "c0");
    assertTrue(engine.view().estimateWait("c0").isEmpty());
    at(1, new Event.SeatOn("an", 0));
    for (int i = 0; i < 6; i++) {
      arrive(2 + i * 60, "next" + i);
      var call = String.valueOf(engine.view().findSeat("an").orElseThrow().call());
      at(3 + i * 60, new Event.OfferAnswered(call + "/1", call, "an"));
      at(40 + i * 60, new Event.OrderSaved(call, "an"));
      at(50 + i * 60, new Event.CallEnded(call));
    }
    arrive(350, "last");
    var told = engine.view().estimateWait("last").orElseThrow();
    assertTrue(told.least().compareTo(told.most()) < 0);
    assertTrue(told.most().compareTo(Duration.ofMinutes(10)) < 0, told::toString);
  }

  /// An talks with c1 since second 1; bao is ready since second 2.
  private void talkBesideBao() {
    talk(0, "c1", "an");
    at(2, new Event.SeatOn("bao", 0));
  }

  private List<Decision> moved(
      double seconds, @Nullable String offer, @Nullable String seat, String... beside) {
    return at(seconds, new Event.CallMoved("c1", offer, seat, List.of(beside)));
  }

  @Test
  void aColleagueWhoIsAskedIsOfferedNothingAndHasTheOldTurnAfterIt() {
    talkBesideBao();
    at(3, new Event.SeatOn("chen", 0));
    moved(5, "c1/1", null, "bao");
    assertEquals("chen", offer(arrive(6, "c2")).seat());
    assertFalse(offers(arrive(7, "c3")));
    at(8, new Event.OfferAnswered("c2/1", "c2", "chen"));
    var freed = offer(moved(30, "c1/1", null));
    assertEquals("c3", freed.call());
    assertEquals("bao", freed.seat());
    assertEquals(Duration.ofSeconds(28), freed.why().seatIdle(), "ready since the beginning");
  }

  @Test
  void whoGetsACallHasItWithAfterCallWorkAndWhoGaveItWritesFromThenOn() {
    talkBesideBao();
    moved(5, "c1/1", null, "bao");
    moved(60, null, "bao");
    assertEquals(SeatState.TALKING, state("bao"));
    var left = engine.view().findSeat("an").orElseThrow();
    assertEquals(SeatState.AFTER_CALL, left.state());
    assertEquals(NIGHT.plusSeconds(60).plus(QueueLimits.USUAL.afterCall()), left.until());
    assertFalse(offers(arrive(61, "c2")));
    at(70, new Event.OrderSaved("c1", "an"));
    assertEquals(SeatState.OFFERED, state("an"));
    at(80, new Event.CallEnded("c1"));
    assertEquals(SeatState.AFTER_CALL, state("bao"), "the order of an is not bao's");
    assertEquals(NIGHT.plusSeconds(200), engine.view().findSeat("bao").orElseThrow().until());
  }

  @Test
  void aColleagueOnABreakReturnsToItAfterTheCallAndItsWork() {
    talkBesideBao();
    at(3, new Event.SeatBreak("bao", "MEAL"));
    moved(5, "c1/1", null, "bao");
    moved(9, "c1/1", null);
    assertEquals(SeatState.BREAK, state("bao"));
    moved(60, null, "bao");
    assertEquals(SeatState.TALKING, state("bao"));
    at(80, new Event.CallEnded("c1"));
    at(90, new Event.OrderSaved("c1", "bao"));
    assertEquals(SeatState.BREAK, state("bao"));
    assertEquals("MEAL", engine.view().findSeat("bao").orElseThrow().reason());
  }

  @Test
  void aCallerWhoseRingingSeatIsAskedByAColleagueRingsTheNext() {
    talkBesideBao();
    at(3, new Event.SeatOn("chen", 0));
    assertEquals("bao", offer(arrive(4, "c2")).seat());
    var next = offer(moved(6, "c1/1", null, "bao"));
    assertEquals("c2", next.call());
    assertEquals("chen", next.seat());
  }

  @Test
  void whoCallsACitizenIsOfferedNothingAndHasTheOldTurnAfterIt() {
    at(0, new Event.SeatOn("an", 0));
    at(5, new Event.CallPlaced("out", List.of("an")));
    assertFalse(offers(arrive(6, "c1")));
    var freed = offer(at(60, new Event.CallPlaced("out", List.of())));
    assertEquals("c1", freed.call());
    assertEquals(Duration.ofSeconds(60), freed.why().seatIdle());
  }

  /// After-call work ends by itself meanwhile.
  @Test
  void whoCallsACitizenAfterACallIsReadyOnceThatIsOver() {
    talk(0, "c1", "an");
    at(5, new Event.CallEnded("c1"));
    at(6, new Event.CallPlaced("out", List.of("an")));
    arrive(7, "c2");
    at(200, new Event.Tick());
    assertEquals(SeatState.READY, state("an"));
    assertEquals("c2", offer(at(300, new Event.CallPlaced("out", List.of()))).call());
  }

  @Test
  void aCallThatGoesOnWithANumberIsInNobodysPlaceAndAtNoSeat() {
    talk(0, "c1", "an");
    moved(5, null, null);
    assertEquals(SeatState.AFTER_CALL, state("an"));
    assertEquals(Caller.State.ELSEWHERE, engine.view().findCaller("c1").orElseThrow().state());
    at(6, new Event.OrderSaved("c1", "an"));
    assertEquals("c2", offer(arrive(7, "c2")).call());
    var end = at(20, new Event.CallEnded("c1")).getFirst();
    assertEquals(
        new Decision.Leave("c1", null, Decision.LeaveReason.SERVED, Duration.ofSeconds(20)), end);
  }

  /// The agent hung up while 120 was rung, and 120 did not answer.
  @Test
  void aCallerWhomEverybodyLeftStandsInTheOldPlaceAndIsAnsweredOnce() {
    talk(0, "c1", "an");
    arrive(3, "c2");
    at(10, new Event.CallReturned("c1"));
    assertEquals(1, engine.view().findPlace("c1").orElseThrow());
    at(12, new Event.OrderSaved("c1", "an"));
    var joined = at(14, new Event.OfferAnswered("c1/2", "c1", "an")).getFirst();
    assertTrue(((Decision.Join) joined).isAgain());
    at(20, new Event.CallReturned("c1"));
    var left = (Decision.Leave) at(21, new Event.HungUp("c1")).getFirst();
    assertEquals(Decision.LeaveReason.LEFT_AGAIN, left.left());
  }

  @Test
  void aSeatThatTalksAlreadyIsGivenNoSecondCall() {
    talkBesideBao();
    arrive(3, "c2");
    at(4, new Event.OfferAnswered("c2/1", "c2", "bao"));
    moved(5, null, "bao");
    assertEquals("c2", engine.view().findSeat("bao").orElseThrow().call());
    assertEquals(Caller.State.ELSEWHERE, engine.view().findCaller("c1").orElseThrow().state());
  }

  @Test
  void aClockThatGoesBackStandsStill() {
    arrive(10, "c1");
    arrive(5, "c2");
    assertEquals(1, engine.view().findPlace("c1").orElseThrow());
  }

  /// The limits table is changed while people talk: who writes keeps the time that was given, and
  /// the next one has the new.
  @Test
  void afterCallWorkIsTheOneInForceWhenTheTalkEnds() {
    talk(0, "c1", "an");
    at(10, new Event.CallEnded("c1"));
    var before = engine.view().findSeat("an").orElseThrow().until();
    assertEquals(NIGHT.plusSeconds(10).plus(QueueLimits.USUAL.afterCall()), before);
    var longer =
        new QueueLimits(QueueLimits.USUAL.ring(), Duration.ofMinutes(4), QueueLimits.USUAL.relax());
    engine.setLimits(longer);
    assertEquals(before, engine.view().findSeat("an").orElseThrow().until());
    talk(20, "c2", "bao");
    at(30, new Event.CallEnded("c2"));
    assertEquals(
        NIGHT.plusSeconds(30).plus(Duration.ofMinutes(4)),
        engine.view().findSeat("bao").orElseThrow().until());
  }
}
