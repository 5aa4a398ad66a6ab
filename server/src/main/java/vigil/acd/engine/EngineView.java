package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// Questions to the line: who waits where, and why. Valid until the next event.
public final class EngineView {
  private final QueueState queue;
  private final AnswerRate pace;
  private final Instant now;

  EngineView(QueueState queue, AnswerRate pace, Instant now) {
    this.queue = queue;
    this.pace = pace;
    this.now = now;
  }

  public Optional<Caller> findCaller(String call) {
    return Optional.ofNullable(queue.caller(call));
  }

  public Optional<Seat> findSeat(String seat) {
    return Optional.ofNullable(queue.seat(seat));
  }

  public int countWaiting() {
    return queue.waiting();
  }

  /// Waiting callers, first to be served first.
  public List<Caller> listWaiting() {
    return queue.listWaiting();
  }

  /// Seats on shift, by order of coming.
  public List<Seat> listSeats() {
    return queue.listSeats();
  }

  /// 1 = next; empty when the call does not wait.
  public Optional<Integer> findPlace(String call) {
    return findCaller(call).filter(one -> one.state() == Caller.State.WAITING).map(queue::place);
  }

  public Optional<AnswerRate.Estimate> estimateWait(String call) {
    return findPlace(call).flatMap(place -> pace.estimate(place, now));
  }

  public Optional<WaitExplanation> explain(String call) {
    return findCaller(call).map(this::explain);
  }

  private WaitExplanation explain(Caller caller) {
    var couldServe = new EnumMap<SeatState, Integer>(SeatState.class);
    var seats = queue.listSeats();
    for (var seat : seats) {
      if (caller.need().isMetBy(seat.skills())) {
        boolean isInACall = seat.state() == SeatState.READY && !seat.isIdle();
        couldServe.merge(isInACall ? SeatState.TALKING : seat.state(), 1, Integer::sum);
      }
    }
    boolean waits = caller.state() == Caller.State.WAITING;
    return new WaitExplanation(
        caller.call(),
        caller.state(),
        caller.need(),
        caller.since(),
        Duration.between(caller.since(), now),
        new WaitExplanation.Position(
            waits ? queue.place(caller) : 0, queue.waiting(), waits ? passedBy(caller) : 0),
        new WaitExplanation.SeatsOnShift(seats.size(), couldServe),
        caller.tried());
  }

  private int passedBy(Caller caller) {
    int passed = 0;
    for (var other : queue.listWaiting()) {
      boolean standsBefore = other.key().compareTo(caller.key()) < 0;
      passed += standsBefore && other.key().number() > caller.key().number() ? 1 : 0;
    }
    return passed;
  }
}
