package vigil.acd.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One seat on shift.
///
/// @param number order of coming on shift; settles ties of idleness
/// @param since when the present state began
/// @param idleSince when it last became ready; kept through an offer whose caller left, so the turn
///   is not lost
/// @param call offered, talked with, or written about
/// @param until end of after-call work
/// @param reason of a break or of not responding
/// @param wish what comes after the call and its work
/// @param settled the order of the call is already written
public record Seat(
    String seat,
    long number,
    long skills,
    SeatState state,
    Instant since,
    Instant idleSince,
    @Nullable String call,
    @Nullable Instant until,
    String reason,
    Wish wish,
    boolean settled) {

  public enum Wish {
    NEXT_CALL,
    BREAK,
    OFF
  }

  static Seat on(String seat, long number, long skills, Instant at) {
    return new Seat(
        seat, number, skills, SeatState.READY, at, at, null, null, "", Wish.NEXT_CALL, false);
  }

  QueueKey idleKey() {
    return QueueKey.idle(idleSince, number);
  }

  /// The same seat with the end of its ringing, which the caller knows, for a board.
  public Seat ringingUntil(@Nullable Instant end) {
    return new Seat(
        seat, number, skills, state, since, idleSince, call, end, reason, wish, settled);
  }

  Seat ready(Instant at) {
    return new Seat(
        seat, number, skills, SeatState.READY, at, at, null, null, "", Wish.NEXT_CALL, false);
  }

  /// Ready again in the old turn: the caller left before the answer.
  public Seat readyAsBefore() {
    return new Seat(
        seat,
        number,
        skills,
        SeatState.READY,
        idleSince,
        idleSince,
        null,
        null,
        "",
        Wish.NEXT_CALL,
        false);
  }

  Seat offered(String which, Instant at) {
    return new Seat(
        seat, number, skills, SeatState.OFFERED, at, idleSince, which, null, "", wish, false);
  }

  Seat talking(Instant at) {
    return new Seat(
        seat, number, skills, SeatState.TALKING, at, idleSince, call, null, "", wish, false);
  }

  Seat afterCall(Instant at, Instant end) {
    return new Seat(
        seat, number, skills, SeatState.AFTER_CALL, at, idleSince, call, end, reason, wish, false);
  }

  Seat away(SeatState how, String why, Instant at) {
    return new Seat(
        seat, number, skills, how, at, idleSince, null, null, why, Wish.NEXT_CALL, false);
  }

  Seat wishing(Wish other, String why) {
    return new Seat(
        seat, number, skills, state, since, idleSince, call, until, why, other, settled);
  }

  Seat withDebtSettled() {
    return new Seat(seat, number, skills, state, since, idleSince, call, until, reason, wish, true);
  }

  Seat skilled(long other) {
    return new Seat(
        seat, number, other, state, since, idleSince, call, until, reason, wish, settled);
  }

  long print() {
    var print = new Fingerprint().add(seat).add(number).add(skills).add(state);
    print.add(since).add(idleSince).add(call).add(until).add(reason).add(wish);
    return print.add(settled ? 1 : 0).value();
  }
}
