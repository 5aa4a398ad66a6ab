package vigil.acd.engine;

import java.time.Instant;
import java.util.List;

/// The whole line as data: what is stored, sent to a replica, or compared. Deadlines are not in it:
/// they are in the callers and seats.
///
/// @param numbers the last number given to a caller or a seat
/// @param ended calls that left lately, oldest first: a late echo of them must not bring them back
public record Snapshot(
    Instant at,
    long numbers,
    List<Caller> callers,
    List<Seat> seats,
    List<String> ended,
    AnswerRate pace) {
  public Snapshot {
    callers = List.copyOf(callers);
    seats = List.copyOf(seats);
    ended = List.copyOf(ended);
  }

  public static Snapshot empty(Instant at) {
    return new Snapshot(at, 0, List.of(), List.of(), List.of(), new AnswerRate(0, at));
  }
}
