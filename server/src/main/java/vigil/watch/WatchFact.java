package vigil.watch;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.AlarmKind;
import vigil.city.AlarmLevel;
import vigil.kernel.Fact;

/// What happened in the night. `subject` is the incident's or the report's id, where nothing else
/// is said; staff by id.
public sealed interface WatchFact extends Fact {
  record IncidentOpened(String subject, int version, String topic) implements WatchFact {}

  /// What waited for the end of the quiet hours pages from now on.
  record IncidentWaited(String subject, int version) implements WatchFact {}

  /// Something of the line's own health is bad, and has been for long enough.
  ///
  /// @param subject the alarm
  record AlarmRaised(String subject, int version, AlarmKind kind, AlarmLevel level, double reading)
      implements WatchFact {}

  /// What was bad has been well again for long enough.
  ///
  /// @param worst of its readings
  record AlarmEnded(String subject, int version, AlarmKind kind, double worst, long seconds)
      implements WatchFact {}

  /// More became late in the rapid-disposal lane while somebody was being woken: no call of its
  /// own.
  ///
  /// @param late how many steps in all
  record IncidentGrew(String subject, int version, int late) implements WatchFact {}

  /// A spike of the same matter was raised: it woke nobody anew.
  record SpikeJoined(String subject, int version, String spike) implements WatchFact {}

  /// The spike of an incident rises again within a day: the same matter. Whoever knew of it is not
  /// woken.
  record IncidentResumed(String subject, int version) implements WatchFact {}

  /// The spike of an incident is more than people knew of: the line is woken anew.
  record IncidentWokeAnew(String subject, int version) implements WatchFact {}

  /// A member of staff is called: the screen shows it at once, the phone rings.
  record Paged(String subject, int version, String staff, int place) implements WatchFact {}

  /// One of their ways is gone: the phone is rung, the message handed over, the screen told.
  ///
  /// @param place of the page
  record WayTried(String subject, int version, String staff, int place, PageWay way)
      implements WatchFact {}

  /// What became of it.
  record WayEnded(
      String subject, int version, String staff, int place, PageWay way, WayOutcome outcome)
      implements WatchFact {}

  /// The whole line was paged, and nobody acknowledged.
  record LineExhausted(String subject, int version) implements WatchFact {}

  record Acknowledged(
      String subject, int version, String staff, Incident.AcknowledgementChannel how)
      implements WatchFact {}

  /// The incident is over.
  ///
  /// @param by who said that it is dealt with; null when it ended by itself
  record IncidentClosed(String subject, int version, @Nullable String by) implements WatchFact {}

  /// Somebody took the closing back.
  record IncidentReopened(String subject, int version, String by) implements WatchFact {}

  /// Somebody said by which ways they want to be woken.
  ///
  /// @param subject the member of staff
  record DutyWaysChosen(String subject, int version, List<PageWay> ways) implements WatchFact {}

  /// Whoever ends a duty left words for the next; the words stand beside.
  ///
  /// @param subject the note
  /// @param to who has the duty next; null where the roster names nobody else
  record HandoverWritten(String subject, int version, String by, @Nullable String to)
      implements WatchFact {}

  /// Somebody else has read it.
  record HandoverConfirmed(String subject, int version, String staff) implements WatchFact {}

  record ReportDrafted(String subject, int version, String incident, String by)
      implements WatchFact {}

  record ReportEdited(String subject, int version, String by) implements WatchFact {}

  /// Text and figures were made anew.
  record ReportRedrafted(String subject, int version, String by) implements WatchFact {}

  /// Signed, and so sent to these units.
  record ReportSigned(String subject, int version, List<String> units, String by)
      implements WatchFact {}

  record ReportReceived(String subject, int version, String unit, String by) implements WatchFact {}

  /// A daily, weekly or monthly report was written.
  ///
  /// @param from the first of its days
  /// @param by who asked for it; null where the schedule did
  record PeriodicReportDrafted(
      String subject, int version, String period, LocalDate from, @Nullable String by)
      implements WatchFact {}

  /// A report left as a file.
  ///
  /// @param subject the export
  record ReportExported(String subject, int version, String report, String format, String by)
      implements WatchFact {}

  record PeriodicReportSigned(String subject, int version, String by) implements WatchFact {}

  record MeasureGiven(String subject, int version, String unit, String by) implements WatchFact {}

  /// The spike's answer is told to everybody who asked and has not heard yet.
  ///
  /// @param subject the spike
  /// @param persons how many that were when it was pressed
  record NoticePressed(String subject, int version, String script, int persons, String by)
      implements WatchFact {}

  /// What had not gone out of it is not sent.
  ///
  /// @param by null where the answer was no longer out
  record NoticeStopped(String subject, int version, int cancelled, @Nullable String by)
      implements WatchFact {}

  /// All orders of the wave were read.
  ///
  /// @param orders whose pages show the answer
  record NoticeRead(String subject, int version, int orders) implements WatchFact {}
}
