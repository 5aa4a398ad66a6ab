package vigil.workforce.forecast;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Slots in which the line was not counted: no call came where ten or more are usual. A day that
/// has some is no quiet day; the usual calls stand in their place, so that nothing is learnt from
/// them.
final class UncountedSlots {
  private static final int WEEK = 7;
  private static final int WEEKS = 4;

  /// A slot with fewer usual calls may well have none.
  private static final int LEAST_USUAL = 10;

  private final CallHistory history;

  UncountedSlots(CallHistory history) {
    this.history = history;
  }

  /// The calls of a day, the usual ones where it was not counted.
  int[] fill(int day) {
    int[] calls = new int[history.slots()];
    for (int slot = 0; slot < calls.length; slot++) {
      int counted = history.calls(day, slot);
      int usual = counted == 0 && history.isCounted(day) ? usual(day, slot) : 0;
      calls[slot] = usual >= LEAST_USUAL ? usual : counted;
    }
    return calls;
  }

  /// The median of the same slot on the same weekday four weeks before and after.
  private int usual(int day, int slot) {
    int[] like =
        IntStream.rangeClosed(-WEEKS, WEEKS)
            .map(weeks -> day + weeks * WEEK)
            .filter(other -> other != day && other >= 0 && other < history.days())
            .filter(history::isCounted)
            .map(other -> history.calls(other, slot))
            .toArray();
    Arrays.sort(like);
    return like.length == 0 ? 0 : like[like.length / 2];
  }
}
