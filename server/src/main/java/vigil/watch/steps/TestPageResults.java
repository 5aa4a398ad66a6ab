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

  /// Whether it reached whom it should: a click of anybody else says nothing of the way.
  public static boolean isPassed(Incident test) {
    var awake = test.paging().acknowledged();
    return awake != null
        && test.paging().pages().stream().anyMatch(page -> page.staff().equals(awake.staff()));
  }

  /// Evenings in a row, the last first, on which the one who was paged did not acknowledge. One
  /// that is under way says nothing yet.
  int countFailed() {
    int failed = 0;
    for (Incident test : listLast()) {
      if (isPassed(test)) {
        return failed;
      }
      boolean isOver =
          test.paging().acknowledged() != null
              || test.state() == Incident.State.CLOSED
              || test.state() == Incident.State.EXHAUSTED;
      failed += isOver ? 1 : 0;
    }
    return failed;
  }
}
