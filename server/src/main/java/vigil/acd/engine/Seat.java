package vigil.acd.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One seat on shift.
///
/// @param number order of coming on shift; settles ties of idleness
/// @param since when the present state began
/// @param idleSince when it last became ready; kept through an offer whose caller left, so the turn
///   is not lost
/// @param engaged the call that its phone is in beside what it does; null for none
public record Seat(
    String seat,
    long number,
    long skills,
    SeatState state,
    Instant since,
    Instant idleSince,
    Occupation occupation,
    @Nullable Engagement engaged) {

  public enum Wish {
    NEXT_CALL,
    BREAK,
    OFF
  }

  /// Asked by a colleague, or listening: a call that another has.
  public record Engagement(String call, Instant since) {}

  /// What a seat is at, and what comes after it.
  ///
  /// @param call offered, talked with, or written about
  /// @param until end of after-call work
  /// @param reason of a break or of not responding
  /// @param wish what comes after the call and its work
  /// @param settled the order of the call is already written
  public record Occupation(
      @Nullable String call, @Nullable Instant until, String reason, Wish wish, boolean settled) {
    static final Occupation NONE = new Occupation(null, null, "", Wish.NEXT_CALL, false);

    static Occupation away(String why) {
      return new Occupation(null, null, why, Wish.NEXT_CALL, false);
    }

    Occupation offered(String which) {
      return new Occupation(which, null, "", wish, false);
    }

    Occupation talking() {
      return new Occupation(call, null, "", wish, false);
    }

    Occupation afterCall(Instant end) {
      return new Occupation(call, end, reason, wish, false);
    }

    Occupation until(@Nullable Instant end) {
      return new Occupation(call, end, reason, wish, settled);
    }

    Occupation wishing(Wish other, String why) {
      return new Occupation(call, until, why, other, settled);
    }

    Occupation withDebtSettled() {
      return new Occupation(call, until, reason, wish, true);
    }
  }

  public @Nullable String call() {
    return occupation.call();
  }

  public @Nullable Instant until() {
    return occupation.until();
  }

  public String reason() {
    return occupation.reason();
  }

  public Wish wish() {
    return occupation.wish();
  }

  public boolean settled() {
    return occupation.settled();
  }

  static Seat on(String seat, long number, long skills, Instant at) {
    return new Seat(seat, number, skills, SeatState.READY, at, at, Occupation.NONE, null);
  }

  /// Whether it may be offered a caller.
  public boolean isIdle() {
    return state == SeatState.READY && engaged == null;
  }

  /// The call of the seat, and the one that its phone is in besides.
  List<String> calls() {
    var own = call();
    if (engaged == null) {
      return own == null ? List.of() : List.of(own);
    }
    return own == null ? List.of(engaged.call()) : List.of(own, engaged.call());
  }

  QueueKey idleKey() {
    return QueueKey.idle(idleSince, number);
  }

  private Seat with(Occupation what) {
    return new Seat(seat, number, skills, state, since, idleSince, what, engaged);
  }

  private Seat in(SeatState other, Instant at, Occupation what) {
    return new Seat(seat, number, skills, other, at, idleSince, what, engaged);
  }

  Seat engagedIn(@Nullable Engagement in) {
    return new Seat(seat, number, skills, state, since, idleSince, occupation, in);
  }

  /// Has a call that is talked already; what it did before is what it does after.
  Seat taking(String which, Instant at) {
    var after = state == SeatState.BREAK ? Wish.BREAK : wish();
    var why = after == Wish.NEXT_CALL ? "" : reason();
    var kept = engaged != null && engaged.call().equals(which) ? null : engaged;
    return in(SeatState.TALKING, at, new Occupation(which, null, why, after, false))
        .engagedIn(kept);
  }

  /// The same seat with the end of its ringing, which the caller knows, for a board.
  public Seat ringingUntil(@Nullable Instant end) {
    return with(occupation.until(end));
  }

  Seat ready(Instant at) {
    return on(seat, number, skills, at).engagedIn(engaged);
  }

  /// Ready again in the old turn: the caller left before the answer.
  public Seat readyAsBefore() {
    return ready(idleSince);
  }

  Seat offered(String which, Instant at) {
    return in(SeatState.OFFERED, at, occupation.offered(which));
  }

  Seat talking(Instant at) {
    return in(SeatState.TALKING, at, occupation.talking());
  }

  Seat afterCall(Instant at, Instant end) {
    return in(SeatState.AFTER_CALL, at, occupation.afterCall(end));
  }

  Seat away(SeatState how, String why, Instant at) {
    return in(how, at, Occupation.away(why));
  }

  Seat wishing(Wish other, String why) {
    return with(occupation.wishing(other, why));
  }

  Seat withDebtSettled() {
    return with(occupation.withDebtSettled());
  }

  Seat skilled(long other) {
    return new Seat(seat, number, other, state, since, idleSince, occupation, engaged);
  }

  long print() {
    var print = new Fingerprint().add(seat).add(number).add(skills).add(state);
    print.add(since).add(idleSince).add(call()).add(until()).add(reason()).add(wish());
    print.add(settled() ? 1 : 0).add(engaged == null ? null : engaged.call());
    return print.add(engaged == null ? null : engaged.since()).value();
  }
}
