package vigil.acd.engine;

import java.time.Duration;
import java.util.List;
import vigil.acd.engine.Decision.LeaveReason;
import vigil.acd.engine.Decision.QueueReason;
import vigil.acd.engine.Decision.WithdrawReason;

/// What becomes of a caller: in the line, offered to a seat, talking, gone; given back when the
/// seat does not answer.
final class CallerLife {
  private final Matcher match;
  private final QueueState queue;
  private final SeatLife seats;
  private final TransferLife transfers;
  private AnswerRate pace;

  CallerLife(Matcher match, SeatLife seats, TransferLife transfers, AnswerRate pace) {
    this.match = match;
    this.queue = match.queue;
    this.seats = seats;
    this.transfers = transfers;
    this.pace = pace;
  }

  /// How fast calls are answered.
  AnswerRate answerRate() {
    return pace;
  }

  void arrive(String call, Need need, List<Decision> out) {
    if (queue.caller(call) != null) {
      out.add(new Decision.Ignore("CallArrived", call, "is already in the line"));
      return;
    }
    if (queue.hasEnded(call)) {
      out.add(new Decision.Ignore("CallArrived", call, "has already ended"));
      return;
    }
    var caller = Caller.arrived(call, need, match.now(), match.nextNumber());
    match.awaitRelax(caller);
    match.enqueue(caller, QueueReason.ARRIVED, out);
  }

  void rekey(String call, Need need, List<Decision> out) {
    var caller = queue.caller(call);
    if (caller == null) {
      out.add(new Decision.Ignore("NeedChanged", call, "is not in the line"));
    } else {
      match.awaitRelax(caller.withNeed(need));
      need(caller, need, QueueReason.REKEYED, out);
    }
  }

  private void need(Caller caller, Need need, QueueReason why, List<Decision> out) {
    if (caller.state() == Caller.State.WAITING) {
      match.enqueue(caller.withNeed(need), why, out);
    } else {
      queue.put(caller.withNeed(need));
    }
  }

  void endCall(String event, String call, List<Decision> out) {
    var caller = queue.caller(call);
    if (caller == null) {
      queue.end(call);
      out.add(new Decision.Ignore(event, call, "is not in the line"));
      return;
    }
    match.atOnce(() -> end(event, caller, out), out);
  }

  private void end(String event, Caller caller, List<Decision> out) {
    var call = caller.call();
    var seat = queue.seatOf(caller);
    var waited = Duration.between(caller.since(), match.now());
    queue.remove(caller);
    if (caller.isTalking()) {
      out.add(new Decision.Leave(call, caller.seat(), LeaveReason.SERVED, waited));
      if (seat != null) {
        seats.endTalk(seat, call, out);
      }
      transfers.freeAll(call, out);
      return;
    }
    if (seat != null) {
      out.add(
          new Decision.Withdraw(
              caller.offer(), call, seat.seat(), WithdrawReason.CALLER_LEFT, event));
    }
    var why = caller.isServed() ? LeaveReason.LEFT_AGAIN : LeaveReason.ABANDONED;
    out.add(new Decision.Leave(call, null, why, waited));
    if (seat != null) {
      seats.becomeIdle(seat.readyAsBefore(), "the caller left before the answer", out);
    }
  }

  void answer(String offer, String call, String by, List<Decision> out) {
    var caller = queue.caller(call);
    boolean isLast = caller != null && caller.offer().equals(offer);
    if (caller != null && isLast && caller.isTalking()) {
      out.add(new Decision.Ignore("OfferAnswered", offer, "was answered before"));
      return;
    }
    var seat = queue.seat(by);
    if (caller == null || seat == null || !isLast || !by.equals(caller.seat())) {
      out.add(new Decision.Release(offer, call, by));
      return;
    }
    queue.put(caller.talking());
    queue.put(seat.talking(match.now()));
    pace = pace.answered(match.now());
    var waited = Duration.between(caller.since(), match.now());
    out.add(new Decision.Join(offer, call, by, waited, caller.isServed()));
    out.add(new Decision.ChangeSeatState(by, SeatState.TALKING, call, null, "answered"));
  }

  void refuse(String offer, String call, String why, List<Decision> out) {
    var caller = queue.caller(call);
    var live = caller != null && caller.state() == Caller.State.OFFERED;
    if (caller == null || !live || !caller.offer().equals(offer)) {
      out.add(new Decision.Ignore("OfferRefused", offer, "is no live offer"));
      return;
    }
    fail(caller, WithdrawReason.REFUSED, why, out);
  }

  void lose(String offer, String call, List<Decision> out) {
    var caller = queue.caller(call);
    var seat = caller == null ? null : queue.seatOf(caller);
    boolean isLive = caller != null && caller.state() == Caller.State.OFFERED;
    if (caller == null || seat == null || !isLive || !caller.offer().equals(offer)) {
      out.add(new Decision.Ignore("OfferLost", offer, "is no live offer"));
      return;
    }
    match.atOnce(
        () -> {
          seats.becomeIdle(seat.readyAsBefore(), "the offer was lost", out);
          match.giveBack(caller, seat, WithdrawReason.LOST, "the server was restarted", out);
        },
        out);
  }

  /// The seat goes out of the line, visible to all; the caller returns with the old key.
  private void fail(Caller caller, WithdrawReason why, String detail, List<Decision> out) {
    var seat = queue.seatOf(caller);
    if (seat != null) {
      match.stand(seat.away(SeatState.NOT_RESPONDING, detail, match.now()), detail, out);
      match.giveBack(caller, seat, why, detail, out);
    }
  }

  /// The ring time is over, if this offer still rings.
  void endRing(EngineDeadlines.Deadline due, List<Decision> out) {
    var caller = queue.caller(due.call());
    if (caller != null && due.at().equals(caller.deadline()) && due.seat().equals(caller.seat())) {
      fail(caller, WithdrawReason.NO_ANSWER, "no answer", out);
    }
  }

  /// Waited so long for a skilled seat that any will do.
  void relax(String call, List<Decision> out) {
    var caller = queue.caller(call);
    if (caller != null && caller.need().skills() != 0) {
      need(caller, caller.need().relaxed(), QueueReason.RELAXED, out);
    }
  }
}
