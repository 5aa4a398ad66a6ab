package vigil.acd;

import java.util.Optional;

/// Who gets which call next.
public interface Acd {
  /// The seat waits for a call from now on; ends after-call work and breaks.
  SeatResult markReady(String staff);

  /// The seat takes a break, after the call and its work when there is one; a call that rings it
  /// goes back to its old place.
  SeatResult startBreak(String staff, BreakReason reason);

  /// Ends after-call work without an order: the debt stays, the next call may come.
  SeatResult saveLater(String staff);

  /// Sets another's seat; the agent is told by whom and why.
  ///
  /// @param by the leader
  SeatResult forceSeat(String staff, SeatOrder state, String by, String why);

  /// The seat as it stands; `OFF` with its debts when it is not on shift.
  SeatView getSeat(String staff);

  /// The queue as it stands, first to be served first, every seat, and the day in numbers.
  QueueView getQueue();

  /// Why this caller waited, and who got the call: each decision in words.
  Optional<CallExplanation> explain(String call);
}
