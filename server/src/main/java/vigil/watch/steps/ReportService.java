package vigil.watch.steps;

import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.city.City;
import vigil.kernel.Ids;
import vigil.kernel.InvalidInput;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.watch.life.ReportLife;
import vigil.watch.life.ReportOutcome;
import vigil.watch.life.ReportOutcome.AlreadyReported;
import vigil.watch.life.ReportOutcome.Decision;
import vigil.watch.life.ReportStep;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlReports;

/// Takes a report's steps.
@Service
public class ReportService {
  private final SqlReports reports;
  private final SqlIncidents incidents;
  private final ReportDraftBuilder draft;
  private final City city;
  private final Ledger ledger;
  private final InstantSource clock;

  ReportService(
      SqlReports reports,
      SqlIncidents incidents,
      ReportDraftBuilder draft,
      City city,
      Ledger ledger,
      InstantSource clock) {
    this.reports = reports;
    this.incidents = incidents;
    this.draft = draft;
    this.city = city;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Drafts a report from the figures of an incident as they are now. The incident's row is held
  /// meanwhile, so that two who press at once do not both begin.
  ///
  /// @param isAnother whether a second one is meant, where there is one already
  @Transactional
  public ReportOutcome draft(String incident, boolean isAnother, String by) {
    var about = incidents.lock(incident).orElseThrow(() -> Problems.notFound("incident"));
    var earlier = reports.listByIncident(incident);
    if (!isAnother && !earlier.isEmpty()) {
      return new AlreadyReported(earlier.getFirst().id(), earlier.getFirst().state());
    }
    var drafted = draft.build(about);
    var born =
        ReportLife.born(
            Ids.next(clock),
            incident,
            drafted.text(),
            drafted.figures(),
            drafted.units(),
            by,
            clock.instant());
    reports.insert(born.after());
    born.facts().forEach(ledger::append);
    return born;
  }

  @Transactional
  public ReportOutcome take(String id, int seen, ReportStep step) {
    if (step instanceof ReportStep.Edit edit) {
      edit.units().forEach(this::requireUnit);
    }
    var report = reports.lock(id).orElseThrow(() -> Problems.notFound("report"));
    if (step instanceof ReportStep.Measure measure) {
      measure.requireDay(report);
    }
    if (report.version() != seen) {
      return new ReportOutcome.Stale(report.version());
    }
    var outcome = new ReportLife(report).take(step, clock.instant());
    if (outcome instanceof Decision(var after, var facts)) {
      reports.update(after);
      facts.forEach(ledger::append);
    }
    return outcome;
  }

  private void requireUnit(String unit) {
    if (city.units().find(unit).isEmpty()) {
      throw InvalidInput.unknown("unit");
    }
  }
}
