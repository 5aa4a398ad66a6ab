package vigil.watch.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.PeriodFigures;
import vigil.kernel.Cursor;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.watch.PeriodicContent.Phrase;
import vigil.watch.PeriodicReport;
import vigil.watch.PeriodicReport.Kind;
import vigil.watch.PeriodicReport.Signature;
import vigil.watch.PeriodicReport.State;
import vigil.watch.life.PeriodicOutcome;
import vigil.watch.life.PeriodicOutcome.NotAllowedNow;
import vigil.watch.life.PeriodicOutcome.NothingKept;
import vigil.watch.life.PeriodicOutcome.PeriodNotOver;
import vigil.watch.life.PeriodicOutcome.Stale;
import vigil.watch.life.PeriodicOutcome.Written;
import vigil.watch.life.ReportSchedule;
import vigil.watch.steps.PeriodicContentReader;
import vigil.watch.steps.PeriodicReports;
import vigil.watch.store.SqlPeriodicReports;

/// Daily, weekly and monthly reports: written by schedule or for a period that is over, signed by a
/// leader.
@RestController
class PeriodicReportController {
  private final PeriodicReports desk;
  private final PeriodicContentReader material;
  private final SqlPeriodicReports reports;
  private final PeriodFigures figures;
  private final InstantSource clock;

  PeriodicReportController(
      PeriodicReports desk,
      PeriodicContentReader material,
      SqlPeriodicReports reports,
      PeriodFigures figures,
      InstantSource clock) {
    this.desk = desk;
    this.material = material;
    this.reports = reports;
    this.figures = figures;
    this.clock = clock;
  }

  /// A report as a list shows it.
  record PeriodicRow(
      String id,
      Kind kind,
      State state,
      LocalDate from,
      LocalDate until,
      Phrase title,
      Phrase summary,
      @JsonUnwrapped Signature signature) {
    static PeriodicRow of(PeriodicReport one) {
      return new PeriodicRow(
          one.id(),
          one.kind(),
          one.state(),
          one.from(),
          one.until(),
          one.content().title(),
          one.content().summary(),
          one.signature());
    }
  }

  /// @param day any day of the period
  record NewPeriodic(Kind kind, LocalDate day) {}

  record SeenPeriodic(int seen) {}

  /// Those whose days are the newest first.
  @GetMapping("/api/watch/periodic-reports")
  @Permit({Role.MANAGER, Role.LEADER})
  Page<PeriodicRow> periodicReports(
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Page.limit(limit);
    var at = Cursor.parse(cursor, 2);
    var found =
        reports.list(
            kind,
            at == null ? null : LocalDate.parse(at.key().getFirst()),
            at == null ? null : at.key().getLast(),
            most + 1);
    boolean isMore = found.size() > most;
    List<PeriodicReport> items = isMore ? found.subList(0, most) : found;
    return new Page<>(
        items.stream().map(PeriodicRow::of).toList(),
        isMore ? Cursor.at(items.getLast().until().toString(), items.getLast().id()).text() : null);
  }

  @GetMapping("/api/watch/periodic-reports/{id}")
  @Permit({Role.MANAGER, Role.LEADER})
  PeriodicReport periodicReport(@PathVariable String id) {
    return reports.find(id).orElseThrow(() -> Problems.notFound("report"));
  }

  /// Writes the report of a period that is over; the one there is where there is one.
  @PostMapping("/api/watch/periodic-reports")
  @Permit({Role.MANAGER, Role.LEADER})
  PeriodicReport writePeriodic(@RequestBody NewPeriodic body, Staff staff) {
    LocalDate first = ReportSchedule.first(body.kind(), body.day());
    LocalDate last = ReportSchedule.last(body.kind(), first);
    if (!last.isBefore(WorkingDays.dayOf(clock.instant()))) {
      throw problem(new PeriodNotOver(last));
    }
    LocalDate kept = figures.findFirstDay().orElse(null);
    if (kept == null || last.isBefore(kept)) {
      throw problem(new NothingKept(kept));
    }
    var there = reports.find(body.kind(), first);
    return there.orElseGet(
        () -> desk.keep(body.kind(), first, material.read(body.kind(), first), staff.id()));
  }

  @PostMapping("/api/watch/periodic-reports/{id}/sign")
  @Permit({Role.LEADER})
  PeriodicReport signPeriodic(
      @PathVariable String id, @RequestBody SeenPeriodic body, Staff staff) {
    return switch (desk.sign(id, body.seen(), staff.id())) {
      case Written(var report) -> report;
      case PeriodicOutcome.Refusal refusal -> throw problem(refusal);
    };
  }

  private static ErrorResponseException problem(PeriodicOutcome.Refusal refusal) {
    return switch (refusal) {
      case Stale(int version) ->
          refused(
              refusal,
              "Somebody signed this report meanwhile; load it again and look.",
              Map.of("version", version));
      case NotAllowedNow(var state) ->
          refused(refusal, "This report is signed already.", Map.of("state", state));
      case NothingKept(var kept) ->
          refused(
              refusal,
              "Nothing is kept of these days.",
              kept == null ? Map.of() : Map.of("first", kept));
      case PeriodNotOver(var until) ->
          refused(refusal, "The report is written when its days are over.", Map.of("until", until));
    };
  }

  private static ErrorResponseException refused(
      PeriodicOutcome.Refusal refusal, String detail, Map<String, ?> fields) {
    return Problems.refused(HttpStatus.CONFLICT, refusal, detail, fields);
  }
}
