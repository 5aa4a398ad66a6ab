package vigil.acd.steps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vigil.acd.engine.Caller;
import vigil.acd.engine.Event;
import vigil.acd.engine.Seat;
import vigil.acd.engine.Snapshot;
import vigil.telephony.CallSeats;
import vigil.telephony.LiveCall;

/// What happened while nobody looked: the line as it was stored against the calls that telephony
/// still finds. Ringing ones go back to their old places and are offered again at once, talking
/// ones go on, the lost are gone, and whoever came in the last moment before the crash stands in
/// the line.
public final class QueueRecovery {
  private QueueRecovery() {}

  static Event.CallMoved moved(String call, CallSeats seats) {
    return new Event.CallMoved(call, seats.offer(), seats.staff(), seats.beside());
  }

  private static boolean isTalked(Caller caller) {
    return caller.state() == Caller.State.TALKING || caller.state() == Caller.State.ELSEWHERE;
  }

  /// What the line is told, in this order.
  ///
  /// @param placed calls to citizens that telephony still finds, with whoever is in each
  public static List<Event> events(
      Snapshot stored, List<LiveCall> live, Map<String, List<String>> placed) {
    var alive = new HashMap<String, LiveCall>();
    live.forEach(one -> alive.put(one.call().id(), one));
    var events = new ArrayList<Event>();
    for (var caller : stored.callers()) {
      var call = alive.remove(caller.call());
      if (call == null) {
        events.add(new Event.CallEnded(caller.call()));
      } else if (isTalked(caller) && !call.talking()) {
        events.add(new Event.CallReturned(caller.call()));
      } else if (caller.state() == Caller.State.OFFERED && caller.seat() != null) {
        events.add(
            call.talking()
                ? new Event.OfferAnswered(caller.offer(), caller.call(), caller.seat())
                : new Event.OfferLost(caller.offer(), caller.call()));
      }
    }
    live.stream()
        .filter(LiveCall::talking)
        .forEach(one -> events.add(moved(one.call().id(), one.seats())));
    for (var one : live) {
      if (alive.containsKey(one.call().id()) && !one.talking()) {
        events.add(new Event.CallArrived(one.call().id(), Skills.toNeed(one.need())));
      }
    }
    placed(stored, live, placed, events);
    return events;
  }

  /// Seats that call citizens are kept by that, and those whose call ended meanwhile are free.
  private static void placed(
      Snapshot stored, List<LiveCall> live, Map<String, List<String>> placed, List<Event> events) {
    var calls = new TreeMap<>(placed);
    var ofTheLine = live.stream().map(one -> one.call().id()).collect(Collectors.toSet());
    stored.seats().stream()
        .flatMap(seat -> Optional.ofNullable(seat.engaged()).stream())
        .map(Seat.Engagement::call)
        .filter(call -> !ofTheLine.contains(call))
        .forEach(call -> calls.putIfAbsent(call, List.of()));
    calls.forEach((call, staff) -> events.add(new Event.CallPlaced(call, staff)));
  }
}
