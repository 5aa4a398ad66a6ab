package vigil.acd.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Every deadline of the line, earliest first. Stale ones stay until their time and are then
/// stepped over, so the heap holds at most one per offer of the last 20 s and one per call ended in
/// the last 120 s.
final class EngineDeadlines {

  /// @param number the seat's: settles ties the same way after a rebuild
  /// @param call of which the deadline speaks
  record Deadline(Instant at, long number, String seat, String call, Kind kind) {}

  enum Kind {
    RING,
    AFTER_CALL,
    RELAX
  }

  private final PriorityQueue<Deadline> heap =
      new PriorityQueue<>(
          Comparator.comparing(Deadline::at)
              .thenComparing(Deadline::kind)
              .thenComparingLong(Deadline::number));

  void ring(Seat seat, Caller caller, Instant at) {
    heap.add(new Deadline(at, seat.number(), seat.seat(), caller.call(), Kind.RING));
  }

  void afterCall(Seat seat, String call, Instant at) {
    heap.add(new Deadline(at, seat.number(), seat.seat(), call, Kind.AFTER_CALL));
  }

  void relax(Caller caller, Instant at) {
    heap.add(new Deadline(at, caller.key().number(), "", caller.call(), Kind.RELAX));
  }

  @Nullable Deadline first() {
    return heap.peek();
  }

  void drop() {
    heap.poll();
  }
}
