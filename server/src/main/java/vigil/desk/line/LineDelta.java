package vigil.desk.line;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.telephony.LineHealth;
import vigil.watch.Alarm;

/// What changed of the line from one turn to the next; null for what did not.
///
/// @param minute the last of the hour
/// @param alarms all that are open now
record LineDelta(
    long turn,
    Instant at,
    LineView.@Nullable QueueNow queue,
    @JsonUnwrapped SeatChanges seats,
    LineView.@Nullable ServiceNow service,
    LineView.@Nullable HourPoint minute,
    @Nullable LineHealth health,
    @Nullable List<Alarm> alarms) {

  /// @param seats those that changed or came
  /// @param gone those that left
  record SeatChanges(List<LineView.SeatRow> seats, List<String> gone) {
    boolean isNothing() {
      return seats.isEmpty() && gone.isEmpty();
    }
  }

  /// Empty when nothing changed but the time.
  static Optional<LineDelta> between(LineView before, LineView after) {
    var known = new HashMap<String, LineView.SeatRow>();
    before.seats().forEach(seat -> known.put(seat.staff(), seat));
    var changed = new ArrayList<LineView.SeatRow>();
    for (LineView.SeatRow seat : after.seats()) {
      if (!seat.equals(known.remove(seat.staff()))) {
        changed.add(seat);
      }
    }
    var delta =
        new LineDelta(
            before.turn() + 1,
            after.at(),
            after.queue().equals(before.queue()) ? null : after.queue(),
            new SeatChanges(changed, known.keySet().stream().sorted().toList()),
            after.service().equals(before.service()) ? null : after.service(),
            after.hour().equals(before.hour()) ? null : after.hour().getLast(),
            after.health().equals(before.health()) ? null : after.health(),
            after.alarms().equals(before.alarms()) ? null : after.alarms());
    return delta.isNothing() ? Optional.empty() : Optional.of(delta);
  }

  private boolean isNothing() {
    return queue == null
        && seats.isNothing()
        && service == null
        && minute == null
        && health == null
        && alarms == null;
  }
}
