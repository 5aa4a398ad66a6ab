package vigil.watch;

import java.util.List;

/// Alarms of the line's own health.
public interface Alarms {
  /// Those that are open, oldest first. Costs no look anywhere.
  List<Alarm> listOpen();
}
