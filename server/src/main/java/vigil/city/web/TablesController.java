package vigil.city.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.Edition;
import vigil.city.PolicyTable;
import vigil.city.files.TableSheet;
import vigil.city.steps.Editions;
import vigil.city.web.EditionViews.Head;
import vigil.city.web.EditionViews.NewDraft;
import vigil.city.web.EditionViews.TableLine;
import vigil.city.web.EditionViews.TableView;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;

/// The policy's tables as they are in force, and how they came to be so.
@RestController
@RequestMapping("/api/city/tables")
class TablesController {
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Editions editions;

  TablesController(Editions editions) {
    this.editions = editions;
  }

  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping
  List<TableLine> tables() {
    List<Edition> open = editions.listOpen();
    Map<PolicyTable, Edition> newest = editions.newest();
    return Arrays.stream(PolicyTable.values())
        .map(table -> line(table, newest.get(table), open))
        .toList();
  }

  private TableLine line(PolicyTable table, @Nullable Edition newest, List<Edition> open) {
    String csv =
        newest == null || table == PolicyTable.STAFF
            ? editions.inForce(table)
            : newest.text().csv();
    Edition.ActionStamp since = newest == null ? null : newest.trail().decided();
    return new TableLine(
        table.path(),
        EditionViews.parse(table, csv).rows().size(),
        newest == null ? 0 : newest.number(),
        since == null ? null : since.by(),
        since == null ? null : since.at(),
        open.stream().filter(it -> it.table() == table).map(Head::of).toList());
  }

  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping("/{table}")
  TableView table(@PathVariable String table) {
    PolicyTable which = at(table);
    Edition newest = editions.newest(which);
    Edition.ActionStamp since = newest == null ? null : newest.trail().decided();
    return new TableView(
        table,
        which.columns(),
        which.keys(),
        newest == null ? 0 : newest.number(),
        since == null ? null : since.by(),
        since == null ? null : since.at(),
        EditionViews.parse(which, editions.inForce(which)).rows());
  }

  /// Everything that was ever drafted for it, the latest first.
  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping("/{table}/editions")
  List<Head> editions(@PathVariable String table) {
    return editions.listByTable(at(table)).stream().map(Head::of).toList();
  }

  /// @param format `csv` or `xlsx`
  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping("/{table}/file")
  ResponseEntity<byte[]> file(
      @PathVariable String table, @RequestParam(defaultValue = "csv") String format) {
    return file(at(table), editions.inForce(at(table)), format);
  }

  /// Begins a draft of what is in force, or of what was.
  @Permit({Role.OPERATOR, Role.MANAGER})
  @PostMapping("/{table}/editions")
  @ResponseStatus(HttpStatus.CREATED)
  Head draft(@PathVariable String table, @RequestBody NewDraft wanted, Staff by) {
    PolicyTable which = at(table);
    Integer number = wanted.number();
    String text =
        number == null
            ? editions.inForce(which)
            : editions
                .findText(which, number)
                .orElseThrow(() -> Problems.notFound("edition of this table"));
    return Head.of(editions.draft(which, text, by.id()));
  }

  private static PolicyTable at(String path) {
    return PolicyTable.find(path).orElseThrow(() -> Problems.notFound("table of the policy"));
  }

  /// As CSV with the mark by which Excel knows UTF-8, or as a workbook.
  static ResponseEntity<byte[]> file(PolicyTable table, String csv, @Nullable String format) {
    boolean isBook = "xlsx".equals(format);
    byte[] bytes =
        isBook
            ? TableSheet.workbook(table, csv)
            : ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8);
    String name = table.path() + (isBook ? ".xlsx" : ".csv");
    return ResponseEntity.ok()
        .contentType(isBook ? XLSX : CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(bytes);
  }
}
