package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Why a caller is where the caller is.
///
/// @param tried offers that failed
public record WaitExplanation(
    String call,
    Caller.State state,
    Need need,
    Instant since,
    Duration waited,
    Position position,
    SeatsOnShift seats,
    List<Caller.FailedOffer> tried) {
  /// Where in the line.
  ///
  /// @param place 1 = next; 0 when not waiting
  /// @param ahead callers before this one that came later (they had more credit, or a life is in
  ///   danger)
  public record Position(int place, int waiting, int ahead) {}

  /// Who might serve.
  ///
  /// @param count seats on shift
  /// @param couldServe those with the skills, by what they do now: none READY while the caller
  ///   waits
  public record SeatsOnShift(int count, Map<SeatState, Integer> couldServe) {}
}
