package vigil.acd.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.acd.AcdFact;
import vigil.acd.BreakReason;
import vigil.acd.QueueMinutes;
import vigil.acd.SeatResult;
import vigil.acd.SeatView;
import vigil.acd.engine.Event;
import vigil.acd.store.SqlQueueMinutes;
import vigil.kernel.Await;
import vigil.telephony.CallSeats;
import vigil.telephony.CallerNeed;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.workforce.WorkforceFact;

/// The line against a real database: stored before it is done, and whole again after a crash.
class QueueRunnerTest extends QueueFixture {
  @Test
  void aCallRingsTheSeatOnShiftAndTheLedgerSaysWhy() {
    onShift("an");
    arrive("c1");
    rings("c1/1", "sip:an");
    var offered = ledger.facts(AcdFact.Offered.class).getFirst();
    assertEquals("an", offered.staff());
    assertEquals(NIGHT.plusSeconds(20), offered.until());
    assertEquals(offered.until(), acd().getSeat("an").activity().until());
    var why = acd().explain("c1").orElseThrow();
    assertEquals(2, why.story().size());
    assertTrue(why.story().getLast().en().startsWith("an rings: idle longest"), why::toString);
  }

  @Test
  void anAnsweredCallOwesAnOrderAndSavingItBringsTheNextCall() {
    onShift("an");
    arrive("c1");
    arrive("c2");
    talk("c1", "an");
    assertEquals(List.of("c1"), acd().getSeat("an").debts());
    calls.ended("c1", EndReason.CALLER_HUNG_UP);
    Await.until(() -> acd().getSeat("an").activity().state() == SeatView.State.AFTER_CALL);
    new OrderSavedReader(line, drafts).read(List.of(entry(registered("order-1", "c1"))));
    rings("c2/1", "sip:an");
    assertEquals(List.of(), acd().getSeat("an").debts());
    assertEquals(
        List.of(new AcdFact.DebtSettled("c1", "an", "order-1")),
        ledger.facts(AcdFact.DebtSettled.class));
    days.count(ledger.listAfter(0, 1_000));
    var minutes = new SqlQueueMinutes(JdbcClient.create(database));
    minutes.count(ledger.listAfter(0, 1_000));
    assertEquals(
        List.of(new QueueMinutes.Minute(NIGHT, 1, 1, 0, 0, 1, 0, 0)), minutes.listSince(NIGHT));
    var day = acd().getQueue().day();
    assertEquals(2, day.arrived());
    assertEquals(1, day.answered());
  }

  /// Whoever presses ready once more, and a tick for which nothing is due.
  @Test
  void whatChangesNothingIsNotCommitted() {
    onShift("an");
    acd().markReady("an");
    long before = batch();
    acd().markReady("an");
    line.submit(new Event.Tick()).join();
    assertEquals(before, batch());
    arrive("c1");
    rings("c1/1", "sip:an");
    assertTrue(batch() > before);
  }

  private long batch() {
    return JdbcClient.create(database).sql("select batch from acd.line").query(Long.class).single();
  }

  @Test
  void afterTwoMinutesTheNextCallComesAndTheDebtStays() {
    onShift("an");
    arrive("c1");
    arrive("c2");
    talk("c1", "an");
    calls.ended("c1", EndReason.SEAT_HUNG_UP);
    Await.until(() -> acd().getSeat("an").activity().state() == SeatView.State.AFTER_CALL);
    now.set(NIGHT.plusSeconds(120));
    rings("c2/1", "sip:an");
    assertEquals(List.of("c1"), acd().getSeat("an").debts());
  }

  @Test
  void aRefusedCallKeepsItsPlaceAndTheSeatIsSeenAsNotResponding() {
    onShift("an");
    arrive("c1");
    rings("c1/1", "sip:an");
    calls.refused("c1", "c1/1", SeatRefusal.DECLINED);
    Await.until(() -> acd().getSeat("an").activity().state() == SeatView.State.NOT_RESPONDING);
    assertEquals(List.of("c1"), waiting());
    assertInstanceOf(SeatView.class, acd().markReady("an"));
    rings("c1/2", "sip:an");
  }

  @Test
  void afterACrashPlacesStandAndARingingCallerIsOfferedAgain() {
    onShift("an");
    for (var call : List.of("c1", "c2", "c3", "c4")) {
      arrive(call);
      telephony.isAlive(call, call.equals("c1") ? "c1/1" : "", false);
      now.set(now.get().plusSeconds(1));
    }
    rings("c1/1", "sip:an");
    crash();
    rings("c1/2", "sip:an");
    assertTrue(telephony.orders.contains("withdraw c1/1"));
    assertEquals(List.of("c2", "c3", "c4"), waiting());
    var late = new CommitAwaiter().await(line.submit(new Event.OfferAnswered("c1/1", "c1", "an")));
    assertEquals("Release", late.getFirst().getClass().getSimpleName());
  }

  @Test
  void afterACrashATalkingSeatStillTalksAndTheLostAreGone() {
    onShift("an");
    onShift("bao");
    arrive("c1");
    arrive("c2");
    talk("c1", "an");
    rings("c2/1", "sip:bao");
    arrive("c3");
    line.stop();
    telephony.isAlive("c1", "c1/1", true);
    telephony.isAlive("c2", "c2/1", true);
    telephony.isAlive("c9", "", false);
    crash();
    Await.until(() -> acd().getSeat("bao").activity().state() == SeatView.State.TALKING);
    assertEquals(SeatView.State.TALKING, acd().getSeat("an").activity().state());
    assertEquals(List.of("c9"), waiting(), "c3 hung up meanwhile, c9 was not stored in time");
    Await.until(() -> acd().getSeat("bao").debts().size() == 1);
  }

  /// An put c1 through to bao, who has it from then on; a crash changes nothing of it.
  @Test
  void aCallThatIsPutThroughIsOwedByBothAndSettledByOneOrder() {
    onShift("an");
    arrive("c1");
    talk("c1", "an");
    onShift("bao");
    calls.moved("c1", new CallSeats("c1/1", null, List.of("bao")));
    Await.until(() -> acd().getSeat("bao").activity().state() == SeatView.State.ENGAGED);
    assertEquals("c1", acd().getSeat("bao").activity().call());
    arrive("c2");
    assertEquals(List.of("c2"), waiting(), "bao is asked and is offered nothing");
    telephony.isAlive("c1", "", new CallSeats(null, "bao", List.of()), true);
    telephony.isAlive("c2", "", false);
    crash();
    Await.until(() -> acd().getSeat("bao").activity().state() == SeatView.State.TALKING);
    assertEquals(SeatView.State.AFTER_CALL, acd().getSeat("an").activity().state());
    assertEquals(List.of("c1"), acd().getSeat("an").debts());
    Await.until(() -> acd().getSeat("bao").debts().equals(List.of("c1")));
    new OrderSavedReader(line, drafts).read(List.of(entry(registered("order-1", "c1"))));
    rings("c2/1", "sip:an");
    assertEquals(List.of(), acd().getSeat("an").debts());
    assertEquals(List.of(), acd().getSeat("bao").debts(), "one order is enough");
    calls.ended("c1", EndReason.CALLER_HUNG_UP);
    Await.until(() -> acd().getSeat("bao").activity().state() == SeatView.State.AFTER_CALL);
    assertEquals(
        List.of(new AcdFact.CallTaken("c1", "bao", "an")), ledger.facts(AcdFact.CallTaken.class));
    days.count(ledger.listAfter(0, 1_000));
    assertEquals(1, acd().getQueue().day().answered());
  }

  @Test
  void whoComesOnShiftInTheMiddleOfACallToACitizenIsOfferedNobodyUntilItIsOver() {
    placed.put("out", List.of("an"));
    onShift("an");
    Await.until(() -> acd().getSeat("an").activity().state() == SeatView.State.ENGAGED);
    arrive("c1");
    assertEquals(List.of("c1"), waiting());
    calls.placed("out", List.of());
    rings("c1/1", "sip:an");
  }

  @Test
  void aCallerLeftAloneMeanwhileStandsInTheLineAgain() {
    onShift("an");
    arrive("c1");
    talk("c1", "an");
    telephony.isAlive("c1", "", false);
    crash();
    Await.until(() -> waiting().equals(List.of("c1")));
    assertEquals(SeatView.State.AFTER_CALL, acd().getSeat("an").activity().state());
    Await.until(() -> !ledger.facts(AcdFact.CameBack.class).isEmpty());
    assertEquals("c1", ledger.facts(AcdFact.CameBack.class).getFirst().subject());
  }

  @Test
  void whileTheDatabaseIsAwayTheLineWaitsAndLosesNothing() {
    onShift("an");
    arrive("c1");
    rings("c1/1", "sip:an");
    database.isAway.set(true);
    calls.answered("c1", "c1/1");
    calls.arrived(ScriptedTelephony.told("c2"), CallerNeed.ORDINARY);
    Await.until(() -> database.refused.get() > 2);
    assertTrue(ledger.facts(AcdFact.Answered.class).isEmpty());
    database.isAway.set(false);
    Await.until(() -> ledger.facts(AcdFact.Answered.class).size() == 1);
    Await.until(() -> waiting().equals(List.of("c2")));
    assertEquals(List.of("c1"), acd().getSeat("an").debts());
  }

  @Test
  void whoIsNotOnShiftIsToldSo() {
    assertEquals(new SeatResult.NotOnShift("an"), acd().markReady("an"));
    workforce.startShift("an", "sip:an");
    assertEquals(
        SeatView.State.ON_BREAK,
        ((SeatView) acd().startBreak("an", BreakReason.MEAL)).activity().state());
    assertEquals(new SeatResult.NoAfterCallWork(List.of()), acd().saveLater("an"));
    assertFalse(acd().explain("nobody").isPresent());
  }

  @Test
  void whoWentOffShiftDuringACallMayBeginAgainWhileItIsWrittenUp() {
    onShift("an");
    arrive("c1");
    talk("c1", "an");
    assertTrue(acd().getSeat("an").onShift());
    workforce.endShift("an");
    var ended = new ArrayList<String>();
    new ShiftReader(seats, (staff, _) -> ended.add(staff))
        .read(List.of(entry(new WorkforceFact.ShiftEnded("an"))));
    assertEquals(List.of("an"), ended, "the mobile takes calls no longer");
    calls.ended("c1", EndReason.CALLER_HUNG_UP);
    Await.until(() -> acd().getSeat("an").activity().state() == SeatView.State.AFTER_CALL);
    assertFalse(acd().getSeat("an").onShift());
    assertFalse(acd().getQueue().seats().getFirst().onShift());
    onShift("an");
    assertTrue(acd().getSeat("an").onShift());
    arrive("c2");
    now.set(NIGHT.plusSeconds(120));
    rings("c2/1", "sip:an");
  }

  @Test
  void aSeatWhosePhoneIsUnknownIsPassedOver() {
    onShift("an");
    workforce.endShift("an");
    arrive("c1");
    Await.until(() -> acd().getSeat("an").activity().state() == SeatView.State.NOT_RESPONDING);
    assertEquals("UNREACHABLE", acd().getSeat("an").activity().reason());
    assertEquals(List.of("c1"), waiting());
  }
}
