package vigil.acd;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a call waited, and who got it.
///
/// @param now how it stands in the line; null when it has left
/// @param story each decision, oldest first
public record CallExplanation(String call, @Nullable QueueStatus now, List<StorySentence> story) {
  /// How the call stands in the line.
  ///
  /// @param place 1 for the next, 0 when it does not wait
  /// @param passedBy callers before it that came later: more urgent ones
  /// @param couldServe seats with its skills by what they do now: none is READY while it waits
  public record QueueStatus(
      String state,
      int place,
      int waiting,
      long waitedSeconds,
      int passedBy,
      int seatsOn,
      Map<SeatView.State, Integer> couldServe) {}

  /// One sentence of the story, in both languages.
  public record StorySentence(Instant at, String zh, String en) {}

  public CallExplanation {
    story = List.copyOf(story);
  }
}
