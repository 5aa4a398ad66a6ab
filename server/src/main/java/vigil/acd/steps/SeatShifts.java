package vigil.acd.steps;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.acd.engine.Event;
import vigil.workforce.Shift;
import vigil.workforce.Workforce;

/// Which shift each seat of the line is of. The facts of shifts come up a moment after the shifts,
/// and on a busy machine some seconds: whoever ended one, began the next and asked for a break is
/// not rung because the end of the first is read last. What came on before a restart is of no known
/// shift, and taken for one of the shift that runs.
@Component
final class SeatShifts {
  private final QueueRunner line;
  private final Workforce workforce;
  private final CommitAwaiter patience = new CommitAwaiter();
  private final Map<String, Instant> began = new HashMap<>();

  SeatShifts(QueueRunner line, Workforce workforce) {
    this.line = line;
    this.workforce = workforce;
  }

  /// The seat is of this shift from here on, whether its beginning was read or not.
  synchronized void ensure(Shift shift) {
    Instant known = began.get(shift.staff());
    boolean isThere = line.ask(view -> view.findSeat(shift.staff()).isPresent());
    boolean isOfEarlier = known != null && known.isBefore(shift.since());
    if (isThere && isOfEarlier) {
      patience.await(line.submit(new Event.SeatOff(shift.staff())));
    }
    if (!isThere || isOfEarlier) {
      comeOn(shift.staff(), shift.skills(), shift.since());
      line.submitPlaced(shift.staff());
    }
  }

  /// A shift's beginning was read.
  synchronized void begin(String staff, List<String> skills, Instant at) {
    if (!isOfRunningShift(staff)) {
      comeOn(staff, skills, at);
      line.submitPlaced(staff);
    }
  }

  /// Another phone, site or skill was read: the shift is the same.
  synchronized void change(String staff, List<String> skills) {
    patience.await(line.submit(new Event.SeatOn(staff, Skills.toBits(skills))));
  }

  /// A shift's end was read; that of an earlier one says nothing of the seat.
  synchronized void end(String staff, Instant at) {
    Instant known = began.get(staff);
    if (known == null || !at.isBefore(known)) {
      began.remove(staff);
      patience.await(line.submit(new Event.SeatOff(staff)));
    }
  }

  private boolean isOfRunningShift(String staff) {
    Instant known = began.get(staff);
    return known != null
        && workforce.findShift(staff).filter(shift -> shift.since().equals(known)).isPresent();
  }

  private void comeOn(String staff, List<String> skills, Instant at) {
    patience.await(line.submit(new Event.SeatOn(staff, Skills.toBits(skills))));
    began.put(staff, at);
  }
}
