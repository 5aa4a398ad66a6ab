package vigil.understanding.life.sheet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigil.understanding.life.sheet.Sheet.SampledCall;

/// Draws a day's sample, so many of an agent in a week. Calls whose order has a finding come first,
/// so it is no random sample of all calls; within both, the hash of day and call decides, so
/// whoever draws again draws the same.
public final class SampleDraw {
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long MIX = 0xff51afd7ed558ccdL;
  private static final int HALF = 33;

  private SampleDraw() {}

  /// How much of a week's number is for a day: what is left, spread over the days that are left.
  ///
  /// @param before drawn on earlier days of the week
  static int allowance(int perWeek, int before, LocalDate day) {
    int daysLeft = DayOfWeek.SUNDAY.getValue() - day.getDayOfWeek().getValue() + 1;
    return Math.ceilDiv(Math.max(0, perWeek - before), daysLeft);
  }

  /// The calls of a day that are to be scored.
  ///
  /// @param calls of one day, recorded
  /// @param before how many of each agent were drawn on earlier days of the week
  public static List<SampledCall> draw(
      List<SampledCall> calls, Map<String, Integer> before, int perWeek) {
    Map<String, List<SampledCall>> byAgent = new TreeMap<>();
    calls.forEach(call -> byAgent.computeIfAbsent(call.agent(), _ -> new ArrayList<>()).add(call));
    List<SampledCall> drawn = new ArrayList<>();
    byAgent.forEach((agent, own) -> {
      int most = allowance(perWeek, before.getOrDefault(agent, 0), own.getFirst().day());
      own.stream()
          .sorted(
              Comparator.comparing((SampledCall call) -> !call.hasFinding())
                  .thenComparingLong(SampleDraw::hash))
          .limit(most)
          .forEach(drawn::add);
    });
    return drawn;
  }

  /// FNV-1a over day and call, its bits mixed once more (the end of MurmurHash3): the same on each
  /// machine and in each version.
  private static long hash(SampledCall call) {
    long hash = FNV_BASIS;
    String text = call.day() + " " + call.call();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> HALF)) * MIX;
    return hash ^ (hash >>> HALF);
  }
}
