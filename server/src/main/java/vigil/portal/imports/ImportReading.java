package vigil.portal.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.city.City;
import vigil.kernel.PersonalData;
import vigil.kernel.RowReader;
import vigil.portal.imports.ImportRowReader.ParsedRow;
import vigil.portal.orders.AppealForm;
import vigil.portal.store.Import;
import vigil.portal.store.ImportSuggestion;
import vigil.portal.store.SqlImportSuggestions;
import vigil.understanding.FileSuggestions;
import vigil.understanding.FileSuggestions.SureCategory;

/// Reads some rows of a checked file for what their words are about: a whole file would keep the
/// models busy for minutes, and nobody looks at all of it.
@Component
class ImportReading {
  /// Rows that are read at once, in about a second.
  static final int MOST_ROWS = 50;

  /// Rows that were read.
  ///
  /// @param first the first that was read; the header is row 1
  /// @param last that was read
  /// @param next where the next ones begin; null at the end of the file
  record ReadRows(List<SuggestedRow> rows, int first, int last, @Nullable Integer next) {}

  /// A row whose words are sure of another category than stands there.
  ///
  /// @param title personal data masked
  /// @param stated the leaf that stands in the row; null for none
  /// @param why the words, the strongest first; empty where they say something else by now
  record SuggestedRow(
      String title,
      @Nullable String stated,
      List<String> why,
      @JsonUnwrapped ImportSuggestion shown) {}

  private record Read(AppealForm appeal, @Nullable SureCategory said) {}

  private final ImportFiles files;
  private final City city;
  private final FileSuggestions suggestions;
  private final SqlImportSuggestions store;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  ImportReading(
      ImportFiles files,
      City city,
      FileSuggestions suggestions,
      SqlImportSuggestions store,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.files = files;
    this.city = city;
    this.suggestions = suggestions;
    this.store = store;
    this.clock = clock;
    this.transaction = transaction;
  }

  /// Reads the rows from one on, and keeps what is shown.
  ReadRows read(Import one, int from) {
    var parsed = new ArrayList<ParsedRow>();
    Integer next = parse(one, Math.max(from, one.progress().nextRow()), parsed);
    if (parsed.isEmpty()) {
      return new ReadRows(List.of(), from, from, null);
    }
    int first = parsed.getFirst().row();
    int last = parsed.getLast().row();
    Map<Integer, Read> read = suggest(parsed);
    return new ReadRows(keep(one.id(), first, last, read), first, last, next);
  }

  /// @return the row behind those that were parsed; null at the end of the file
  private @Nullable Integer parse(Import one, int from, List<ParsedRow> into) {
    try (Stream<RowReader.FileRow> lines =
        RowReader.open(files.of(one.id()), one.file().format())) {
      Iterator<RowReader.FileRow> each = lines.iterator();
      var reading = ImportRowReader.of(city, each.next(), new ArrayList<>(), clock.instant());
      while (each.hasNext()) {
        RowReader.FileRow line = each.next();
        if (into.size() == MOST_ROWS) {
          return line.row();
        }
        if (line.row() >= from) {
          into.add(reading.parse(line));
        }
      }
      return null;
    }
  }

  private Map<Integer, Read> suggest(List<ParsedRow> rows) {
    Map<Integer, Read> read = new HashMap<>();
    for (ParsedRow row : rows) {
      AppealForm appeal = row.appeal();
      if (appeal != null) {
        var said =
            suggestions.suggest(
                String.valueOf(appeal.account().title()),
                String.valueOf(appeal.account().description()),
                appeal.subject().category(),
                clock.instant());
        read.put(row.row(), new Read(appeal, said.orElse(null)));
      }
    }
    return read;
  }

  private List<SuggestedRow> keep(String id, int first, int last, Map<Integer, Read> read) {
    var fresh = new ArrayList<ImportSuggestion>();
    read.forEach((row, it) -> {
      SureCategory said = it.said();
      if (said != null) {
        var guess = said.category();
        fresh.add(
            new ImportSuggestion(row, guess.value(), guess.confidence(), said.model(), false));
      }
    });
    transaction.executeWithoutResult(_ -> store.replace(id, first, last, fresh));
    var shown = new ArrayList<SuggestedRow>();
    for (ImportSuggestion stored : store.list(id, first, last)) {
      Read row = read.get(stored.row());
      if (row != null) {
        shown.add(shown(stored, row));
      }
    }
    return shown;
  }

  private static SuggestedRow shown(ImportSuggestion stored, Read read) {
    SureCategory said = read.said();
    return new SuggestedRow(
        PersonalData.mask(String.valueOf(read.appeal().account().title())),
        read.appeal().subject().category(),
        said != null && said.category().value().equals(stored.category())
            ? said.category().why()
            : List.of(),
        stored);
  }
}
