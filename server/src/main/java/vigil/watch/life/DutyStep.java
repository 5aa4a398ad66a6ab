package vigil.watch.life;

import java.util.List;
import vigil.watch.Incident;
import vigil.watch.Incident.AcknowledgementChannel;
import vigil.watch.WayOutcome;

/// What can happen to an incident.
public sealed interface DutyStep {
  /// The due time has come.
  ///
  /// @param line who is on duty now, first to last
  record Page(List<DutyMember> line) implements DutyStep {
    public Page {
      line = List.copyOf(line);
    }
  }

  /// The quiet hours are over.
  record Wake() implements DutyStep {}

  /// More is late in the rapid-disposal lane.
  record Grow(List<Incident.LateStep> more) implements DutyStep {
    public Grow {
      more = List.copyOf(more);
    }
  }

  /// A spike of the same matter was raised: it wakes nobody anew.
  record Join(String spike) implements DutyStep {}

  /// The spike rises again within a day: the same matter, which wakes nobody who knows of it.
  record Resume() implements DutyStep {}

  /// The spike is more than people knew of.
  record WakeAnew() implements DutyStep {}

  /// What became of a way that was gone.
  ///
  /// @param place of the page
  /// @param turn of the way in it, 0 for the first
  /// @param member the one who was paged, with the ways as they are now
  record EndTry(int place, int turn, WayOutcome outcome, DutyMember member) implements DutyStep {}

  record Acknowledge(String staff, AcknowledgementChannel how) implements DutyStep {}

  /// The spike is over.
  record Close() implements DutyStep {}

  /// Whoever is awake says that it is dealt with, and why.
  record Deal(String staff, String why) implements DutyStep {}

  /// Takes that back.
  record Reopen(String staff) implements DutyStep {}
}
