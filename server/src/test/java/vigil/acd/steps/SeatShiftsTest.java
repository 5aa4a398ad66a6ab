package vigil.acd.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.acd.BreakReason;
import vigil.acd.SeatView;
import vigil.kernel.LedgerEntry;
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
}
