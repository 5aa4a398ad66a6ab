package vigil.understanding.life.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.understanding.life.sheet.Sheet.SampledCall;

/// What is drawn of a day.
class SampleDrawTest {
  private static final LocalDate MONDAY = LocalDate.of(2022, 6, 6);

  @Test
  void whoeverDrawsAgainDrawsTheSameInWhateverOrderCallsAreListed() {
    List<SampledCall> calls = calls(40, MONDAY);
    var first = SampleDraw.draw(calls, Map.of(), 21);
    assertEquals(3, first.size());
    Collections.reverse(calls);
    assertEquals(first, SampleDraw.draw(calls, Map.of(), 21));
    var tuesday = SampleDraw.draw(calls(40, MONDAY.plusDays(1)), Map.of(), 18);
    assertNotEquals(ids(first), ids(tuesday), "each day has its own seed");
  }

  @Test
  void callsWithAFindingComeFirst() {
    List<SampledCall> calls = calls(40, MONDAY);
    calls.add(new SampledCall("found", "agent-1", List.of("agent-1"), MONDAY, true));
    var drawn = SampleDraw.draw(calls, Map.of(), 2);
    assertEquals(List.of("found"), ids(drawn));
  }

  /// Two a week: one in its first days, the other later, and no third.
  @Test
  void aWeeksNumberIsSpreadOverItsDaysAndNeverExceeded() {
    assertEquals(1, SampleDraw.allowance(2, 0, MONDAY));
    assertEquals(1, SampleDraw.allowance(2, 1, MONDAY.plusDays(1)));
    assertEquals(0, SampleDraw.allowance(2, 2, MONDAY.plusDays(2)));
    assertEquals(2, SampleDraw.allowance(2, 0, MONDAY.plusDays(6)));
    assertEquals(0, SampleDraw.allowance(2, 5, MONDAY));
  }

  @Test
  void eachAgentHasAnOwnNumber() {
    List<SampledCall> calls = calls(10, MONDAY);
    calls.add(SheetForms.call("other", "agent-2", false));
    var drawn = SampleDraw.draw(calls, Map.of("agent-1", 2), 2);
    assertTrue(drawn.stream().allMatch(one -> one.agent().equals("agent-2")));
    assertEquals(1, drawn.size());
  }

  private static List<String> ids(List<SampledCall> calls) {
    return calls.stream().map(SampledCall::call).toList();
  }

  private static List<SampledCall> calls(int count, LocalDate day) {
    List<SampledCall> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(new SampledCall("c-" + i, "agent-1", List.of("agent-1"), day, false));
    }
    return calls;
  }
}
