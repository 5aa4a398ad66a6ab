package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.acd.engine.Decision.PickReason;
import vigil.acd.engine.Decision.QueueReason;
import vigil.acd.engine.Decision.WithdrawReason;

/// Where callers and seats meet: who is put in the line, who is offered to whom, who is given back.
/// Holds the time and the count of numbers that both lives draw from.
final class Matcher {
  QueueLimits rules;
  final QueueState queue;
  final EngineDeadlines deadlines = new EngineDeadlines();
  private long numbers;
  private Instant now;

  /// While several change at once; null else.
  private @Nullable Freed freed;

  /// Who waits and who is idle since the last match.
  private record Freed(List<String> calls, List<String> seats) {}

  Matcher(QueueLimits rules, QueueState queue, Instant now, long numbers) {
    this.rules = rules;
    this.queue = queue;
    this.now = now;
    this.numbers = numbers;
  }

  Instant now() {
    return now;
  }

  /// A clock that went back is taken as standing still.
  void advanceTo(Instant at) {
    now = at.isAfter(now) ? at : now;
  }

  long numbers() {
    return numbers;
  }

  long nextNumber() {
    return ++numbers;
  }

  void enqueue(Caller caller, QueueReason why, List<Decision> out) {
    queue.put(caller);
    out.add(new Decision.Queue(caller.call(), queue.place(caller), queue.waiting(), why));
    seekSeat(caller, out);
  }

  void giveBack(Caller caller, Seat seat, WithdrawReason why, String detail, List<Decision> out) {
    out.add(new Decision.Withdraw(caller.offer(), caller.call(), seat.seat(), why, detail));
    enqueue(caller.returned(now, detail), QueueReason.RETURNED, out);
  }

  /// Several callers or seats may become free at once: all that changes is done first, then they
  /// are matched in the order of the line.
  void atOnce(Runnable changes, List<Decision> out) {
    var all = new Freed(new ArrayList<>(2), new ArrayList<>(2));
    freed = all;
    try {
      changes.run();
    } finally {
      freed = null;
    }
    for (var next = first(all); next != null; next = first(all)) {
      var seat = Objects.requireNonNull(queue.longestIdleFor(next));
      boolean isFreed = all.seats().contains(seat.seat());
      offer(next, seat, isFreed ? PickReason.FIRST_CALLER : PickReason.LONGEST_IDLE_SEAT, out);
    }
  }

  /// The first caller who can be served; whoever can is free since now, or is served by one who is.
  private @Nullable Caller first(Freed all) {
    Caller first = null;
    for (var call : all.calls()) {
      var caller = queue.caller(call);
      if (caller != null
          && caller.state() == Caller.State.WAITING
          && queue.longestIdleFor(caller) != null) {
        first = earlier(first, caller);
      }
    }
    for (var who : all.seats()) {
      var seat = queue.seat(who);
      if (seat != null && seat.isIdle()) {
        first = earlier(first, queue.firstFor(seat));
      }
    }
    return first;
  }

  private static @Nullable Caller earlier(@Nullable Caller one, @Nullable Caller other) {
    return one == null || (other != null && other.key().compareTo(one.key()) < 0) ? other : one;
  }

  void seekSeat(Caller caller, List<Decision> out) {
    if (freed != null) {
      freed.calls().add(caller.call());
      return;
    }
    var seat = queue.longestIdleFor(caller);
    if (seat != null) {
      offer(caller, seat, PickReason.LONGEST_IDLE_SEAT, out);
    }
  }

  /// A seat that became idle takes the first caller it may serve.
  void seekCaller(Seat seat, List<Decision> out) {
    if (!seat.isIdle()) {
      return;
    }
    if (freed != null) {
      freed.seats().add(seat.seat());
      return;
    }
    var caller = queue.firstFor(seat);
    if (caller != null) {
      offer(caller, seat, PickReason.FIRST_CALLER, out);
    }
  }

  void offer(Caller caller, Seat seat, PickReason picked, List<Decision> out) {
    var why =
        new Decision.OfferReason(
            picked,
            queue.place(caller),
            queue.waiting(),
            queue.idle(),
            queue.idleBefore(seat),
            Duration.between(caller.since(), now),
            Duration.between(seat.idleSince(), now));
    var deadline = now.plus(rules.ring());
    var offered = caller.offeredTo(seat.seat(), deadline);
    queue.put(offered);
    queue.put(seat.offered(caller.call(), now));
    deadlines.ring(seat, offered, deadline);
    out.add(new Decision.Offer(offered.offer(), caller.call(), seat.seat(), deadline, why));
  }

  void stand(Seat seat, String why, List<Decision> out) {
    queue.put(seat);
    out.add(
        new Decision.ChangeSeatState(seat.seat(), seat.state(), seat.call(), seat.until(), why));
  }

  void awaitRelax(Caller caller) {
    var at = caller.since().plus(rules.relax());
    if (caller.need().skills() != 0 && at.isAfter(now)) {
      deadlines.relax(caller, at);
    }
  }
}
