package vigil.desk.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.telephony.LineHealth;

/// What changed of the line from one turn to the next; null for what did not.
///
/// @param seats those that changed or came
/// @param gone those that left
/// @param minute the last of the hour
record LineDelta(
    long turn,
    Instant at,
    LineView.@Nullable QueueNow queue,
    List<LineView.SeatRow> seats,
    List<String> gone,
    LineView.@Nullable ServiceNow service,
    LineView.@Nullable HourPoint minute,
    @Nullable LineHealth health) {

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
            changed,
            known.keySet().stream().sorted().toList(),
            after.service().equals(before.service()) ? null : after.service(),
            after.hour().equals(before.hour()) ? null : after.hour().getLast(),
            after.health().equals(before.health()) ? null : after.health());
    return delta.isNothing() ? Optional.empty() : Optional.of(delta);
  }

  private boolean isNothing() {
    return queue == null
        && seats.isEmpty()
        && gone.isEmpty()
        && service == null
        && minute == null
        && health == null;
  }
}
