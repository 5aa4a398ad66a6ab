package vigil.watch.web;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.City;
import vigil.city.Unit;
import vigil.city.WorkingDays;
import vigil.identity.Identity;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.watch.WatchFact;
import vigil.watch.paper.DocxRenderer;
import vigil.watch.paper.ExpressPaper;
import vigil.watch.paper.Paper;
import vigil.watch.paper.PdfRenderer;
import vigil.watch.paper.PeriodicPaper;
import vigil.watch.store.SqlPeriodicReports;
import vigil.watch.store.SqlReports;

/// Reports as files; that one was taken is kept, and stands under each of its pages.
@RestController
class ReportFileController {
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final MediaType WORD =
      MediaType.parseMediaType(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private final SqlReports express;
  private final SqlPeriodicReports periodic;
  private final Identity identity;
  private final City city;
  private final Ledger ledger;
  private final InstantSource clock;

  ReportFileController(
      SqlReports express,
      SqlPeriodicReports periodic,
      Identity identity,
      City city,
      Ledger ledger,
      InstantSource clock) {
    this.express = express;
    this.periodic = periodic;
    this.identity = identity;
    this.city = city;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// What kind of file.
  enum Format {
    DOCX,
    PDF;

    byte[] render(Paper paper) {
      return switch (this) {
        case DOCX -> DocxRenderer.render(paper);
        case PDF -> PdfRenderer.render(paper);
      };
    }

    MediaType type() {
      return switch (this) {
        case DOCX -> WORD;
        case PDF -> MediaType.APPLICATION_PDF;
      };
    }
  }

  @GetMapping("/api/watch/periodic-reports/{id}/file")
  @Permit({Role.MANAGER, Role.LEADER})
  @Transactional
  ResponseEntity<byte[]> periodicFile(
      @PathVariable String id,
      @RequestParam Format format,
      @RequestParam(defaultValue = "zh") String language,
      Staff by) {
    var report = periodic.find(id).orElseThrow(() -> Problems.notFound("report"));
    boolean isChinese = language.equals("zh");
    String signer = name(report.signature().signedBy(), isChinese);
    Paper paper = new PeriodicPaper(report, isChinese).of(foot(by, isChinese), signer);
    return file(id, paper, format, by);
  }

  /// A unit takes what was sent to it.
  @GetMapping("/api/watch/reports/{id}/file")
  @Permit({Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR, Role.CLERK, Role.HANDLER})
  @Transactional
  ResponseEntity<byte[]> reportFile(
      @PathVariable String id, @RequestParam Format format, Staff by) {
    var report =
        ReportController.visible(express.find(id), by)
            .orElseThrow(() -> Problems.notFound("report"));
    String signer = name(report.authors().signedBy(), true);
    Paper paper = new ExpressPaper(report, this::unit).of(foot(by, true), signer);
    return file(id, paper, format, by);
  }

  private ResponseEntity<byte[]> file(String id, Paper paper, Format format, Staff by) {
    ledger.append(new WatchFact.ReportExported(Ids.next(clock), 1, id, format.name(), by.id()));
    var name =
        ContentDisposition.attachment()
            .filename(
                paper.title() + "." + format.name().toLowerCase(Locale.ROOT),
                StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .contentType(format.type())
        .body(format.render(paper));
  }

  private String foot(Staff by, boolean isChinese) {
    String when = WHEN.format(clock.instant().atZone(WorkingDays.SHANGHAI));
    return isChinese
        ? "导出：%s（%s） %s，仅供内部使用".formatted(by.name(), by.id(), when)
        : "Taken by %s (%s) at %s, for internal use".formatted(by.nameEn(), by.id(), when);
  }

  private String name(@Nullable String id, boolean isChinese) {
    return id == null
        ? ""
        : identity.findStaff(id).map(one -> isChinese ? one.name() : one.nameEn()).orElse(id);
  }

  private String unit(String id) {
    return city.units().find(id).map(Unit::name).orElse(id);
  }
}
