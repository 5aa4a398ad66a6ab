package vigil.acd.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One caller in the engine: waiting, offered to a seat, talking with it, or with others.
///
/// @param since when the call came into the line; never changes
public record Caller(
    String call, Need need, QueueKey key, Instant since, State state, Offers offers) {

  public enum State {
    WAITING,
    OFFERED,
    TALKING,
    /// Talks with somebody who is no seat: put through to a number, or to a leader off shift.
    ELSEWHERE
  }

  /// An offer that came to nothing.
  public record FailedOffer(String seat, Instant at, String why) {}

  /// How many failed offers are kept for the explanation; the ledger has them all.
  static final int TRIED_AT_MOST = 8;

  /// Whom the call was offered to.
  ///
  /// @param attempts offers made so far; the number in the last offer's id
  /// @param seat whom the call is offered to or talks with
  /// @param tried offers that failed, the last few
  /// @param isServed the caller has talked to a seat
  public record Offers(
      int attempts,
      @Nullable String seat,
      @Nullable Instant deadline,
      List<FailedOffer> tried,
      boolean isServed) {
    static final Offers NONE = new Offers(0, null, null, List.of(), false);

    public Offers {
      tried = List.copyOf(tried);
    }

    Offers plus(String who, Instant until) {
      return new Offers(attempts + 1, who, until, tried, isServed);
    }

    Offers talkedWith(@Nullable String who) {
      return new Offers(attempts, who, null, tried, true);
    }

    Offers failed(Instant at, String why) {
      var more = new ArrayList<>(tried);
      if (seat != null) {
        more.add(new FailedOffer(seat, at, why));
      }
      var last = more.subList(Math.max(0, more.size() - TRIED_AT_MOST), more.size());
      return new Offers(attempts, null, null, last, isServed);
    }
  }

  public int attempts() {
    return offers.attempts();
  }

  public @Nullable String seat() {
    return offers.seat();
  }

  public @Nullable Instant deadline() {
    return offers.deadline();
  }

  public List<FailedOffer> tried() {
    return offers.tried();
  }

  static Caller arrived(String call, Need need, Instant at, long number) {
    return new Caller(call, need, QueueKey.of(need, at, number), at, State.WAITING, Offers.NONE);
  }

  /// The id of the last offer: readable, unique, and the same in every replay.
  public String offer() {
    return call + "/" + attempts();
  }

  private Caller in(State other, Offers made) {
    return new Caller(call, need, key, since, other, made);
  }

  Caller offeredTo(String who, Instant until) {
    return in(State.OFFERED, offers.plus(who, until));
  }

  Caller talking() {
    return in(State.TALKING, offers.talkedWith(seat()));
  }

  /// Talks with another from now on.
  ///
  /// @param who null for somebody who is no seat
  Caller talkingWith(@Nullable String who) {
    return in(who == null ? State.ELSEWHERE : State.TALKING, offers.talkedWith(who));
  }

  /// Left alone after a talk: in the line with the old key.
  Caller cameBack() {
    return in(State.WAITING, offers.talkedWith(null));
  }

  boolean isTalking() {
    return state == State.TALKING || state == State.ELSEWHERE;
  }

  boolean isServed() {
    return offers.isServed();
  }

  /// Back in the line with the old key.
  public Caller returned(Instant at, String why) {
    return in(State.WAITING, offers.failed(at, why));
  }

  Caller withNeed(Need other) {
    return new Caller(call, other, QueueKey.of(other, since, key.number()), since, state, offers);
  }

  long print() {
    var print = new Fingerprint().add(call).add(need.lane()).add(need.skills());
    print.add(need.credit().toMillis()).add(key.start()).add(key.number());
    print.add(since.toEpochMilli()).add(state).add(attempts()).add(seat()).add(deadline());
    print.add(isServed() ? 1 : 0);
    for (var one : tried()) {
      print.add(one.seat()).add(one.at()).add(one.why());
    }
    return print.value();
  }
}
