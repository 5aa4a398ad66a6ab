package vigil.desk.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.acd.SeatView.State;

/// Who may call out.
class OrderCallPlacingTest {
  @Test
  void whoRingsOrTalksForTheLineCallsNobodyAndWhoWaitsMay() {
    assertEquals(
        List.of(State.OFFERED, State.TALKING, State.ENGAGED),
        Arrays.stream(State.values()).filter(OrderCallPlacing::isTaken).toList());
  }
}
