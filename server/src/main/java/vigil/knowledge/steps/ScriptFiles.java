package vigil.knowledge.steps;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.city.City;
import vigil.city.District;
import vigil.identity.Staff;
import vigil.kernel.CsvCell;
import vigil.kernel.InvalidInput;
import vigil.kernel.RowReader;
import vigil.kernel.RowReader.FileRow;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptFault;
import vigil.knowledge.ScriptText;
import vigil.knowledge.life.ScriptColumn;
import vigil.knowledge.life.ScriptTable;
import vigil.knowledge.life.ScriptTitle;
import vigil.knowledge.store.SqlReadableScripts;
import vigil.knowledge.store.SqlScripts;

/// Scripts as files: what a city brings along, and what it takes away.
@Service
public class ScriptFiles {
  /// Bytes.
  private static final long LARGEST = 8L << 20;

  private final KnowledgeService steps;
  private final SqlScripts scripts;
  private final SqlReadableScripts readable;
  private final City city;

  ScriptFiles(KnowledgeService steps, SqlScripts scripts, SqlReadableScripts readable, City city) {
    this.steps = steps;
    this.scripts = scripts;
    this.readable = readable;
    this.city = city;
  }

  /// What came of a file.
  ///
  /// @param drafted how many drafts it made; none where there are faults
  public record Result(int drafted, List<ScriptFault> faults) {}

  /// Checks every row, then drafts them all; with one fault it drafts none (rules 7.6).
  ///
  /// @param by staff id of whoever sends it
  /// @throws InvalidInput if it is no table, has no rows or too many of them
  @Transactional
  public Result draft(InputStream sent, String by) {
    Path file = keep(sent);
    try {
      return draft(read(file), by);
    } finally {
      drop(file);
    }
  }

  private Result draft(List<FileRow> rows, String by) {
    var table = new ScriptTable(rows.getFirst().cells(), new Known(titles()));
    var texts = new ArrayList<ScriptText>();
    if (table.faults().isEmpty()) {
      rows.stream().skip(1).forEach(r -> table.read(r.row(), r.cells()).ifPresent(texts::add));
    }
    if (!table.faults().isEmpty()) {
      return new Result(0, table.faults());
    }
    texts.forEach(text -> steps.draft(text, null, by));
    return new Result(texts.size(), List.of());
  }

  private static Path keep(InputStream sent) {
    try {
      Path file = Files.createTempFile("vigil-scripts", "");
      byte[] bytes = sent.readNBytes((int) LARGEST + 1);
      if (bytes.length == 0 || bytes.length > LARGEST) {
        drop(file);
        throw InvalidInput.fileSize(bytes.length, LARGEST);
      }
      return Files.write(file, bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<FileRow> read(Path file) {
    List<FileRow> rows;
    try (var in = Files.newInputStream(file);
        Stream<FileRow> open = RowReader.open(file, RowReader.Format.of(in.readNBytes(4)))) {
      rows = open.limit(ScriptTable.MOST_ROWS + 2L).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (IllegalArgumentException | UncheckedIOException | CsvParseException unreadable) {
      throw InvalidInput.of(
          InvalidInput.Kind.FILE_UNREADABLE,
          "Send an XLSX, or a CSV in UTF-8 or GB18030 whose quotes are closed.");
    }
    if (rows.size() < 2) {
      throw InvalidInput.of(InvalidInput.Kind.FILE_EMPTY, "The file has no rows below its header.");
    }
    if (rows.size() > ScriptTable.MOST_ROWS + 1) {
      throw InvalidInput.tooMany("rows", ScriptTable.MOST_ROWS);
    }
    return rows;
  }

  private static void drop(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Set<String> titles() {
    return scripts.listTitles().stream()
        .map(it -> ScriptTitle.key(it.title()))
        .collect(Collectors.toSet());
  }

  /// All scripts in use as this person reads them, as a CSV of the form that is taken in.
  public String write(Staff who) {
    var text = new StringBuilder();
    row(text, Arrays.stream(ScriptColumn.values()).map(ScriptColumn::zh).toList());
    readable.listInUse(who).stream()
        .map(Script::text)
        .map(ScriptTable::write)
        .forEach(r -> row(text, r));
    return text.toString();
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(String.join(",", cells.stream().map(CsvCell::of).toList())).append("\r\n");
  }

  /// The city's categories and districts, and the titles that are taken.
  private final class Known implements ScriptTable.Known {
    private final Set<String> titles;

    Known(Set<String> titles) {
      this.titles = titles;
    }

    @Override
    public boolean isCategory(String code) {
      return city.categories().find(code).isPresent();
    }

    @Override
    public boolean isLeaf(String code) {
      return city.categories().isLeaf(code);
    }

    @Override
    public @Nullable String district(String said) {
      return city.places().districts().stream()
          .filter(it -> it.code().equals(said) || it.name().equals(said))
          .map(District::code)
          .findFirst()
          .orElse(null);
    }

    @Override
    public boolean isTitleTaken(String title) {
      return titles.contains(ScriptTitle.key(title));
    }
  }
}
