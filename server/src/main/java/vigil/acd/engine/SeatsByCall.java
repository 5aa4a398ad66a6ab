package vigil.acd.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Seats by the call that they are offered, talk with, write about, or are in besides.
///
/// A list is replaced, never changed: nearly always it holds one seat, and so costs least.
final class SeatsByCall {
  private final Map<String, List<String>> seats = new HashMap<>();

  List<String> list(String call) {
    return seats.getOrDefault(call, List.of());
  }

  /// Most of what becomes of a seat leaves it in the calls that it was in.
  void change(String seat, List<String> before, List<String> after) {
    if (before.equals(after)) {
      return;
    }
    for (var call : before) {
      seats.computeIfPresent(call, (_, those) -> without(those, seat));
    }
    for (var call : after) {
      seats.merge(call, List.of(seat), (those, _) -> and(those, seat));
    }
  }

  /// Null where nobody is left.
  private static @Nullable List<String> without(List<String> those, String seat) {
    var left = new ArrayList<>(those);
    left.remove(seat);
    return left.isEmpty() ? null : List.copyOf(left);
  }

  private static List<String> and(List<String> those, String seat) {
    if (those.contains(seat)) {
      return those;
    }
    var all = new ArrayList<>(those);
    all.add(seat);
    return List.copyOf(all);
  }
}
