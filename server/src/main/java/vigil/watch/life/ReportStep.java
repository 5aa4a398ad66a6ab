package vigil.watch.life;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.InvalidInput;
import vigil.watch.Report;

/// What can be done with an express report. `by` is a staff id.
public sealed interface ReportStep {
  String by();

  record Edit(Report.Text text, List<String> units, String by) implements ReportStep {
    public Edit {
      units = units.stream().distinct().toList();
    }
  }

  /// Signed off, and so sent.
  record Sign(String by) implements ReportStep {}

  record Receive(String unit, String by) implements ReportStep {}

  /// A unit says what it does about it.
  record Measure(String unit, String measure, @Nullable LocalDate until, String by)
      implements ReportStep {
    public Measure {
      InvalidInput.requireText("measure", measure, 2_000);
    }
  }
}
