package vigil.understanding.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.understanding.OrderSuggestion;

/// What each dispatcher was shown beside an order that waits, in memory: what came of it is known
/// when the order is given to a unit. A server that starts again has forgotten some, which are not
/// counted.
@Component
class ShownForOrders {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST = 5_000;

  private record Key(String staff, String order) {}

  /// @param category what the order had when something was first offered
  record Shown(OrderSuggestion suggestion, @Nullable String category, Instant at) {}

  private final Map<Key, Shown> byStaff =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Shown> eldest) {
          return size() > MOST;
        }
      };

  /// An order that was asked about again keeps what was offered first.
  synchronized void keep(String staff, String order, Shown shown) {
    var key = new Key(staff, order);
    Shown earlier = byStaff.remove(key);
    byStaff.put(key, earlier == null || isOver(earlier, shown.at()) ? shown : both(earlier, shown));
  }

  private static Shown both(Shown earlier, Shown later) {
    boolean hadAny = !earlier.suggestion().categories().isEmpty();
    return new Shown(
        later.suggestion().after(earlier.suggestion()),
        hadAny ? earlier.category() : later.category(),
        later.at());
  }

  private static boolean isOver(Shown shown, Instant at) {
    return !shown.at().plus(LONGEST).isAfter(at);
  }

  synchronized Optional<Shown> find(String staff, String order, Instant at) {
    return Optional.ofNullable(byStaff.get(new Key(staff, order)))
        .filter(it -> !it.at().isAfter(at) && !isOver(it, at));
  }
}
