package vigil.watch.life;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vigil.kernel.UserRefusal;
import vigil.watch.PeriodicReport;

/// What comes of asking for a periodic report, or of signing one.
public sealed interface PeriodicOutcome {
  record Written(PeriodicReport report) implements PeriodicOutcome {}

  /// The wish was not done, and why.
  sealed interface Refusal extends PeriodicOutcome, UserRefusal {}

  record Stale(int version) implements Refusal {}

  /// A signed report is signed once.
  record NotAllowedNow(PeriodicReport.State state) implements Refusal {}

  /// The days are not over: what would be counted is not all there.
  ///
  /// @param until the last of them
  record PeriodNotOver(LocalDate until) implements Refusal {}

  /// Nothing is kept of any of its days: a report would count none and say nothing.
  ///
  /// @param first the first day of which something is kept; null while there is none
  record NothingKept(@Nullable LocalDate first) implements Refusal {}
}
