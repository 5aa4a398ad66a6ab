package vigil.watch.steps;

import java.time.LocalDate;
import vigil.watch.PeriodicContent;
import vigil.watch.PeriodicReport.Kind;

/// Reads what the report of a period says.
public interface PeriodicContentReader {
  /// Everything that is said of the period.
  ///
  /// @param first of the period's days
  PeriodicContent read(Kind kind, LocalDate first);
}
