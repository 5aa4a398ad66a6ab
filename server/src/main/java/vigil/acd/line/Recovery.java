package vigil.acd.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.acd.engine.Caller;
import vigil.acd.engine.Event;
import vigil.acd.engine.Seat;
import vigil.acd.engine.Snapshot;
import vigil.telephony.LiveCall;

/// The line after a crash: places as stored, ringing ones back in the line with their old keys
/// (they are offered again at once), talking ones as the telephone side still finds them.
///
/// @param snapshot where the engine starts
/// @param changedCalls callers whose row no longer says the truth
/// @param changedSeats the same for seats
/// @param withdrawn offers that rang when the server died
/// @param events what happened meanwhile, to be taken first
record Recovery(
    Snapshot snapshot,
    List<String> changedCalls,
    List<String> changedSeats,
    List<Caller> withdrawn,
    List<Event> events) {

  static Recovery of(Snapshot stored, List<LiveCall> live) {
    var alive = new HashMap<String, LiveCall>();
    live.forEach(one -> alive.put(one.call().id(), one));
    var callers = new ArrayList<Caller>();
    var withdrawn = new ArrayList<Caller>();
    var events = new ArrayList<Event>();
    for (var caller : stored.callers()) {
      callers.add(recovered(caller, alive.get(caller.call()), withdrawn, events));
    }
    var seats = new ArrayList<Seat>();
    for (var seat : stored.seats()) {
      boolean rang = withdrawn.stream().anyMatch(one -> seat.seat().equals(one.seat()));
      seats.add(rang ? seat.readyAsBefore() : seat);
    }
    for (var one : live) {
      boolean isNew = stored.callers().stream().noneMatch(c -> c.call().equals(one.call().id()));
      if (isNew && !one.talking()) {
        events.add(new Event.CallArrived(one.call().id(), Skills.need(one.need())));
      }
    }
    events.add(new Event.Resumed());
    return new Recovery(
        new Snapshot(stored.at(), stored.numbers(), callers, seats, List.of(), stored.pace()),
        withdrawn.stream().map(Caller::call).toList(),
        withdrawn.stream().map(caller -> String.valueOf(caller.seat())).toList(),
        withdrawn,
        events);
  }

  private static Caller recovered(
      Caller caller, @Nullable LiveCall live, List<Caller> withdrawn, List<Event> events) {
    if (live == null) {
      events.add(new Event.CallEnded(caller.call()));
    }
    if (caller.state() != Caller.State.OFFERED) {
      return caller;
    }
    if (live != null && live.talking() && caller.offer().equals(live.offer())) {
      events.add(
          new Event.OfferAnswered(caller.offer(), caller.call(), String.valueOf(caller.seat())));
      return caller;
    }
    withdrawn.add(caller);
    return caller.returned(caller.since(), "the server was restarted while it rang");
  }
}
