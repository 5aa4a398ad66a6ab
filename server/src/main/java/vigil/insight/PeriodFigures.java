package vigil.insight;

import java.time.Instant;
import java.util.List;

/// The figures of a period, as a report needs them.
public interface PeriodFigures {
  PeriodReading read(PeriodReading.ComparedDays days);

  /// Spikes that were raised in a time, oldest first.
  ///
  /// @param to the first moment after it
  List<Spike> listRaised(Instant from, Instant to);
}
