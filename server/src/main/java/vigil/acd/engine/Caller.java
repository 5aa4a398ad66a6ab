package vigil.acd.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One caller in the engine: waiting, offered to a seat, or talking with it.
///
/// @param since when the call came into the line; never changes
/// @param attempts offers made so far; the number in the last offer's id
/// @param seat whom the call is offered to or talks with
/// @param tried offers that failed, the last few
public record Caller(
    String call,
    Need need,
    QueueKey key,
    Instant since,
    State state,
    int attempts,
    @Nullable String seat,
    @Nullable Instant deadline,
    List<FailedOffer> tried) {

  public enum State {
    WAITING,
    OFFERED,
    TALKING
  }

  /// An offer that came to nothing.
  public record FailedOffer(String seat, Instant at, String why) {}

  /// How many failed offers are kept for the explanation; the ledger has them all.
  static final int TRIED_AT_MOST = 8;

  public Caller {
    tried = List.copyOf(tried);
  }

  static Caller arrived(String call, Need need, Instant at, long number) {
    return new Caller(
        call, need, QueueKey.of(need, at, number), at, State.WAITING, 0, null, null, List.of());
  }

  /// The id of the last offer: readable, unique, and the same in every replay.
  public String offer() {
    return call + "/" + attempts;
  }

  Caller offeredTo(String who, Instant until) {
    return new Caller(call, need, key, since, State.OFFERED, attempts + 1, who, until, tried);
  }

  Caller talking() {
    return new Caller(call, need, key, since, State.TALKING, attempts, seat, null, tried);
  }

  /// Back in the line with the old key.
  public Caller returned(Instant at, String why) {
    var more = new ArrayList<>(tried);
    if (seat != null) {
      more.add(new FailedOffer(seat, at, why));
    }
    var last = more.subList(Math.max(0, more.size() - TRIED_AT_MOST), more.size());
    return new Caller(call, need, key, since, State.WAITING, attempts, null, null, last);
  }

  Caller withNeed(Need other) {
    return new Caller(
        call,
        other,
        QueueKey.of(other, since, key.number()),
        since,
        state,
        attempts,
        seat,
        deadline,
        tried);
  }

  long print() {
    var print = new Fingerprint().add(call).add(need.lane()).add(need.skills());
    print.add(need.credit().toMillis()).add(key.start()).add(key.number());
    print.add(since.toEpochMilli()).add(state).add(attempts).add(seat).add(deadline);
    for (var one : tried) {
      print.add(one.seat()).add(one.at()).add(one.why());
    }
    return print.value();
  }
}
