package vigil.watch.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.WorkingDays;
import vigil.kernel.InvalidInput;
import vigil.kernel.PersonalData;
import vigil.watch.Report;

/// What can be done with an express report. `by` is a staff id.
public sealed interface ReportStep {
  String by();

  /// Whether the report was changed since somebody saw it. What is sent changes no more: what one
  /// unit answers alters nothing of what another does.
  default boolean isStale(int seen, int version) {
    boolean isOfOneUnit = this instanceof Receive || this instanceof Measure;
    return isOfOneUnit ? seen > version : seen != version;
  }

  /// What a person writes is masked before it is kept, so that what is signed is what was read.
  record Edit(Report.Text text, List<String> units, String by) implements ReportStep {
    /// Three are drafted; a report of many says nothing of what is typical.
    private static final int MOST_APPEALS = 10;

    private static final int LONGEST_APPEAL = 500;

    public Edit {
      if (text.appeals().size() > MOST_APPEALS) {
        throw InvalidInput.tooMany("appeals", MOST_APPEALS);
      }
      text.appeals().forEach(one -> InvalidInput.requireText("appeals", one, LONGEST_APPEAL));
      InvalidInput.requirePresent("topic", text.topic());
      InvalidInput.requirePresent("whyNow", text.whyNow());
      InvalidInput.requirePresent("suggestion", text.suggestion());
      InvalidInput.requirePresent("units", units);
      text = text.masked();
      units = units.stream().distinct().toList();
    }
  }

  /// Text and figures anew, as they may be told to these units. It is no edit: what was written is
  /// gone with the figures that it spoke of.
  record Redraft(Report.Text text, Report.Figures figures, List<String> units, String by)
      implements ReportStep {
    public Redraft {
      units = List.copyOf(units);
    }
  }

  /// Signed off, and so sent.
  record Sign(String by) implements ReportStep {}

  record Receive(String unit, String by) implements ReportStep {}

  /// A unit says what it does about it: masked before it is kept, as others read it.
  record Measure(String unit, String measure, @Nullable LocalDate until, String by)
      implements ReportStep {
    /// What takes longer answers no express report; a later year is a slip of the keyboard.
    private static final int MOST_YEARS = 1;

    public Measure {
      InvalidInput.requireText("measure", measure, 2_000);
      measure = PersonalData.mask(measure);
    }

    /// Refuses a day before the report was sent, or too long after it.
    public void requireDay(Report report) {
      Instant sent = report.authors().signedAt();
      if (until == null || sent == null) {
        return;
      }
      LocalDate first = LocalDate.ofInstant(sent, WorkingDays.SHANGHAI);
      if (until.isBefore(first) || until.isAfter(first.plusYears(MOST_YEARS))) {
        throw InvalidInput.malformed("by", "a day within a year of the report");
      }
    }
  }
}
