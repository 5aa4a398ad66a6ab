package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  private final Floor floor;
  private final Deadlines deadlines = new Deadlines();
  private long numbers;
  private Instant now;
  private Pace pace;

  public Engine(Rules rules, Snapshot from) {
    this(rules, from, Watch.NOBODY);
  }

  public Engine(Rules rules, Snapshot from, Watch watch) {
    this.rules = rules;
    floor = new Floor(watch);
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
        deadlines.afterCall(seat, seat.call(), seat.until());
      }
      var caller = seat.call() == null ? null : floor.caller(seat.call());
      if (caller != null && caller.deadline() != null) {
        deadlines.ring(seat, caller, caller.deadline());
      }
    }
    floor.callers().forEach(this::awaitRelax);
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
      case Event.OfferLost(var offer, var call) -> lose(offer, call, out);
    }
  }

  private void arrive(String call, Need need, List<Decision> out) {
    if (floor.caller(call) != null) {
      out.add(new Decision.Ignore("CallArrived", call, "is already in the line"));
      return;
    }
    if (floor.hasEnded(call)) {
      out.add(new Decision.Ignore("CallArrived", call, "has already ended"));
      return;
    }
    var caller = Caller.arrived(call, need, now, ++numbers);
    awaitRelax(caller);
    enqueue(caller, WhyQueued.ARRIVED, out);
  }

  private void rekey(String call, Need need, List<Decision> out) {
    var caller = floor.caller(call);
    if (caller == null) {
      out.add(new Decision.Ignore("NeedChanged", call, "is not in the line"));
    } else {
      awaitRelax(caller.needing(need));
      need(caller, need, WhyQueued.REKEYED, out);
    }
  }

  private void need(Caller caller, Need need, WhyQueued why, List<Decision> out) {
    if (caller.state() == Caller.State.WAITING) {
      enqueue(caller.needing(need), why, out);
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
    deadlines.ring(seat, offered, deadline);
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

  private void lose(String offer, String call, List<Decision> out) {
    var caller = floor.caller(call);
    var seat = floor.seatWith(call);
    boolean isLive = caller != null && caller.state() == Caller.State.OFFERED;
    if (caller == null || seat == null || !isLive || !caller.offer().equals(offer)) {
      out.add(new Decision.Ignore("OfferLost", offer, "is no live offer"));
      return;
    }
    var turn = seat.readyAsBefore();
    stand(turn, "the offer was lost", out);
    out.add(
        new Decision.Withdraw(
            offer, call, seat.seat(), WhyWithdrawn.LOST, "the server was restarted"));
    var back = caller.returned(now, "the server was restarted");
    floor.put(back);
    out.add(new Decision.Queue(call, floor.place(back), floor.waiting(), WhyQueued.RETURNED));
    matchBoth(back, turn, out);
  }

  /// A caller and a seat are new at once: nobody is passed, and the seat idle longest is taken.
  private void matchBoth(Caller caller, Seat seat, List<Decision> out) {
    var first = floor.firstFor(seat);
    if (first != null && !first.call().equals(caller.call())) {
      offer(first, seat, Picked.FIRST_CALLER, out);
      seekSeat(caller, out);
      return;
    }
    seekSeat(caller, out);
    var still = floor.seat(seat.seat());
    var next = still == null || still.state() != SeatState.READY ? null : floor.firstFor(still);
    if (still != null && next != null) {
      offer(next, still, Picked.FIRST_CALLER, out);
    }
  }

  /// The seat goes out of the line, visible to all; the caller returns with the old key.
  private void fail(Caller caller, WhyWithdrawn why, String detail, List<Decision> out) {
    var seat = floor.seatWith(caller.call());
    if (seat != null) {
      stand(seat.away(SeatState.NOT_RESPONDING, detail, now), detail, out);
      giveBack(caller, seat, why, detail, out);
    }
  }

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

  private void endTalk(Seat seat, String call, List<Decision> out) {
    if (seat.settled()) {
      release(seat, "the order was saved during the call", out);
      return;
    }
    var until = now.plus(rules.afterCall());
    var writing = seat.afterCall(now, until);
    deadlines.afterCall(writing, call, until);
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

  private void awaitRelax(Caller caller) {
    var at = caller.since().plus(rules.relax());
    if (caller.need().skills() != 0 && at.isAfter(now)) {
      deadlines.relax(caller, at);
    }
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
      case RELAX -> {
        var caller = floor.caller(due.call());
        if (caller != null && caller.need().skills() != 0) {
          need(caller, caller.need().relaxed(), WhyQueued.RELAXED, out);
        }
      }
    }
  }

  /// When the engine next wants a [Event.Tick], at the latest.
  public Optional<Instant> nextDeadline() {
    return Optional.ofNullable(deadlines.first()).map(Deadlines.Deadline::at);
  }

  /// The line as it stands, for whoever asks.
  public View view() {
    return new View(floor, pace, now);
  }

  public Snapshot snapshot() {
    return new Snapshot(now, numbers, floor.callers(), floor.seats(), floor.ended(), pace);
  }

  /// The line without its people: for a store that keeps those by the row.
  public Head head() {
    return new Head(numbers, pace);
  }

  /// What belongs to nobody.
  ///
  /// @param numbers the last number given to a caller or a seat
  public record Head(long numbers, Pace pace) {}

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
