package vigil.desk.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.acd.SeatView.State;

/// Who may call out.
class OrderCallPlacingTest {
  /// After-call work ends by itself, and the next caller comes.
  @Test
  void nobodyCallsOutWhileACallerMayBePutThrough() {
    assertEquals(
        List.of(State.ON_BREAK, State.NOT_RESPONDING, State.OFF),
        Arrays.stream(State.values()).filter(state -> !OrderCallPlacing.mayBeRung(state)).toList());
  }
}
