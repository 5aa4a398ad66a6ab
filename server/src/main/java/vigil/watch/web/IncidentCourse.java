package vigil.watch.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.insight.Point;
import vigil.insight.Topic;
import vigil.insight.Waves.Span;

/// The course of a matter from the day before until a week later.
///
/// @param lines what is counted: the spike's own topic, and of calls what they were about
/// @param marks what was found and done, in the order of time
record IncidentCourse(Instant from, Instant to, List<CourseLine> lines, List<CourseMark> marks) {
  /// What is marked.
  enum MarkKind {
    RAISED,
    ACKNOWLEDGED,
    PUBLISHED,
    RETIRED,
    REPORTED,
    MEASURE
  }

  /// @param hours each from its full hour
  /// @param spans how many came from each mark to the next, and from the last until the end; that
  ///   fewer came after a mark says nothing of why
  record CourseLine(Topic topic, List<Point> hours, List<Span> spans) {}

  /// @param text the script's or the report's title, or the measure
  /// @param unit that takes the measure
  /// @param by until when, by the unit's own word
  record CourseMark(
      MarkKind kind,
      Instant at,
      @Nullable String text,
      @Nullable String unit,
      @Nullable LocalDate by) {
    static CourseMark of(MarkKind kind, Instant at, @Nullable String text) {
      return new CourseMark(kind, at, text, null, null);
    }
  }
}
