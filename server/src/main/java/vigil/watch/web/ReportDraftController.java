package vigil.watch.web;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.kernel.Problems;
import vigil.understanding.DraftOutcome.Drafted;
import vigil.understanding.DraftRefusal;
import vigil.watch.Report;
import vigil.watch.life.ReportOutcome.NotAllowedNow;
import vigil.watch.steps.ReportDrafting;
import vigil.watch.store.SqlReports;

/// A report's text by the language model.
@RestController
class ReportDraftController {
  private final SqlReports reports;
  private final ReportDrafting drafting;

  ReportDraftController(SqlReports reports, ReportDrafting drafting) {
    this.reports = reports;
    this.drafting = drafting;
  }

  @PostMapping("/api/watch/reports/{id}/draft")
  @Permit({Role.MANAGER, Role.LEADER})
  Drafted draftReport(@PathVariable String id) {
    Report report = reports.find(id).orElseThrow(() -> Problems.notFound("report"));
    if (report.state() != Report.State.DRAFT) {
      throw ReportController.problem(new NotAllowedNow(report.state(), "draft"));
    }
    return DraftRefusal.getDraft(drafting.draft(report));
  }
}
