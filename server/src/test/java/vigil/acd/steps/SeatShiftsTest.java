package vigil.acd.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.acd.BreakReason;
import vigil.acd.SeatView;
import vigil.kernel.Await;
import vigil.kernel.LedgerEntry;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.workforce.WorkforceFact;

/// The facts of shifts come up after the shifts, on a busy machine some seconds.
class SeatShiftsTest extends QueueFixture {
  @Test
  void whoRestsInTheNextShiftIsNotRungWhenTheEndOfTheLastOneIsReadLate() {
    onShift("an");
    now.set(NIGHT.plusSeconds(10));
    workforce.endShift("an");
    LedgerEntry ended = entry(new WorkforceFact.ShiftEnded("an"));
    now.set(NIGHT.plusSeconds(11));
    workforce.startShift("an", "sip:an");
    LedgerEntry began = began("an");
    acd().startBreak("an", BreakReason.REST);
    readShift(ended, began);
    assertEquals(SeatView.State.ON_BREAK, acd().getSeat("an").activity().state());
    arrive("c1");
    assertEquals(List.of("c1"), waiting());
    acd().markReady("an");
    rings("c1/1", "sip:an");
    now.set(NIGHT.plusSeconds(20));
    workforce.endShift("an");
    readShift(entry(new WorkforceFact.ShiftEnded("an")));
    assertEquals(SeatView.State.OFF, acd().getSeat("an").activity().state());
    assertEquals(List.of("c1"), waiting());
  }

  /// What the agent wished for after the call is not undone by a beginning that is read late.
  @Test
  void whoWishesForABreakAfterTheCallHasItWhenTheShiftsBeginningIsReadLate() {
    workforce.startShift("an", "sip:an");
    LedgerEntry began = began("an");
    acd().markReady("an");
    arrive("c1");
    talk("c1", "an");
    acd().startBreak("an", BreakReason.REST);
    readShift(began);
    calls.ended("c1", EndReason.CALLER_HUNG_UP);
    Await.until(() -> acd().getSeat("an").activity().state() == SeatView.State.AFTER_CALL);
    acd().saveLater("an");
    assertEquals(SeatView.State.ON_BREAK, acd().getSeat("an").activity().state());
  }

  /// After-call time of the last shift ends with it, whenever its end is read.
  @Test
  void theNextShiftDoesNotGoOnWithTheAfterCallTimeOfTheLast() {
    onShift("an");
    arrive("c1");
    talk("c1", "an");
    calls.ended("c1", EndReason.CALLER_HUNG_UP);
    Await.until(() -> acd().getSeat("an").activity().state() == SeatView.State.AFTER_CALL);
    now.set(NIGHT.plusSeconds(10));
    workforce.endShift("an");
    now.set(NIGHT.plusSeconds(11));
    workforce.startShift("an", "sip:an");
    acd().startBreak("an", BreakReason.REST);
    assertEquals(SeatView.State.ON_BREAK, acd().getSeat("an").activity().state());
  }
}
