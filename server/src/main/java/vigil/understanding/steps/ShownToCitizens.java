package vigil.understanding.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.understanding.Guess;

/// What was offered for which words, in memory and for an hour at most: nobody knows who is
/// writing, so an appeal is known again by its words. A server that starts again has forgotten
/// some, which are not counted.
@Component
class ShownToCitizens {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST = 2_000;

  /// @param model version that guessed; null while words alone served
  record Shown(List<Guess> categories, @Nullable String model, Instant at) {
    Shown {
      categories = List.copyOf(categories);
    }
  }

  private final Map<String, Shown> byWords =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Shown> eldest) {
          return size() > MOST;
        }
      };

  synchronized void keep(String words, Shown shown) {
    byWords.values().removeIf(it -> isOver(it, shown.at()));
    byWords.remove(words.strip());
    byWords.put(words.strip(), shown);
  }

  /// What was last offered for these words, or before their end was written.
  synchronized Optional<Shown> find(String words, Instant at) {
    return byWords.entrySet().stream()
        .filter(it -> !it.getKey().isEmpty() && words.strip().startsWith(it.getKey()))
        .filter(it -> !isOver(it.getValue(), at))
        .max(Comparator.comparingInt(it -> it.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private static boolean isOver(Shown shown, Instant at) {
    return !shown.at().plus(LONGEST).isAfter(at);
  }
}
