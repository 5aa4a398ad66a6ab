package vigil.watch.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.insight.Spike;
import vigil.insight.Wave;
import vigil.knowledge.Script;
import vigil.watch.Incident;
import vigil.watch.Report;

/// The first screen at 2 a.m.: is something burning?
///
/// @param incident the newest that burns; null when nothing does
/// @param others more that burn
/// @param woken whom we have woken, in order
/// @param onDuty whom it would be next
record Night(
    Instant asOf,
    @JsonUnwrapped Headline headline,
    @Nullable Incident incident,
    @Nullable Spike spike,
    List<Incident> others,
    List<PagedStaff> woken,
    @JsonUnwrapped Answers answers,
    List<DutyMember> onDuty) {
  /// What is read first.
  ///
  /// @param number orders of the wave, late steps of the rapid-disposal lane, or the worst reading
  ///   of an alarm
  /// @param wave of the topic that burns, or of all orders of the last hour: the one window of all
  ///   figures on the page
  record Headline(String sentence, String sentenceEn, int number, Wave wave) {}

  /// What is being done.
  ///
  /// @param scripts the answer in the making, with who still has to agree
  record Answers(List<Script> scripts, List<Report> reports) {
    static final Answers NONE = new Answers(List.of(), List.of());
  }

  /// A page, with a name.
  ///
  /// @param tries the ways to them that were gone, and what became of each
  /// @param isAwake whether the one who was paged acknowledged this page, not a later one
  record PagedStaff(
      int place,
      String staff,
      String name,
      String nameEn,
      Instant at,
      List<Incident.Try> tries,
      boolean isAwake) {}

  record DutyMember(String staff, String name, String nameEn) {}
}
