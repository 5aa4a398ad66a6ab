package vigil.acd;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Fact;

/// What happened in the line. `subject` is the call's id, or the staff member's for what a seat
/// went through. The line has no versions: its order is the ledger's.
public sealed interface AcdFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// The call came into the line.
  ///
  /// @param place 1 for the next
  record Enqueued(String subject, int place, int waiting) implements AcdFact {}

  /// Waited long enough that any seat may serve, or needs something else than thought.
  record Rekeyed(String subject, int place, int waiting, boolean anySeatWillDo)
      implements AcdFact {}

  /// A seat rings.
  ///
  /// @param until when the ringing ends
  record Offered(
      String subject, String offer, String staff, Instant until, @JsonUnwrapped Choice choice)
      implements AcdFact {}

  /// Why this seat was chosen for this caller.
  ///
  /// @param seatChosen true: this seat had been idle longest; false: the seat became idle and the
  ///   caller stood first of those it may serve
  /// @param place the caller's place when chosen; those before lack a seat with their skills
  /// @param idleBefore seats idle longer that lack the caller's skills
  record Choice(
      boolean seatChosen,
      int place,
      int waiting,
      int idle,
      int idleBefore,
      long waitedMillis,
      long seatIdleMillis) {}

  /// The two talk; from now on the agent owes an order.
  record Answered(String subject, String offer, String staff, long waitedMillis)
      implements AcdFact {}

  /// A caller who had talked before, and was left alone, talks with a seat again.
  record AnsweredAgain(String subject, String offer, String staff) implements AcdFact {}

  /// The seat got a call that was talked already; from now on its agent owes an order too, unless
  /// one is written.
  ///
  /// @param from whose seat had it; null for somebody who has none
  record CallTaken(String subject, String staff, @Nullable String from) implements AcdFact {}

  /// The call goes on with others, who are no seats.
  record HandedOn(String subject, String staff) implements AcdFact {}

  /// Whoever talked with the caller left, and nobody came: back in the line, in the old place.
  record CameBack(String subject, int place, int waiting) implements AcdFact {}

  /// The offer came to nothing; the caller is back in the old place, unless the caller left.
  ///
  /// @param why CALLER_LEFT, NO_ANSWER, REFUSED, SEAT_BREAK, SEAT_OFF, SEAT_ENGAGED, LOST
  record OfferFailed(String subject, String offer, String staff, String why, String detail)
      implements AcdFact {}

  /// The call is out of the line for good.
  ///
  /// @param staff who served it last; null when the caller gave up, or talked with others last
  /// @param reason ABANDONED, SERVED, or LEFT_AGAIN: gave up in the line, having talked before
  record Left(String subject, @Nullable String staff, String reason, long sinceArrivalMillis)
      implements AcdFact {}

  /// The order of an answered call is written.
  record DebtSettled(String subject, String staff, String order) implements AcdFact {}

  record SeatReady(String subject, String why) implements AcdFact {}

  record AfterCallStarted(String subject, String call, Instant until) implements AcdFact {}

  record SeatRested(String subject, String reason) implements AcdFact {}

  record SeatNotResponding(String subject, String why) implements AcdFact {}

  record SeatLeft(String subject) implements AcdFact {}

  /// A leader sets a seat's state; what becomes of it the facts after this one tell.
  ///
  /// @param by the leader
  /// @param why in the leader's words
  record SeatForced(String subject, SeatOrder state, String by, String why) implements AcdFact {}

  /// The seat's phone is rung for a call that another has, or is in it: nothing is offered to it.
  record SeatEngaged(String subject, String call) implements AcdFact {}

  /// And no longer.
  record SeatDisengaged(String subject, String call) implements AcdFact {}
}
