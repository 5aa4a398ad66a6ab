package vigil.acd.engine;

import java.util.List;
import vigil.acd.engine.Decision.WithdrawReason;

/// What becomes of a seat: on shift, ready, on a break, talking, writing, off shift.
final class SeatLife {
  private final Matcher match;
  private final QueueState queue;

  SeatLife(Matcher match) {
    this.match = match;
    this.queue = match.queue;
  }

  void startShift(String who, long skills, List<Decision> out) {
    var seat = queue.seat(who);
    if (seat == null) {
      becomeIdle(Seat.on(who, match.nextNumber(), skills, match.now()), "came on shift", out);
    } else if (seat.state() == SeatState.READY && seat.skills() != skills) {
      becomeIdle(seat.skilled(skills), "skills changed", out);
    } else {
      queue.put(seat.skilled(skills).wishing(Seat.Wish.NEXT_CALL, seat.reason()));
      out.add(new Decision.Ignore("SeatOn", who, "is already on shift"));
    }
  }

  void ready(String who, List<Decision> out) {
    var seat = queue.seat(who);
    if (seat == null) {
      out.add(new Decision.Ignore("SeatReady", who, "is not on shift"));
      return;
    }
    switch (seat.state()) {
      case BREAK, NOT_RESPONDING, AFTER_CALL ->
          becomeIdle(seat.ready(match.now()), "said ready", out);
      case TALKING, OFFERED -> queue.put(seat.wishing(Seat.Wish.NEXT_CALL, ""));
      case READY, OFF -> out.add(new Decision.Ignore("SeatReady", who, "is ready"));
    }
  }

  void pause(String who, String reason, List<Decision> out) {
    var seat = queue.seat(who);
    if (seat == null) {
      out.add(new Decision.Ignore("SeatBreak", who, "is not on shift"));
      return;
    }
    switch (seat.state()) {
      case READY, NOT_RESPONDING, BREAK ->
          match.stand(seat.away(SeatState.BREAK, reason, match.now()), reason, out);
      case OFFERED -> {
        var caller = queue.seatCaller(seat);
        match.stand(seat.away(SeatState.BREAK, reason, match.now()), reason, out);
        if (caller != null) {
          match.giveBack(caller, seat, WithdrawReason.SEAT_BREAK, reason, out);
        }
      }
      case TALKING, AFTER_CALL, OFF -> queue.put(seat.wishing(Seat.Wish.BREAK, reason));
    }
  }

  void endShift(String who, List<Decision> out) {
    var seat = queue.seat(who);
    if (seat == null) {
      out.add(new Decision.Ignore("SeatOff", who, "is not on shift"));
    } else if (seat.state() == SeatState.TALKING) {
      queue.put(seat.wishing(Seat.Wish.OFF, "went off shift"));
    } else {
      var caller = seat.state() == SeatState.OFFERED ? queue.seatCaller(seat) : null;
      leave(seat, out);
      if (caller != null) {
        match.giveBack(caller, seat, WithdrawReason.SEAT_OFF, "went off shift", out);
      }
    }
  }

  private void leave(Seat seat, List<Decision> out) {
    queue.remove(seat);
    out.add(new Decision.ChangeSeatState(seat.seat(), SeatState.OFF, null, null, "went off shift"));
  }

  /// The seat stands idle, and takes the first caller it may serve.
  void becomeIdle(Seat seat, String why, List<Decision> out) {
    match.stand(seat, why, out);
    match.seekCaller(seat, out);
  }

  void endTalk(Seat seat, String call, List<Decision> out) {
    if (seat.settled()) {
      release(seat, "the order was saved during the call", out);
      return;
    }
    var until = match.now().plus(match.rules.afterCall());
    var writing = seat.afterCall(match.now(), until);
    match.deadlines.afterCall(writing, call, until);
    match.stand(writing, "the call ended", out);
  }

  /// The call and its work are over: what the agent wished, or the next call.
  private void release(Seat seat, String why, List<Decision> out) {
    switch (seat.wish()) {
      case NEXT_CALL -> becomeIdle(seat.ready(match.now()), why, out);
      case BREAK ->
          match.stand(seat.away(SeatState.BREAK, seat.reason(), match.now()), seat.reason(), out);
      case OFF -> leave(seat, out);
    }
  }

  /// The call owes nothing more: whoever writes about it is done. Who still talks has written it
  /// alone, or has after-call work of its own.
  void settle(String call, String by, List<Decision> out) {
    boolean isHeard = false;
    for (var seat : queue.seatsWith(call)) {
      boolean isOn = call.equals(seat.call());
      boolean isOwn = seat.seat().equals(by) && !seat.settled();
      if (isOn && seat.state() == SeatState.AFTER_CALL) {
        release(seat, "the order was saved", out);
        isHeard = true;
      } else if (isOn && seat.state() == SeatState.TALKING && isOwn) {
        queue.put(seat.withDebtSettled());
        isHeard = true;
      }
    }
    if (!isHeard) {
      out.add(new Decision.Ignore("OrderSaved", call, "no seat writes about it now"));
    }
  }

  void saveLater(String who, List<Decision> out) {
    var seat = queue.seat(who);
    if (seat != null && seat.state() == SeatState.AFTER_CALL) {
      release(seat, "the order was put off", out);
    } else {
      out.add(new Decision.Ignore("SaveLater", who, "is not in after-call work"));
    }
  }

  /// After-call time is over, if this call is still written about.
  void endAfterCall(EngineDeadlines.Deadline due, List<Decision> out) {
    var seat = queue.seat(due.seat());
    if (seat != null && due.at().equals(seat.until()) && due.call().equals(seat.call())) {
      release(seat, "after-call time is over", out);
    }
  }
}
