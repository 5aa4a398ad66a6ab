package vigil.watch.life;

import java.time.Duration;
import vigil.city.AlarmKind;
import vigil.city.AlarmLevel;

/// From where on something is an alarm; the values live in `policy/alarms.csv`.
///
/// @param raiseAt it is raised at this reading or more
/// @param endAt and ends at this or less: between the two it stays as it is
/// @param lasts for how long it must hold before it is raised
/// @param ends for how long it must be over before it ends
public record AlarmRule(
    AlarmKind kind, AlarmLevel level, double raiseAt, double endAt, Duration lasts, Duration ends) {
  public AlarmRule {
    if (endAt >= raiseAt || lasts.isNegative() || ends.isNegative()) {
      throw new IllegalArgumentException("An alarm ends below what raises it");
    }
  }
}
