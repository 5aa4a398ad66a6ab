package vigil.watch.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.insight.DistrictCount;
import vigil.insight.Point;
import vigil.insight.Spike;
import vigil.knowledge.Script;
import vigil.watch.Incident;
import vigil.watch.Report;

/// The first screen at 2 a.m.: is something burning?
///
/// @param number cases of the topic that burns, late steps of the rapid-disposal lane, or all
///   orders of the last hour
/// @param usual how many are usual in the same time
/// @param incident the newest that burns; null when nothing does
/// @param others more that burn
/// @param series six hours before it began until now, or of everything
/// @param woken whom we have woken, in order
/// @param scripts the answer in the making, with who still has to agree
/// @param onDuty whom it would be next
record Night(
    Instant asOf,
    String sentence,
    String sentenceEn,
    int number,
    double usual,
    @Nullable Incident incident,
    @Nullable Spike spike,
    List<Incident> others,
    List<Point> series,
    List<DistrictCount> map,
    List<Woken> woken,
    List<Script> scripts,
    List<Report> reports,
    List<OnDuty> onDuty) {
  /// A page, with a name.
  ///
  /// @param isAwake she acknowledged
  record Woken(int place, String staff, String name, String nameEn, Instant at, boolean isAwake) {}

  record OnDuty(String staff, String name, String nameEn) {}
}
