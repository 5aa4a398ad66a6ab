package vigil.watch.life;

import java.util.List;
import vigil.watch.Incident;
import vigil.watch.Incident.AcknowledgementChannel;

/// What can happen to an incident.
public sealed interface DutyStep {
  /// The due time has come.
  ///
  /// @param line who is on duty now, first to last
  record Page(List<String> line) implements DutyStep {
    public Page {
      line = List.copyOf(line);
    }
  }

  /// More is late in the rapid-disposal lane.
  record Grow(List<Incident.LateStep> more) implements DutyStep {
    public Grow {
      more = List.copyOf(more);
    }
  }

  record Acknowledge(String staff, AcknowledgementChannel how) implements DutyStep {}

  /// The spike is over.
  record Close() implements DutyStep {}

  /// Whoever is awake says that it is dealt with, and why.
  record Deal(String staff, String why) implements DutyStep {}

  /// Takes that back.
  record Reopen(String staff) implements DutyStep {}
}
