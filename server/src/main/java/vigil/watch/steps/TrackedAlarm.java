package vigil.watch.steps;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigil.watch.Alarm;
import vigil.watch.life.AlarmPhase;
import vigil.watch.life.AlarmRule;

/// One kind of alarm as this server follows it: what it owes to the database is kept until that
/// answers.
final class TrackedAlarm {
  private AlarmPhase phase = AlarmPhase.quiet();
  private @Nullable Alarm alarm;

  /// What the database knows of it; null for nothing yet.
  private @Nullable Alarm told;

  /// One that an earlier server raised.
  static TrackedAlarm raised(Alarm alarm) {
    var tracked = new TrackedAlarm();
    tracked.phase = AlarmPhase.open(alarm.openedAt(), alarm.worst());
    tracked.alarm = alarm;
    tracked.told = alarm;
    return tracked;
  }

  void observe(AlarmRule rule, double reading, String detail, Instant at, Supplier<String> ids) {
    phase = phase.observe(rule, reading, at);
    Alarm present = alarm;
    if (present == null && phase.isOpen()) {
      alarm = new Alarm(ids.get(), rule.kind(), rule.level(), phase.worst(), detail, at, null);
    } else if (present != null && present.endedAt() == null) {
      if (!phase.isOpen()) {
        alarm = present.ended(at);
      } else if (reading > rule.endAt()) {
        alarm = present.seen(reading, detail);
      }
    }
  }

  /// Null while there is none, and once its end was told.
  @Nullable Alarm alarm() {
    return alarm;
  }

  /// Tells what has not been told. A throw leaves the rest owed.
  void tell(AlarmRecorder recorder) {
    Alarm owed = alarm;
    if (owed == null) {
      return;
    }
    if (told == null) {
      recorder.raise(owed);
      told = owed;
    }
    if (owed.endedAt() != null) {
      recorder.end(owed, owed.endedAt());
      alarm = null;
      told = null;
    } else if (!owed.equals(told)) {
      recorder.change(owed);
      told = owed;
    }
  }
}
