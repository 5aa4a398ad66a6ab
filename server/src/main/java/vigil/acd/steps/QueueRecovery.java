package vigil.acd.steps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import vigil.acd.engine.Caller;
import vigil.acd.engine.Event;
import vigil.acd.engine.Snapshot;
import vigil.telephony.LiveCall;

/// What happened while nobody looked: the line as it was stored against the calls that telephony
/// still finds. Ringing ones go back to their old places and are offered again at once, talking
/// ones go on, the lost are gone, and whoever came in the last moment before the crash stands in
/// the line.
public final class QueueRecovery {
  private QueueRecovery() {}

  /// The seat left a call that others talk in.
  private static boolean isHandedOn(Caller caller, LiveCall now) {
    return caller.state() == Caller.State.TALKING
        && now.talking()
        && !caller.offer().equals(now.offer());
  }

  public static List<Event> events(Snapshot stored, List<LiveCall> live) {
    var alive = new HashMap<String, LiveCall>();
    live.forEach(one -> alive.put(one.call().id(), one));
    var events = new ArrayList<Event>();
    for (var caller : stored.callers()) {
      var now = alive.remove(caller.call());
      if (now == null || isHandedOn(caller, now)) {
        events.add(new Event.CallEnded(caller.call()));
      } else if (caller.state() == Caller.State.OFFERED && caller.seat() != null) {
        boolean isAnswered = now.talking() && caller.offer().equals(now.offer());
        events.add(
            isAnswered
                ? new Event.OfferAnswered(caller.offer(), caller.call(), caller.seat())
                : new Event.OfferLost(caller.offer(), caller.call()));
      }
    }
    for (var one : live) {
      if (alive.containsKey(one.call().id()) && !one.talking()) {
        events.add(new Event.CallArrived(one.call().id(), Skills.toNeed(one.need())));
      }
    }
    return events;
  }
}
