package vigil.acd.engine;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.acd.engine.Decision.QueueReason;
import vigil.acd.engine.Decision.WithdrawReason;

/// A call that is talked and goes from one to another: whose it is, and whose phones are in it
/// besides. Those are told no caller, nor are phones in a call that does not come from the line.
final class TransferLife {
  private final Matcher match;
  private final QueueState queue;
  private final SeatLife seats;

  TransferLife(Matcher match, SeatLife seats) {
    this.match = match;
    this.queue = match.queue;
    this.seats = seats;
  }

  void place(String call, List<String> engaged, List<Decision> out) {
    match.atOnce(() -> engage(call, engaged, null, out), out);
  }

  void move(Event.CallMoved event, List<Decision> out) {
    var caller = queue.caller(event.call());
    if (caller == null || !caller.isTalking()) {
      out.add(new Decision.Ignore("CallMoved", event.call(), "is not talked"));
      return;
    }
    boolean isSame = event.offer() != null && event.offer().equals(caller.offer());
    var holder = isSame ? caller.seat() : taker(event);
    match.atOnce(
        () -> {
          if (!Objects.equals(holder, caller.seat())) {
            pass(caller, holder, out);
          }
          engage(event.call(), event.engaged(), holder, out);
        },
        out);
  }

  /// Who gets the call, if that is a seat that has no other.
  private @Nullable String taker(Event.CallMoved event) {
    var seat = event.seat() == null ? null : queue.seat(event.seat());
    boolean isBusy =
        seat != null && seat.state() == SeatState.TALKING && !event.call().equals(seat.call());
    return seat == null || isBusy ? null : seat.seat();
  }

  private void pass(Caller caller, @Nullable String to, List<Decision> out) {
    var from = caller.seat();
    queue.put(caller.talkingWith(to));
    var taker = to == null ? null : queue.seat(to);
    if (taker != null) {
      take(taker, caller.call(), from, out);
    } else if (from != null) {
      out.add(new Decision.HandOn(caller.call(), from));
    }
    var left = from == null ? null : queue.seat(from);
    if (left != null && isTalking(left, caller.call())) {
      seats.endTalk(left, caller.call(), out);
    }
  }

  private static boolean isTalking(Seat seat, String call) {
    return seat.state() == SeatState.TALKING && call.equals(seat.call());
  }

  private void take(Seat seat, String call, @Nullable String from, List<Decision> out) {
    var rung = seat.state() == SeatState.OFFERED ? queue.seatCaller(seat) : null;
    queue.put(seat.taking(call, match.now()));
    out.add(new Decision.Take(call, seat.seat(), from));
    out.add(
        new Decision.ChangeSeatState(
            seat.seat(), SeatState.TALKING, call, null, "was given the call"));
    if (rung != null) {
      match.giveBack(rung, seat, WithdrawReason.SEAT_ENGAGED, "was given a call", out);
    }
  }

  private void engage(
      String call, List<String> engaged, @Nullable String holder, List<Decision> out) {
    for (var seat : queue.seatsWith(call)) {
      boolean isStill = engaged.contains(seat.seat()) && !seat.seat().equals(holder);
      if (!isStill) {
        free(seat, call, out);
      }
    }
    for (var who : engaged) {
      var seat = who.equals(holder) ? null : queue.seat(who);
      if (seat != null && seat.engaged() == null) {
        engage(seat, call, out);
      }
    }
  }

  private void engage(Seat seat, String call, List<Decision> out) {
    var in = new Seat.Engagement(call, match.now());
    var rung = seat.state() == SeatState.OFFERED ? queue.seatCaller(seat) : null;
    out.add(new Decision.Engage(seat.seat(), call));
    if (rung == null) {
      queue.put(seat.engagedIn(in));
      return;
    }
    match.stand(seat.engagedIn(in).readyAsBefore(), "is in another call", out);
    match.giveBack(rung, seat, WithdrawReason.SEAT_ENGAGED, "is in another call", out);
  }

  /// The seat goes on with what it did, in its old turn.
  private void free(Seat seat, String call, List<Decision> out) {
    var engaged = seat.engaged();
    if (engaged == null || !engaged.call().equals(call)) {
      return;
    }
    var now = seat.engagedIn(null);
    queue.put(now);
    out.add(new Decision.Disengage(seat.seat(), call));
    match.seekCaller(now, out);
  }

  /// Nobody is in the call any more.
  void freeAll(String call, List<Decision> out) {
    queue.seatsWith(call).forEach(seat -> free(seat, call, out));
  }

  /// Whoever had the caller has left, and nobody came.
  void comeBack(String call, List<Decision> out) {
    var caller = queue.caller(call);
    if (caller == null || !caller.isTalking()) {
      out.add(new Decision.Ignore("CallReturned", call, "is not talked"));
      return;
    }
    match.atOnce(
        () -> {
          var left = queue.seatOf(caller);
          if (left != null && isTalking(left, call)) {
            seats.endTalk(left, call, out);
          }
          freeAll(call, out);
          match.enqueue(caller.cameBack(), QueueReason.CAME_BACK, out);
        },
        out);
  }
}
