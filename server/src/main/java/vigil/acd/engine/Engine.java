package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import vigil.acd.engine.Decision.LeftAs;
import vigil.acd.engine.Decision.Picked;
import vigil.acd.engine.Decision.WhyQueued;
import vigil.acd.engine.Decision.WhyWithdrawn;

/// The machine that gives each call a seat. One writer; deterministic; state inside, time passed
/// in.
///
/// Work-conserving by induction: before an event no idle seat may serve a waiting caller, and an
/// event makes at most one caller waiting or one seat idle at a time, which is matched at once. So
/// no event scans: each costs a few walks down a tree, O(log n) in callers and seats.
public final class Engine {
  private final Rules rules;
  private final Floor floor = new Floor();
  private final Deadlines deadlines = new Deadlines();
  private long numbers;
  private Instant now;
  private Pace pace;

  public Engine(Rules rules, Snapshot from) {
    this.rules = rules;
    now = from.at();
    numbers = from.numbers();
    pace = from.pace();
    from.ended().forEach(floor::end);
    for (var caller : from.callers()) {
      floor.put(caller);
    }
    for (var seat : from.seats()) {
      floor.put(seat);
      if (seat.until() != null && seat.call() != null) {
        awaitAfterCall(seat, seat.until(), seat.call());
      }
      var caller = seat.call() == null ? null : floor.caller(seat.call());
      if (caller != null && caller.deadline() != null) {
        awaitRing(seat, caller, caller.deadline());
      }
    }
  }

  /// Fires every deadline up to `at`, each at its own instant, then the event. A clock that went
  /// back is taken as standing still.
  public List<Decision> step(Event event, Instant at) {
    var out = new ArrayList<Decision>();
    for (var due = deadlines.first();
        due != null && !due.at().isAfter(at);
        due = deadlines.first()) {
      deadlines.drop();
      now = due.at().isAfter(now) ? due.at() : now;
      fire(due, out);
    }
    now = at.isAfter(now) ? at : now;
    take(event, out);
    return out;
  }

  private void take(Event event, List<Decision> out) {
    switch (event) {
      case Event.CallArrived(var call, var need) -> arrive(call, need, out);
      case Event.NeedChanged(var call, var need) -> rekey(call, need, out);
      case Event.HungUp(var call) -> over("HungUp", call, out);
      case Event.CallEnded(var call) -> over("CallEnded", call, out);
      case Event.SeatOn(var seat, var skills) -> on(seat, skills, out);
      case Event.SeatReady(var seat) -> ready(seat, out);
      case Event.SeatBreak(var seat, var reason) -> pause(seat, reason, out);
      case Event.SeatOff(var seat) -> off(seat, out);
      case Event.SaveLater(var seat) -> saveLater(seat, out);
      case Event.OfferAnswered(var offer, var call, var seat) -> answer(offer, call, seat, out);
      case Event.OfferRefused(var offer, var call, var why) -> refuse(offer, call, why, out);
      case Event.OrderSaved(var call) -> settle(call, out);
      case Event.Tick() -> {}
      case Event.Resumed() -> floor.line().forEach(caller -> seekSeat(caller, out));
    }
  }

  // --- callers ---

  private void arrive(String call, Need need, List<Decision> out) {
    if (floor.caller(call) != null) {
      out.add(new Decision.Ignore("CallArrived", call, "is already in the line"));
      return;
    }
    if (floor.hasEnded(call)) {
      out.add(new Decision.Ignore("CallArrived", call, "has already ended"));
      return;
    }
    enqueue(Caller.arrived(call, need, now, ++numbers), WhyQueued.ARRIVED, out);
  }

  private void rekey(String call, Need need, List<Decision> out) {
    var caller = floor.caller(call);
    if (caller == null) {
      out.add(new Decision.Ignore("NeedChanged", call, "is not in the line"));
    } else if (caller.state() == Caller.State.WAITING) {
      enqueue(caller.needing(need), WhyQueued.REKEYED, out);
    } else {
      floor.put(caller.needing(need));
    }
  }

  private void enqueue(Caller caller, WhyQueued why, List<Decision> out) {
    floor.put(caller);
    out.add(new Decision.Queue(caller.call(), floor.place(caller), floor.waiting(), why));
    seekSeat(caller, out);
  }

  private void over(String event, String call, List<Decision> out) {
    var caller = floor.caller(call);
    if (caller == null) {
      floor.end(call);
      out.add(new Decision.Ignore(event, call, "is not in the line"));
      return;
    }
    var seat = floor.seatWith(call);
    var waited = Duration.between(caller.since(), now);
    floor.remove(caller);
    if (caller.state() == Caller.State.TALKING && seat != null) {
      out.add(new Decision.Leave(call, seat.seat(), LeftAs.SERVED, waited));
      endTalk(seat, call, out);
      return;
    }
    if (seat != null) {
      out.add(
          new Decision.Withdraw(
              caller.offer(), call, seat.seat(), WhyWithdrawn.CALLER_LEFT, event));
    }
    out.add(new Decision.Leave(call, null, LeftAs.ABANDONED, waited));
    if (seat != null) {
      becomeIdle(seat.readyAsBefore(), "the caller left before the answer", out);
    }
  }

  private void giveBack(
      Caller caller, Seat seat, WhyWithdrawn why, String detail, List<Decision> out) {
    out.add(new Decision.Withdraw(caller.offer(), caller.call(), seat.seat(), why, detail));
    enqueue(caller.returned(now, detail), WhyQueued.RETURNED, out);
  }

  // --- offers ---

  private void seekSeat(Caller caller, List<Decision> out) {
    var seat = floor.longestIdleFor(caller);
    if (seat != null) {
      offer(caller, seat, Picked.LONGEST_IDLE_SEAT, out);
    }
  }

  private void offer(Caller caller, Seat seat, Picked picked, List<Decision> out) {
    var why =
        new Decision.WhyOffered(
            picked,
            floor.place(caller),
            floor.waiting(),
            floor.idle(),
            floor.idleBefore(seat),
            Duration.between(caller.since(), now),
            Duration.between(seat.idleSince(), now));
    var deadline = now.plus(rules.ring());
    var offered = caller.offeredTo(seat.seat(), deadline);
    floor.put(offered);
    floor.put(seat.offered(caller.call(), now));
    awaitRing(seat, offered, deadline);
    out.add(new Decision.Offer(offered.offer(), caller.call(), seat.seat(), deadline, why));
  }

  private void answer(String offer, String call, String by, List<Decision> out) {
    var caller = floor.caller(call);
    if (caller == null || !caller.offer().equals(offer) || !by.equals(caller.seat())) {
      out.add(new Decision.Release(offer, call, by));
      return;
    }
    var seat = floor.seat(by);
    if (caller.state() != Caller.State.OFFERED || seat == null) {
      out.add(new Decision.Ignore("OfferAnswered", offer, "was answered before"));
      return;
    }
    floor.put(caller.talking());
    floor.put(seat.talking(now));
    pace = pace.answered(now);
    out.add(new Decision.Join(offer, call, by, Duration.between(caller.since(), now)));
    out.add(new Decision.Stand(by, SeatState.TALKING, call, null, "answered"));
  }

  private void refuse(String offer, String call, String why, List<Decision> out) {
    var caller = floor.caller(call);
    var live = caller != null && caller.state() == Caller.State.OFFERED;
    if (caller == null || !live || !caller.offer().equals(offer)) {
      out.add(new Decision.Ignore("OfferRefused", offer, "is no live offer"));
      return;
    }
    fail(caller, WhyWithdrawn.REFUSED, why, out);
  }

  /// The seat goes out of the line, visible to all; the caller returns with the old key.
  private void fail(Caller caller, WhyWithdrawn why, String detail, List<Decision> out) {
    var seat = floor.seatWith(caller.call());
    if (seat != null) {
      stand(seat.away(SeatState.NOT_RESPONDING, detail, now), detail, out);
      giveBack(caller, seat, why, detail, out);
    }
  }

  // --- seats ---

  private void on(String who, long skills, List<Decision> out) {
    var seat = floor.seat(who);
    if (seat == null) {
      becomeIdle(Seat.on(who, ++numbers, skills, now), "came on shift", out);
    } else if (seat.state() == SeatState.READY && seat.skills() != skills) {
      becomeIdle(seat.skilled(skills), "skills changed", out);
    } else {
      floor.put(seat.skilled(skills).wishing(Seat.Wish.NEXT_CALL, seat.reason()));
      out.add(new Decision.Ignore("SeatOn", who, "is already on shift"));
    }
  }

  private void ready(String who, List<Decision> out) {
    var seat = floor.seat(who);
    if (seat == null) {
      out.add(new Decision.Ignore("SeatReady", who, "is not on shift"));
      return;
    }
    switch (seat.state()) {
      case BREAK, NOT_RESPONDING, AFTER_CALL -> becomeIdle(seat.ready(now), "said ready", out);
      case TALKING, OFFERED -> floor.put(seat.wishing(Seat.Wish.NEXT_CALL, ""));
      case READY, OFF -> out.add(new Decision.Ignore("SeatReady", who, "is ready"));
    }
  }

  private void pause(String who, String reason, List<Decision> out) {
    var seat = floor.seat(who);
    if (seat == null) {
      out.add(new Decision.Ignore("SeatBreak", who, "is not on shift"));
      return;
    }
    switch (seat.state()) {
      case READY, NOT_RESPONDING, BREAK ->
          stand(seat.away(SeatState.BREAK, reason, now), reason, out);
      case OFFERED -> {
        var caller = floor.seatCaller(seat);
        stand(seat.away(SeatState.BREAK, reason, now), reason, out);
        if (caller != null) {
          giveBack(caller, seat, WhyWithdrawn.SEAT_BREAK, reason, out);
        }
      }
      case TALKING, AFTER_CALL, OFF -> floor.put(seat.wishing(Seat.Wish.BREAK, reason));
    }
  }

  private void off(String who, List<Decision> out) {
    var seat = floor.seat(who);
    if (seat == null) {
      out.add(new Decision.Ignore("SeatOff", who, "is not on shift"));
    } else if (seat.state() == SeatState.TALKING) {
      floor.put(seat.wishing(Seat.Wish.OFF, "went off shift"));
    } else {
      var caller = seat.state() == SeatState.OFFERED ? floor.seatCaller(seat) : null;
      leave(seat, out);
      if (caller != null) {
        giveBack(caller, seat, WhyWithdrawn.SEAT_OFF, "went off shift", out);
      }
    }
  }

  private void leave(Seat seat, List<Decision> out) {
    floor.remove(seat);
    out.add(new Decision.Stand(seat.seat(), SeatState.OFF, null, null, "went off shift"));
  }

  private void stand(Seat seat, String why, List<Decision> out) {
    floor.put(seat);
    out.add(new Decision.Stand(seat.seat(), seat.state(), seat.call(), seat.until(), why));
  }

  private void becomeIdle(Seat seat, String why, List<Decision> out) {
    stand(seat, why, out);
    var caller = floor.firstFor(seat);
    if (caller != null) {
      offer(caller, seat, Picked.FIRST_CALLER, out);
    }
  }

  // --- after the call ---

  private void endTalk(Seat seat, String call, List<Decision> out) {
    if (seat.settled()) {
      release(seat, "the order was saved during the call", out);
      return;
    }
    var until = now.plus(rules.afterCall());
    var writing = seat.afterCall(now, until);
    awaitAfterCall(writing, until, call);
    stand(writing, "the call ended", out);
  }

  /// The call and its work are over: what the agent wished, or the next call.
  private void release(Seat seat, String why, List<Decision> out) {
    switch (seat.wish()) {
      case NEXT_CALL -> becomeIdle(seat.ready(now), why, out);
      case BREAK -> stand(seat.away(SeatState.BREAK, seat.reason(), now), seat.reason(), out);
      case OFF -> leave(seat, out);
    }
  }

  private void settle(String call, List<Decision> out) {
    var seat = floor.seatWith(call);
    if (seat != null && seat.state() == SeatState.AFTER_CALL) {
      release(seat, "the order was saved", out);
    } else if (seat != null && seat.state() == SeatState.TALKING && !seat.settled()) {
      floor.put(seat.isSettled());
    } else {
      out.add(new Decision.Ignore("OrderSaved", call, "no seat writes about it now"));
    }
  }

  private void saveLater(String who, List<Decision> out) {
    var seat = floor.seat(who);
    if (seat != null && seat.state() == SeatState.AFTER_CALL) {
      release(seat, "the order was put off", out);
    } else {
      out.add(new Decision.Ignore("SaveLater", who, "is not in after-call work"));
    }
  }

  // --- deadlines ---

  private void awaitRing(Seat seat, Caller caller, Instant at) {
    deadlines.add(
        new Deadlines.Deadline(at, seat.number(), seat.seat(), caller.call(), Deadlines.Kind.RING));
  }

  private void awaitAfterCall(Seat seat, Instant at, String call) {
    deadlines.add(
        new Deadlines.Deadline(at, seat.number(), seat.seat(), call, Deadlines.Kind.AFTER_CALL));
  }

  private void fire(Deadlines.Deadline due, List<Decision> out) {
    switch (due.kind()) {
      case RING -> {
        var caller = floor.caller(due.call());
        if (caller != null
            && due.at().equals(caller.deadline())
            && due.seat().equals(caller.seat())) {
          fail(caller, WhyWithdrawn.NO_ANSWER, "no answer", out);
        }
      }
      case AFTER_CALL -> {
        var seat = floor.seat(due.seat());
        if (seat != null && due.at().equals(seat.until()) && due.call().equals(seat.call())) {
          release(seat, "after-call time is over", out);
        }
      }
    }
  }

  // --- questions ---

  /// When the engine next wants a [Event.Tick], at the latest.
  public Optional<Instant> nextDeadline() {
    return Optional.ofNullable(deadlines.first()).map(Deadlines.Deadline::at);
  }

  public Optional<Caller> caller(String call) {
    return Optional.ofNullable(floor.caller(call));
  }

  public Optional<Seat> seat(String seat) {
    return Optional.ofNullable(floor.seat(seat));
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
    return waiting(call).map(floor::place);
  }

  public Optional<Pace.Estimate> estimatedWait(String call) {
    return place(call).flatMap(place -> pace.estimate(place, now));
  }

  private Optional<Caller> waiting(String call) {
    return caller(call).filter(one -> one.state() == Caller.State.WAITING);
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
    int ahead = 0;
    for (var other : waits ? floor.line() : List.<Caller>of()) {
      boolean stands = other.key().compareTo(caller.key()) < 0;
      ahead += stands && other.key().number() > caller.key().number() ? 1 : 0;
    }
    return new Explanation(
        caller.call(),
        caller.state(),
        caller.need(),
        caller.since(),
        Duration.between(caller.since(), now),
        waits ? floor.place(caller) : 0,
        floor.waiting(),
        ahead,
        seats.size(),
        couldServe,
        caller.tried());
  }

  public Snapshot snapshot() {
    return new Snapshot(now, numbers, floor.callers(), floor.seats(), floor.ended(), pace);
  }

  /// Equal hashes, equal lines: compared after each event by replay, replica and snapshot.
  public long hash() {
    return floor.hash()
        ^ new Print().add(numbers).add(pace.at()).add(Double.doubleToLongBits(pace.mass())).value();
  }

  /// The time of the last event or deadline.
  public Instant now() {
    return now;
  }
}
