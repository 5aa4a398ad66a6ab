package vigil.desk.line;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.acd.SeatView;
import vigil.telephony.LegQuality;
import vigil.telephony.LineHealth;
import vigil.watch.Alarm;

/// The line as it stands. Nothing of a caller is in it.
///
/// @param turn raised by each change; a pushed delta of turn n + 1 changes that of turn n
/// @param hour each minute of the last hour, oldest first
/// @param alarms those that are open
public record LineView(
    long turn,
    Instant at,
    QueueNow queue,
    List<SeatRow> seats,
    ServiceNow service,
    List<HourPoint> hour,
    LineHealth health,
    List<Alarm> alarms) {

  /// Who waits.
  ///
  /// @param oldestSince since when the one waits who waits longest; null for nobody
  /// @param urgent those among them who pressed 1: urgent and medical
  public record QueueNow(int waiting, @Nullable Instant oldestSince, int urgent) {}

  /// One seat.
  ///
  /// @param until when the state ends by itself
  public record SeatRow(
      String staff,
      SeatView.State state,
      Instant since,
      @Nullable Instant until,
      String reason,
      @JsonUnwrapped SeatCall talk,
      @Nullable String site,
      boolean onShift) {}

  /// What a seat talks to, writes about or is engaged in.
  ///
  /// @param voice how it sounds while it is talked; null while nobody knows
  public record SeatCall(@Nullable String call, LegQuality.@Nullable Step voice) {}

  /// Service level of the last minutes (rules 6.2), by when each was answered or gave up.
  ///
  /// @param answeredSoon within 15 s
  /// @param share answered soon / (answered + abandoned); null where there were none
  public record ServiceNow(
      int minutes, int answered, int answeredSoon, int abandoned, @Nullable Double share) {}

  /// A minute.
  ///
  /// @param waiting the most who waited at once
  /// @param longestWaitSeconds of those whose wait ended in it; null where somebody waited and
  ///   nobody's did
  public record HourPoint(Instant at, int waiting, @Nullable Long longestWaitSeconds) {}

  public LineView {
    seats = List.copyOf(seats);
    hour = List.copyOf(hour);
    alarms = List.copyOf(alarms);
  }

  LineView withTurn(long other) {
    return new LineView(other, at, queue, seats, service, hour, health, alarms);
  }
}
