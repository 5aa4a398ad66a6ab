package vigil.acd;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The queue as it stands.
public record QueueView(
    Instant at,
    List<Waiting> waiting,
    List<SeatView> seats,
    Map<SeatView.State, Integer> seatsByState,
    Day day) {
  /// A waiting caller.
  ///
  /// @param place 1 for the next
  /// @param estimate the wait still ahead, as a band; null until the line's pace is known
  public record Waiting(
      String call, Instant since, boolean urgentMedical, int place, @Nullable Band estimate) {}

  /// A wait in whole seconds.
  public record Band(long leastSeconds, long mostSeconds) {}

  /// Today so far (Asia/Shanghai). Every try to reach a person is in `arrived`.
  ///
  /// @param answeredSoon within 15 s
  /// @param abandonedSoon in under 5 s
  /// @param meanWaitSeconds of those answered
  public record Day(
      int arrived,
      int answered,
      int answeredSoon,
      int abandoned,
      int abandonedSoon,
      double meanWaitSeconds) {}

  public QueueView {
    waiting = List.copyOf(waiting);
    seats = List.copyOf(seats);
  }
}
