package vigil.acd;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The line by the minute: a fold of its facts.
public interface QueueMinutes {
  /// What happened in a minute.
  ///
  /// @param answeredSoon within 15 s
  /// @param abandonedSoon in under 5 s
  /// @param mostWaiting the most callers who waited at once
  /// @param waitingAtLast how many waited after the last that happened in it; null where that did
  ///   not tell
  /// @param longestWaitMillis of those who were offered to a seat or gave up in it
  record Minute(
      Instant at,
      int answered,
      int answeredSoon,
      int abandoned,
      int abandonedSoon,
      int mostWaiting,
      @Nullable Integer waitingAtLast,
      long longestWaitMillis) {}

  /// Minutes in which anything happened, oldest first.
  List<Minute> listSince(Instant from);
}
