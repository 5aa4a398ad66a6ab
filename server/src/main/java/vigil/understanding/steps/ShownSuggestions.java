package vigil.understanding.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vigil.understanding.Suggestion;

/// The last suggestion that each member of staff was shown, in memory: what came of it is known
/// when the order is registered. A server that starts again has forgotten some, which are not
/// counted.
@Component
public class ShownSuggestions {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST = 2_000;

  private record Shown(String words, Suggestion suggestion, Instant at) {}

  private final Map<String, Shown> byStaff =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Shown> eldest) {
          return size() > MOST;
        }
      };

  public synchronized void keep(String staff, String words, Suggestion suggestion, Instant at) {
    byStaff.remove(staff);
    byStaff.put(staff, new Shown(words.strip(), suggestion, at));
  }

  synchronized boolean hasAny(String staff) {
    return byStaff.containsKey(staff);
  }

  /// What was shown for these words, within the hour: asked with them, or before their end was
  /// written.
  synchronized Optional<Suggestion> find(String staff, String words, Instant at) {
    return Optional.ofNullable(byStaff.get(staff))
        .filter(it -> !it.at().isAfter(at) && it.at().plus(LONGEST).isAfter(at))
        .filter(it -> !it.words().isEmpty() && words.strip().startsWith(it.words()))
        .map(Shown::suggestion);
  }
}
