package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// Questions to the line: who waits where, and why. Valid until the next event.
public final class View {
  private final Floor floor;
  private final Pace pace;
  private final Instant now;

  View(Floor floor, Pace pace, Instant now) {
    this.floor = floor;
    this.pace = pace;
    this.now = now;
  }

  public Optional<Caller> caller(String call) {
    return Optional.ofNullable(floor.caller(call));
  }

  public Optional<Seat> seat(String seat) {
    return Optional.ofNullable(floor.seat(seat));
  }

  public int waiting() {
    return floor.waiting();
  }

  /// Waiting callers, first to be served first.
  public List<Caller> line() {
    return floor.line();
  }

  /// Seats on shift, by order of coming.
  public List<Seat> seats() {
    return floor.seats();
  }

  /// 1 = next; empty when the call does not wait.
  public Optional<Integer> place(String call) {
    return caller(call).filter(one -> one.state() == Caller.State.WAITING).map(floor::place);
  }

  public Optional<Pace.Estimate> estimatedWait(String call) {
    return place(call).flatMap(place -> pace.estimate(place, now));
  }

  public Optional<Explanation> explain(String call) {
    return caller(call).map(this::explain);
  }

  private Explanation explain(Caller caller) {
    var couldServe = new EnumMap<SeatState, Integer>(SeatState.class);
    var seats = floor.seats();
    for (var seat : seats) {
      if (caller.need().isMetBy(seat.skills())) {
        couldServe.merge(seat.state(), 1, Integer::sum);
      }
    }
    boolean waits = caller.state() == Caller.State.WAITING;
    return new Explanation(
        caller.call(),
        caller.state(),
        caller.need(),
        caller.since(),
        Duration.between(caller.since(), now),
        waits ? floor.place(caller) : 0,
        floor.waiting(),
        waits ? passedBy(caller) : 0,
        seats.size(),
        couldServe,
        caller.tried());
  }

  private int passedBy(Caller caller) {
    int passed = 0;
    for (var other : floor.line()) {
      boolean standsBefore = other.key().compareTo(caller.key()) < 0;
      passed += standsBefore && other.key().number() > caller.key().number() ? 1 : 0;
    }
    return passed;
  }
}
