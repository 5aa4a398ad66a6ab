package vigil.watch.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.watch.PeriodicContent;
import vigil.watch.PeriodicReport;
import vigil.watch.PeriodicReport.Kind;
import vigil.watch.PeriodicReport.Signature;
import vigil.watch.PeriodicReport.State;
import vigil.watch.WatchFact;
import vigil.watch.life.PeriodicOutcome;
import vigil.watch.life.PeriodicOutcome.NotAllowedNow;
import vigil.watch.life.PeriodicOutcome.Stale;
import vigil.watch.life.PeriodicOutcome.Written;
import vigil.watch.life.ReportSchedule;
import vigil.watch.store.SqlPeriodicReports;
import vigil.watch.store.SqlPeriodicReports.Next;

/// Keeps periodic reports and signs them. The figures are read before, at one moment of the counts;
/// what is done here is short.
@Service
public class PeriodicReports {
  private final SqlPeriodicReports reports;
  private final Ledger ledger;
  private final InstantSource clock;

  PeriodicReports(SqlPeriodicReports reports, Ledger ledger, InstantSource clock) {
    this.reports = reports;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Keeps a report that was due, and says when the next is, in one transaction: a server that
  /// stops in between has done neither.
  ///
  /// @return false where another server has been faster
  @Transactional
  public boolean keepDue(Next due, PeriodicContent content, ReportSchedule schedule) {
    var row = reports.lockNext(due.kind()).orElse(null);
    if (row == null || !row.next().equals(due.next())) {
      return false;
    }
    insert(due.kind(), due.next(), content, null);
    LocalDate next = ReportSchedule.next(due.kind(), due.next());
    reports.setNext(new Next(due.kind(), next, schedule.due(next)));
    return true;
  }

  /// Keeps a report that somebody asked for; the one there is already where there is one.
  @Transactional
  public PeriodicReport keep(Kind kind, LocalDate first, PeriodicContent content, String by) {
    insert(kind, first, content, by);
    return reports.find(kind, first).orElseThrow();
  }

  private void insert(Kind kind, LocalDate first, PeriodicContent content, @Nullable String by) {
    Instant now = clock.instant();
    var report =
        new PeriodicReport(
            Ids.next(clock),
            1,
            State.DRAFT,
            kind,
            first,
            ReportSchedule.last(kind, first),
            content,
            new Signature(now, by, null, null));
    if (reports.insert(report)) {
      ledger.append(new WatchFact.PeriodicReportDrafted(report.id(), 1, kind.name(), first, by));
    }
  }

  @Transactional
  public PeriodicOutcome sign(String id, int seen, String by) {
    var report = reports.lock(id).orElseThrow(() -> Problems.notFound("report"));
    if (report.state() == State.SIGNED) {
      return new NotAllowedNow(report.state());
    }
    if (report.version() != seen) {
      return new Stale(report.version());
    }
    var signed = report.sign(by, clock.instant());
    reports.update(signed);
    ledger.append(new WatchFact.PeriodicReportSigned(id, signed.version(), by));
    return new Written(signed);
  }
}
