package vigil.portal.imports;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;
import vigil.kernel.RateLimits;
import vigil.portal.imports.ImportReading.ReadRows;
import vigil.portal.store.Import;
import vigil.portal.store.SqlImportSuggestions;
import vigil.portal.store.SqlImports;

/// The categories that the words of a checked file's rows are sure of, for whoever takes it in:
/// classifying is a dispatcher's trade, not an operator's.
@RestController
@RequestMapping("/api/portal/imports/{id}/suggestions")
class ImportSuggestionController {
  /// Thirty times fifty rows keep one core busy for half of the minute.
  private static final int MOST_A_MINUTE = 30;

  private static final List<Import.State> OPEN = List.of(Import.State.READY, Import.State.STOPPED);

  private final SqlImports imports;
  private final SqlImportSuggestions store;
  private final ImportReading reading;
  private final RateLimits limits;

  ImportSuggestionController(
      SqlImports imports, SqlImportSuggestions store, ImportReading reading, RateLimits limits) {
    this.imports = imports;
    this.store = store;
    this.reading = reading;
    this.limits = limits;
  }

  /// Reads the next rows that are not registered yet.
  ///
  /// @param from the first row of interest
  @GetMapping
  @Permit({Role.DISPATCHER})
  ReadRows suggestions(
      @PathVariable String id, @RequestParam(defaultValue = "2") int from, Staff by) {
    Import one = imports.find(id).orElseThrow(() -> Problems.notFound("import"));
    checkOpen(one);
    limits
        .consume("IMPORT_SUGGESTION", by.id(), MOST_A_MINUTE, Duration.ofMinutes(1))
        .ifPresent(wait -> {
          throw Problems.tooOften(wait, "That was too often. Wait %d minutes. 请%d分钟后再试。");
        });
    return reading.read(one, from);
  }

  /// Rows of which the category that was shown is taken, or left after all.
  record TakenRows(@Nullable List<Integer> rows, boolean isTaken) {}

  @PostMapping("/taken")
  @Permit({Role.DISPATCHER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  public void take(@PathVariable String id, @RequestBody TakenRows taken) {
    List<Integer> rows = taken.rows();
    if (rows == null || rows.isEmpty()) {
      throw InvalidInput.missing("rows");
    }
    if (rows.size() > ImportReading.MOST_ROWS) {
      throw InvalidInput.tooMany("rows", ImportReading.MOST_ROWS);
    }
    checkOpen(imports.lock(id).orElseThrow(() -> Problems.notFound("import")));
    if (store.take(id, rows, taken.isTaken()) != Set.copyOf(rows).size()) {
      throw InvalidInput.unknown("rows");
    }
  }

  private void checkOpen(Import one) {
    if (!OPEN.contains(one.state())) {
      throw ImportRefusals.notThere(one);
    }
    if (!imports.hasFile(one.id())) {
      throw ImportRefusals.fileGone();
    }
  }
}
