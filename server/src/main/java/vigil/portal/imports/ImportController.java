package vigil.portal.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.CsvCell;
import vigil.kernel.Fact;
import vigil.kernel.FileName;
import vigil.kernel.Ids;
import vigil.kernel.InvalidInput;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.kernel.RowReader;
import vigil.kernel.Upload;
import vigil.portal.PortalFact;
import vigil.portal.store.Import;
import vigil.portal.store.SqlImports;

/// Bulk import: send a file, see what is wrong by row and column, begin, stop, go on.
@RestController
@RequestMapping("/api/portal/imports")
class ImportController {
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private static final int SHOWN_FAULTS = 200;

  private final SqlImports store;
  private final ImportFiles files;
  private final Ledger ledger;
  private final InstantSource clock;

  ImportController(SqlImports store, ImportFiles files, Ledger ledger, InstantSource clock) {
    this.store = store;
    this.files = files;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Takes the file as the body; its rows are then checked.
  @Permit({Role.DISPATCHER, Role.OPERATOR})
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Import send(
      @RequestParam String name,
      @RequestParam(defaultValue = "import") String source,
      HttpServletRequest request,
      Staff by)
      throws IOException {
    if (!source.matches("[\\p{L}\\d._-]{1,40}")) {
      throw InvalidInput.malformed("source", "a name of up to 40 letters, digits, dots and dashes");
    }
    String id = Ids.next(clock);
    long bytes = files.keep(id, Upload.openStream(request));
    if (bytes == 0 || bytes > ImportFiles.LARGEST) {
      files.drop(id);
      throw InvalidInput.fileSize(bytes, ImportFiles.LARGEST);
    }
    Import fresh = fresh(id, name, source, by);
    store.add(fresh);
    return fresh;
  }

  private Import fresh(String id, String name, String source, Staff by) throws IOException {
    var now = clock.instant();
    String shown = FileName.clean(name);
    return new Import(
        id,
        new Import.SourceFile(shown, format(id), source),
        Import.State.CHECKING,
        by.id(),
        now,
        now,
        Import.Progress.NONE);
  }

  private RowReader.Format format(String id) throws IOException {
    try (var in = Files.newInputStream(files.of(id))) {
      return RowReader.Format.of(in.readNBytes(4));
    }
  }

  @Permit({Role.DISPATCHER, Role.OPERATOR})
  @GetMapping
  List<Import> list() {
    return store.listNewest();
  }

  @Permit({Role.DISPATCHER, Role.OPERATOR})
  @GetMapping("/{id}")
  Import get(@PathVariable String id) {
    return store.find(id).orElseThrow(() -> Problems.notFound("import"));
  }

  /// Begins, or goes on.
  @Permit({Role.DISPATCHER, Role.OPERATOR})
  @PostMapping("/{id}/start")
  @Transactional
  public Import start(@PathVariable String id, Staff by) {
    return move(
        id,
        List.of(Import.State.READY, Import.State.STOPPED),
        Import.State.RUNNING,
        one -> new PortalFact.ImportStarted(id, clock.instant(), by.id(), one.progress().total()));
  }

  @Permit({Role.DISPATCHER, Role.OPERATOR})
  @PostMapping("/{id}/stop")
  @Transactional
  public Import stop(@PathVariable String id, Staff by) {
    return move(
        id,
        List.of(Import.State.RUNNING),
        Import.State.STOPPED,
        one -> new PortalFact.ImportStopped(id, clock.instant(), by.id()));
  }

  private Import move(
      String id, List<Import.State> from, Import.State to, Function<Import, Fact> fact) {
    Import one = store.lock(id).orElseThrow(() -> Problems.notFound("import"));
    if (!from.contains(one.state())) {
      throw ImportRefusals.notThere(one);
    }
    if (!store.hasFile(id)) {
      throw ImportRefusals.fileGone();
    }
    store.move(id, to, clock.instant());
    ledger.append(fact.apply(one));
    return get(id);
  }

  @Permit({Role.DISPATCHER, Role.OPERATOR})
  @GetMapping("/{id}/faults")
  List<Import.Fault> faults(@PathVariable String id) {
    return store.listFaults(id, SHOWN_FAULTS);
  }

  @Permit({Role.DISPATCHER, Role.OPERATOR})
  @GetMapping("/{id}/faults.csv")
  ResponseEntity<String> faultsAsFile(@PathVariable String id) {
    String rows =
        store.listFaults(id, ImportJob.MOST_FAULTS).stream()
            .map(it -> row(it.row(), it.column(), it.zh(), it.en()))
            .collect(Collectors.joining("\r\n"));
    return file("faults.csv", "行/row,列/column,问题,problem\r\n" + rows + "\r\n");
  }

  @Permit({Role.DISPATCHER, Role.OPERATOR})
  @GetMapping("/template.csv")
  ResponseEntity<String> template() {
    String header =
        Arrays.stream(ImportColumn.values()).map(ImportColumn::zh).collect(Collectors.joining(","));
    String example =
        Arrays.stream(ImportColumn.values())
            .map(it -> CsvCell.of(it.example()))
            .collect(Collectors.joining(","));
    return file("template.csv", header + "\r\n" + example + "\r\n");
  }

  private static String row(int number, String... cells) {
    return number + "," + Arrays.stream(cells).map(CsvCell::of).collect(Collectors.joining(","));
  }

  /// With the mark by which Excel knows UTF-8.
  private static ResponseEntity<String> file(String name, String text) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name.toLowerCase(Locale.ROOT))
                .build()
                .toString())
        .body("\uFEFF" + text);
  }
}
