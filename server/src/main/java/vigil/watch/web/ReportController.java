package vigil.watch.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.AccusedUnits;
import vigil.kernel.Cursor;
import vigil.kernel.InvalidInput;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.watch.Report;
import vigil.watch.life.ReportOutcome;
import vigil.watch.life.ReportOutcome.AccusedUnsaid;
import vigil.watch.life.ReportOutcome.AlreadyMeasured;
import vigil.watch.life.ReportOutcome.AlreadyReceived;
import vigil.watch.life.ReportOutcome.AlreadyReported;
import vigil.watch.life.ReportOutcome.Decision;
import vigil.watch.life.ReportOutcome.DraftedForAnother;
import vigil.watch.life.ReportOutcome.NoUnitNamed;
import vigil.watch.life.ReportOutcome.NotAddressed;
import vigil.watch.life.ReportOutcome.NotAllowedNow;
import vigil.watch.life.ReportOutcome.QuoteWithdrawn;
import vigil.watch.life.ReportOutcome.Refusal;
import vigil.watch.life.ReportOutcome.Stale;
import vigil.watch.life.ReportOutcome.TooFewLeft;
import vigil.watch.life.ReportOutcome.TooManyUnsaid;
import vigil.watch.life.ReportOutcome.UnitAccused;
import vigil.watch.life.ReportStep;
import vigil.watch.steps.ReportService;
import vigil.watch.store.SqlReports;

/// Express reports: drafted, edited and signed by the hotline, received and answered by the units.
@RestController
class ReportController {
  private final ReportService desk;
  private final SqlReports reports;
  private final AccusedUnits accused;

  ReportController(ReportService desk, SqlReports reports, AccusedUnits accused) {
    this.desk = desk;
    this.reports = reports;
    this.accused = accused;
  }

  /// @param isAnother whether a second report of the same wave is meant
  record NewReport(String incident, @Nullable Boolean isAnother) {}

  record EditReport(int seen, Report.Text text, List<String> units) {}

  record RedraftReport(int seen, List<String> units) {}

  record SeenVersion(int seen) {}

  /// @param by until when; null where the unit cannot say
  record GiveMeasure(int seen, String measure, @Nullable LocalDate by) {}

  /// A unit sees what was sent to it, the hotline everything.
  @GetMapping("/api/watch/reports")
  @Permit({Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR, Role.CLERK, Role.HANDLER})
  Page<Report> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      Staff staff) {
    int most = Page.limit(limit);
    var from = Cursor.parse(cursor, 1);
    var found = reports.list(staff.unit(), from == null ? null : from.key().getFirst(), most + 1);
    boolean isMore = found.size() > most;
    var items = isMore ? found.subList(0, most) : found;
    var shown = items.stream().map(one -> shown(one, staff)).toList();
    return new Page<>(shown, isMore ? Cursor.at(items.getLast().id()).text() : null);
  }

  @GetMapping("/api/watch/reports/{id}")
  @Permit({Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR, Role.CLERK, Role.HANDLER})
  Report report(@PathVariable String id, Staff staff) {
    return visible(reports.find(id), staff)
        .map(report -> shown(report, staff))
        .orElseThrow(() -> Problems.notFound("report"));
  }

  private static Report shown(Report report, Staff staff) {
    return staff.unit() == null ? report : report.forUnit();
  }

  /// A unit sees what was sent to it, the hotline everything.
  static Optional<Report> visible(Optional<Report> report, Staff staff) {
    String unit = staff.unit();
    return report.filter(
        r -> unit == null || (r.state() != Report.State.DRAFT && r.units().contains(unit)));
  }

  @PostMapping("/api/watch/reports")
  @Permit({Role.MANAGER, Role.LEADER})
  @ResponseStatus(HttpStatus.CREATED)
  Report draft(@RequestBody NewReport body, Staff staff) {
    requireCounted();
    boolean isAnother = body.isAnother() != null && body.isAnother();
    return done(desk.draft(body.incident(), isAnother, staff.id()));
  }

  @PostMapping("/api/watch/reports/{id}/edit")
  @Permit({Role.MANAGER, Role.LEADER})
  Report edit(@PathVariable String id, @RequestBody EditReport body, Staff staff) {
    requireCounted();
    return take(id, body.seen(), new ReportStep.Edit(body.text(), body.units(), staff.id()));
  }

  /// What was written is made anew with the figures, as they may be told to these units.
  @PostMapping("/api/watch/reports/{id}/redraft")
  @Permit({Role.MANAGER, Role.LEADER})
  Report redraft(@PathVariable String id, @RequestBody RedraftReport body, Staff staff) {
    InvalidInput.requirePresent("units", body.units());
    requireCounted();
    return done(desk.redraft(id, body.seen(), body.units(), staff.id()));
  }

  @PostMapping("/api/watch/reports/{id}/sign")
  @Permit({Role.MANAGER, Role.LEADER})
  Report sign(@PathVariable String id, @RequestBody SeenVersion body, Staff staff) {
    requireCounted();
    return take(id, body.seen(), new ReportStep.Sign(staff.id()));
  }

  @PostMapping("/api/watch/reports/{id}/receive")
  @Permit({Role.CLERK})
  Report receive(@PathVariable String id, @RequestBody SeenVersion body, Staff staff) {
    requireVisible(id, staff);
    return take(id, body.seen(), new ReportStep.Receive(unit(staff), staff.id())).forUnit();
  }

  @PostMapping("/api/watch/reports/{id}/measure")
  @Permit({Role.CLERK})
  Report measure(@PathVariable String id, @RequestBody GiveMeasure body, Staff staff) {
    var step = new ReportStep.Measure(unit(staff), body.measure(), body.by(), staff.id());
    requireVisible(id, staff);
    return take(id, body.seen(), step).forUnit();
  }

  /// A unit takes no step on what it does not read, and learns nothing by trying.
  private void requireVisible(String id, Staff staff) {
    if (visible(reports.find(id), staff).isEmpty()) {
      throw Problems.notFound("report");
    }
  }

  /// Whom an order accuses may have been said a moment ago: a report that goes by older figures
  /// would tell the accused of it.
  private void requireCounted() {
    if (!accused.awaitCounted()) {
      throw Problems.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "StillCounting",
          "What was written a moment ago is not counted yet. Try again in a minute.",
          Map.of());
    }
  }

  private Report take(String id, int seen, ReportStep step) {
    return done(desk.take(id, seen, step));
  }

  private static Report done(ReportOutcome outcome) {
    return switch (outcome) {
      case Decision(var after, var facts) -> after;
      case Refusal refusal -> throw problem(refusal);
    };
  }

  static ErrorResponseException problem(Refusal refusal) {
    return switch (refusal) {
      case Stale(int version) ->
          refused(
              refusal,
              "Somebody changed this report meanwhile; load it again and look.",
              Map.of("version", version));
      case NotAllowedNow(var state, var step) ->
          refused(
              refusal,
              "This step is not possible while the report is " + state + ".",
              Map.of("state", state, "step", step));
      case NoUnitNamed() -> refused(refusal, "Name at least one unit to send it to.", Map.of());
      case NotAddressed(var unit) ->
          refused(refusal, "This report was not sent to your unit.", Map.of("unit", unit));
      case AlreadyReceived(var unit) ->
          refused(refusal, "Your unit has received this report already.", Map.of("unit", unit));
      case AlreadyMeasured(var unit) ->
          refused(refusal, "Your unit has given its measure; it stands.", Map.of("unit", unit));
      case UnitAccused(var unit, int orders) ->
          refused(
              refusal,
              "The figures count orders that accuse this unit or one above it. Draft it anew for"
                  + " these units, and those orders are left out; or leave the unit out.",
              Map.of("unit", unit, "orders", orders));
      case AccusedUnsaid(int orders) ->
          refused(
              refusal,
              "The figures count orders of which nobody has said whom they accuse. Draft it anew"
                  + " for these units, and those orders are left out.",
              Map.of("orders", orders));
      case QuoteWithdrawn(var quotes) ->
          refused(
              refusal,
              "Whose words these are asked not to be known, or accuses somebody, and is quoted to"
                  + " nobody. Take the quotes out, or draft the report anew.",
              Map.of("quotes", quotes));
      case DraftedForAnother(var unit, int orders) ->
          refused(
              refusal,
              "The figures leave out orders for this unit, which is no more chosen. Draft it anew"
                  + " for these units.",
              Map.of("unit", unit, "orders", orders));
      case TooFewLeft few ->
          refused(
              refusal,
              "Without the orders that accuse one of these units or one above it, and those of"
                  + " which nobody has said whom they accuse, too little of the wave is left.",
              few(few));
      case TooManyUnsaid(int unsaid, int left, int whole) ->
          refused(
              refusal,
              "Without the orders of which nobody has said whom they accuse too little of the wave"
                  + " is left. Let that be said first.",
              Map.of("unsaid", unsaid, "left", left, "whole", whole));
      case AlreadyReported(var report, var state) ->
          refused(
              refusal,
              "There is a report of this wave already: open it, or say that another one is meant.",
              Map.of("report", report, "state", state));
    };
  }

  private static Map<String, ?> few(TooFewLeft few) {
    return Map.of(
        "units", few.units(),
        "orders", few.orders(),
        "unsaid", few.unsaid(),
        "left", few.left(),
        "whole", few.whole());
  }

  private static ErrorResponseException refused(
      Refusal refusal, String detail, Map<String, ?> fields) {
    return Problems.refused(HttpStatus.CONFLICT, refusal, detail, fields);
  }

  private static String unit(Staff staff) {
    String unit = staff.unit();
    if (unit == null) {
      throw Problems.of(HttpStatus.FORBIDDEN, "NoUnit", "You belong to no unit.", Map.of());
    }
    return unit;
  }
}
