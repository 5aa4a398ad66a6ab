package vigil.watch.steps;

import java.util.List;
import org.springframework.stereotype.Component;
import vigil.watch.Incident;
import vigil.watch.store.SqlIncidents;

/// What became of the evenings' test pages.
@Component
public class TestPageResults {
  private static final int WEEK = 7;

  private final SqlIncidents incidents;

  TestPageResults(SqlIncidents incidents) {
    this.incidents = incidents;
  }

  /// Of the last week, newest first.
  public List<Incident> listLast() {
    return incidents.listTests(WEEK);
  }

  /// Evenings in a row, the last first, on which nobody acknowledged. One that is under way says
  /// nothing yet.
  int countFailed() {
    int failed = 0;
    for (Incident test : listLast()) {
      if (test.paging().acknowledged() != null) {
        return failed;
      }
      boolean isOver =
          test.state() == Incident.State.CLOSED || test.state() == Incident.State.EXHAUSTED;
      failed += isOver ? 1 : 0;
    }
    return failed;
  }
}
