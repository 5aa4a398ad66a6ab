package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Why a caller is where the caller is.
///
/// @param place 1 = next; 0 when not waiting
/// @param ahead callers before this one that came later (they had more credit, or a life is in
///   danger)
/// @param seatsOn seats on shift
/// @param couldServe seats on shift with the skills, by what they do now: none READY while the
///   caller waits
/// @param tried offers that failed
public record WaitExplanation(
    String call,
    Caller.State state,
    Need need,
    Instant since,
    Duration waited,
    int place,
    int waiting,
    int ahead,
    int seatsOn,
    Map<SeatState, Integer> couldServe,
    List<Caller.FailedOffer> tried) {}
