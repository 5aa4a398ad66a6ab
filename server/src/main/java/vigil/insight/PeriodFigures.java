package vigil.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The figures of a period, as a report needs them.
public interface PeriodFigures {
  PeriodReading read(PeriodReading.ComparedDays days);

  /// The first day of which an order or a call is kept; empty while there is none.
  Optional<LocalDate> findFirstDay();

  /// Spikes that burned in a time, oldest first.
  ///
  /// @param to the first moment after it
  List<Spike> listBurning(Instant from, Instant to);
}
