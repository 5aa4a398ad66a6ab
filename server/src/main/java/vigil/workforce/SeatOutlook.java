package vigil.workforce;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Seats that a day takes.
///
/// @param handlingSeconds mean talk of the last four weeks and the work after it
/// @param staffedOn the latest same weekday that is over, whose seats stand beside
/// @param slots none where history is too short
public record SeatOutlook(
    LocalDate date, double handlingSeconds, LocalDate staffedOn, List<Slot> slots) {
  /// Half an hour.
  ///
  /// @param byFormula seats by Erlang A
  /// @param bySimulation seats with which played days meet the aim
  /// @param staffed seats on shift at the same time of [#staffedOn], as a mean
  public record Slot(Instant at, double calls, int byFormula, int bySimulation, double staffed) {}
}
