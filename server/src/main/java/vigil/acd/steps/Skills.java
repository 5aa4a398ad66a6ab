package vigil.acd.steps;

import java.time.Duration;
import java.util.List;
import vigil.acd.engine.QueueLane;
import vigil.telephony.CallerNeed;

/// Skills by name as bits, and what the greeting's keys mean to the line. Chinese is no skill:
/// everyone speaks it.
final class Skills {
  /// In bit order; append only, for bits are stored.
  private static final List<String> NAMES = List.of("en", "sh");

  /// Dialysis, chemotherapy, birth are lifted in rank (rules 1.2): they stand this much earlier.
  static final Duration URGENT_MEDICAL = Duration.ofMinutes(10);

  private Skills() {}

  static long toBits(List<String> skills) {
    long bits = 0;
    for (int bit = 0; bit < NAMES.size(); bit++) {
      bits |= skills.contains(NAMES.get(bit)) ? 1L << bit : 0;
    }
    return bits;
  }

  static vigil.acd.engine.Need toNeed(CallerNeed told) {
    return new vigil.acd.engine.Need(
        QueueLane.NORMAL,
        toBits(List.of(told.language())),
        told.urgentMedical() ? URGENT_MEDICAL : Duration.ZERO);
  }
}
