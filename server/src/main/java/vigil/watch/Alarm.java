package vigil.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.city.AlarmKind;
import vigil.city.AlarmLevel;

/// Something of the line's own health that is bad. At most one of a kind is open.
///
/// @param id the incident's too, where it pages anybody
/// @param worst of its readings, in the kind's unit
/// @param detail which carrier, which reader; empty for the other kinds
/// @param endedAt when it had been well for long enough; null while it is open
public record Alarm(
    String id,
    AlarmKind kind,
    AlarmLevel level,
    double worst,
    String detail,
    Instant openedAt,
    @Nullable Instant endedAt) {
  /// The same after another reading that is bad.
  public Alarm seen(double reading, String what) {
    double most = Math.max(worst, reading);
    return new Alarm(id, kind, level, most, what.isEmpty() ? detail : what, openedAt, endedAt);
  }

  public Alarm ended(Instant at) {
    return new Alarm(id, kind, level, worst, detail, openedAt, at);
  }
}
