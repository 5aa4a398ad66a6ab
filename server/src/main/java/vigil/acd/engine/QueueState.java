package vigil.acd.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is in the line and on the seats. Putting a caller or seat here keeps both trees and the hash
/// in step, so no transition can forget one of them.
final class QueueState {
  /// How many calls that left are remembered against late echoes: the peak hour's (260/s) last
  /// quarter minute.
  static final int ENDED_AT_MOST = 4096;

  private final QueueChangeListener watch;
  private final HashedMap<Caller> callers = new HashedMap<>();
  private final HashedMap<Seat> seats = new HashedMap<>();

  private final SeatsByCall seatsOf = new SeatsByCall();

  private final MaskTree<Caller> line = new MaskTree<>();
  private final MaskTree<Seat> idle = new MaskTree<>();
  private final SkillTypes needs = new SkillTypes();
  private final SkillTypes profiles = new SkillTypes();
  private final ArrayDeque<String> endedOldestFirst = new ArrayDeque<>();
  private final Set<String> ended = new HashSet<>();
  private long endedHash;

  QueueState(QueueChangeListener watch) {
    this.watch = watch;
  }

  @Nullable Caller caller(String call) {
    return callers.get(call);
  }

  @Nullable Seat seat(String seat) {
    return seats.get(seat);
  }

  /// Who rings for this caller or talks with it.
  @Nullable Seat seatOf(Caller caller) {
    return caller.seat() == null ? null : seats.get(caller.seat());
  }

  /// Seats that talk with this call, write about it or are in it besides, by order of coming.
  List<Seat> seatsWith(String call) {
    var found = new ArrayList<Seat>(1);
    for (var who : seatsOf.list(call)) {
      var seat = seats.get(who);
      if (seat != null) {
        found.add(seat);
      }
    }
    found.sort(Comparator.comparingLong(Seat::number));
    return found;
  }

  /// The caller in the hands of this seat.
  @Nullable Caller seatCaller(Seat seat) {
    return seat.call() == null ? null : callers.get(seat.call());
  }

  void put(Caller caller) {
    watch.caller(caller.call());
    var before = callers.put(caller.call(), caller, caller.print());
    if (before != null) {
      leaveLine(before);
    }
    if (caller.state() == Caller.State.WAITING) {
      line.add(caller.key(), needs.bit(caller.need().skills()), caller);
    }
  }

  private void leaveLine(Caller before) {
    if (before.state() == Caller.State.WAITING) {
      line.remove(before.key());
    }
  }

  void put(Seat seat) {
    watch.seat(seat.seat());
    var before = seats.put(seat.seat(), seat, seat.print());
    if (before != null) {
      leaveIdle(before);
    }
    if (seat.isIdle()) {
      idle.add(seat.idleKey(), profiles.bit(seat.skills()), seat);
    }
    seatsOf.change(seat.seat(), before == null ? List.of() : before.calls(), seat.calls());
  }

  private void leaveIdle(Seat before) {
    if (before.isIdle()) {
      idle.remove(before.idleKey());
    }
  }

  void remove(Seat seat) {
    watch.seat(seat.seat());
    leaveIdle(seat);
    seatsOf.change(seat.seat(), seat.calls(), List.of());
    seats.remove(seat.seat());
  }

  void remove(Caller caller) {
    watch.caller(caller.call());
    leaveLine(caller);
    callers.remove(caller.call());
    end(caller.call());
  }

  /// The call is over, or was over before it came: remember it for a while.
  void end(String call) {
    if (ended.add(call)) {
      endedOldestFirst.addLast(call);
      endedHash ^= new Fingerprint().add(call).value();
      if (endedOldestFirst.size() > ENDED_AT_MOST) {
        var oldest = endedOldestFirst.removeFirst();
        ended.remove(oldest);
        endedHash ^= new Fingerprint().add(oldest).value();
      }
    }
  }

  boolean hasEnded(String call) {
    return ended.contains(call);
  }

  List<String> ended() {
    return List.copyOf(endedOldestFirst);
  }

  /// The first caller this seat may serve.
  @Nullable Caller firstFor(Seat seat) {
    long profile = seat.skills();
    return line.first(needs.metBy(profile), caller -> caller.need().isMetBy(profile));
  }

  /// The seat idle longest that may serve this caller.
  @Nullable Seat longestIdleFor(Caller caller) {
    var need = caller.need();
    return idle.first(profiles.meeting(need.skills()), seat -> need.isMetBy(seat.skills()));
  }

  /// 1 = next.
  int place(Caller caller) {
    return line.before(caller.key()) + 1;
  }

  int idleBefore(Seat seat) {
    return idle.before(seat.idleKey());
  }

  int waiting() {
    return line.size();
  }

  int idle() {
    return idle.size();
  }

  List<Caller> listWaiting() {
    return line.inOrder();
  }

  List<Caller> listCallers() {
    var all = callers.list();
    all.sort(Comparator.comparing(Caller::key));
    return all;
  }

  List<Seat> listSeats() {
    var all = seats.list();
    all.sort(Comparator.comparingLong(Seat::number));
    return all;
  }

  long hash() {
    return callers.hash() ^ seats.hash() ^ endedHash;
  }
}
