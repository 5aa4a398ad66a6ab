package vigil.identity.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How many passwords are judged for one network, and for all strangers together; in memory, for
/// whoever floods must cost less than a row. A restart forgets it, and the database still slows
/// each name from each network (`SqlSignInAttempts`).
final class SignInLimits {
  /// Wrong ones from one network: a hundred agents behind one address may each err once a shift.
  static final int MOST_OF_ONE = 100;

  static final Duration WINDOW = Duration.ofMinutes(10);

  /// From networks where nobody has ever been right. Those where somebody was are judged beside
  /// them: a flood from everywhere must not lock the hotline's own room out.
  static final int MOST_OF_STRANGERS = 300;

  static final Duration STRANGERS_WINDOW = Duration.ofMinutes(1);

  /// How long a right password makes a network known.
  static final Duration KNOWN = Duration.ofDays(7);

  /// Of two who try together the later may be counted first; a window that begins later than this
  /// was begun before the clock was put back.
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  /// Above it the longest unused is forgotten.
  static final int MOST_NETWORKS = 20_000;

  private static final String STRANGERS = "*";

  private static final class Usage {
    private Instant since;
    private int times;

    private Usage(Instant since) {
      this.since = since;
    }
  }

  private final Map<String, Usage> used = bounded();
  private final Map<String, Instant> known = bounded();

  private static <T> Map<String, T> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > MOST_NETWORKS;
      }
    };
  }

  /// Counts a try before it is judged.
  ///
  /// @return how long to wait if it must not be judged
  synchronized Optional<Duration> countTry(String network, Instant at) {
    var wait = count(network, MOST_OF_ONE, WINDOW, at);
    if (wait.isPresent() || isKnown(network, at)) {
      return wait;
    }
    return count(STRANGERS, MOST_OF_STRANGERS, STRANGERS_WINDOW, at);
  }

  /// The password was right: it counts for nothing, and the network is known.
  synchronized void recordSuccess(String network, Instant at) {
    known.put(network, at);
    Usage mine = used.get(network);
    if (mine != null && mine.times > 0) {
      mine.times--;
    }
  }

  private boolean isKnown(String network, Instant at) {
    Instant since = known.get(network);
    return since != null && since.plus(KNOWN).isAfter(at);
  }

  private Optional<Duration> count(String who, int most, Duration window, Instant at) {
    Usage usage = used.computeIfAbsent(who, _ -> new Usage(at));
    if (!usage.since.plus(window).isAfter(at) || usage.since.isAfter(at.plus(TOGETHER))) {
      usage.since = at;
      usage.times = 0;
    }
    if (usage.times >= most) {
      return Optional.of(Duration.between(at, usage.since.plus(window)));
    }
    usage.times++;
    return Optional.empty();
  }
}
