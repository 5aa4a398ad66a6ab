package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the engine wants done or known, each with its why in data.
public sealed interface Decision {

  /// The caller stands in the line at this place (1 = next).
  record Queue(String call, int place, int waiting, QueueReason why) implements Decision {}

  record Offer(String offer, String call, String seat, Instant deadline, OfferReason why)
      implements Decision {}

  /// Stop ringing: this offer is dead, and an answer to it will be released.
  record Withdraw(String offer, String call, String seat, WithdrawReason why, String detail)
      implements Decision {}

  /// The answer is good: join the two.
  ///
  /// @param isAgain the caller has talked before, and came back to the line
  record Join(String offer, String call, String seat, Duration waited, boolean isAgain)
      implements Decision {}

  /// The seat has a call that is talked already: a colleague put it through, or a leader took it.
  ///
  /// @param from who had it before; null for somebody who is no seat
  record Take(String call, String seat, @Nullable String from) implements Decision {}

  /// The seat left a call that goes on with others, who are no seats.
  record HandOn(String call, String from) implements Decision {}

  /// The seat's phone is in a call that another has: it is offered nothing.
  record Engage(String seat, String call) implements Decision {}

  /// The seat's phone is free again.
  record Disengage(String seat, String call) implements Decision {}

  /// A late answer to a dead offer: let the seat's leg go, with a word of excuse.
  record Release(String offer, String call, String seat) implements Decision {}

  /// The call has left the line for good. `seat` is who served it.
  record Leave(String call, @Nullable String seat, LeaveReason left, Duration waited)
      implements Decision {}

  /// The seat stands like this from now on.
  record ChangeSeatState(
      String seat, SeatState state, @Nullable String call, @Nullable Instant until, String why)
      implements Decision {}

  /// Late, double or unknown: nothing changed, and this is why.
  record Ignore(String event, String subject, String why) implements Decision {}

  enum QueueReason {
    ARRIVED,
    RETURNED,
    REKEYED,
    /// Has talked, and was left alone.
    CAME_BACK,
    /// Waited long enough: any seat may serve now.
    RELAXED
  }

  enum WithdrawReason {
    CALLER_LEFT,
    NO_ANSWER,
    REFUSED,
    SEAT_BREAK,
    SEAT_OFF,
    /// A colleague asked the seat, or gave it a call.
    SEAT_ENGAGED,
    /// The server died while it rang.
    LOST
  }

  enum LeaveReason {
    ABANDONED,
    SERVED,
    /// Hung up in the line, having talked before.
    LEFT_AGAIN
  }

  enum PickReason {
    /// The caller came and this seat had been idle longest of those who may serve.
    LONGEST_IDLE_SEAT,
    /// The seat became idle and this caller stood first of those it may serve.
    FIRST_CALLER
  }

  /// Why this pair.
  ///
  /// @param place the caller's place when chosen; those before were passed over, as the seat lacks
  ///   their skills
  /// @param waiting callers in the line, this one included
  /// @param idle idle seats, this one included
  /// @param idleBefore seats idle longer that were passed over, as they lack the caller's skills
  record OfferReason(
      PickReason picked,
      int place,
      int waiting,
      int idle,
      int idleBefore,
      Duration waited,
      Duration seatIdle) {}
}
