package vigil.acd;

import java.time.Instant;
import java.util.List;

/// The queue as it stands.
public record QueueView(List<Waiting> waiting, List<SeatView> seats) {
  /// A waiting caller.
  ///
  /// @param place 1 for the next
  public record Waiting(String call, Instant since, boolean urgentMedical, int place) {}

  public QueueView {
    waiting = List.copyOf(waiting);
    seats = List.copyOf(seats);
  }
}
