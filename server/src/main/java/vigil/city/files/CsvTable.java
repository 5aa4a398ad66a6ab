package vigil.city.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.city.PolicyTable;

/// A CSV file as rows that know their line: `#` starts a comment line, then one header line, then a
/// record a line; a cell may be quoted, a quote in it doubled.
final class CsvTable {
  /// No cell is longer.

  private final String file;

  private final PolicyFaults faults;
  private final List<Row> rows = new ArrayList<>();
  private @Nullable List<String> header;

  private CsvTable(String file, PolicyFaults faults) {
    this.file = file;
    this.faults = faults;
  }

  static List<Row> read(String file, String text, List<String> columns, PolicyFaults faults) {
    CsvTable table = new CsvTable(file, faults);
    int line = 0;
    for (String raw : text.split("\r?\n", -1)) {
      line++;
      if (!raw.isBlank() && !raw.startsWith("#")) {
        table.take(line, raw, columns);
      }
    }
    if (table.header == null) {
      faults.add(file, 1, "has no header line; it reads " + String.join(",", columns));
    }
    return table.rows;
  }

  private void take(int line, String raw, List<String> columns) {
    List<String> cells = split(raw);
    if (cells == null) {
      faults.add(file, line, "a quoted cell is not closed");
    } else if (header == null) {
      header = cells;
      if (!cells.equals(columns)) {
        faults.add(file, line, "the header reads " + String.join(",", columns));
      }
    } else if (cells.size() != columns.size()) {
      faults.add(file, line, "has " + cells.size() + " cells instead of " + columns.size());
    } else if (cells.stream().anyMatch(cell -> cell.length() > PolicyTable.LONGEST_CELL)) {
      faults.add(file, line, "a cell is longer than " + PolicyTable.LONGEST_CELL + " characters");
    } else {
      Map<String, String> named = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        named.put(columns.get(i), cells.get(i).strip());
      }
      rows.add(new Row(this, line, named));
    }
  }

  /// The cells of one line; null where a quote does not close a cell.
  private static @Nullable List<String> split(String raw) {
    if (raw.chars().filter(c -> c == '"').count() % 2 == 1) {
      return null;
    }
    try (var line = CsvReader.builder().ofCsvRecord(raw)) {
      return line.iterator().next().getFields();
    } catch (CsvParseException torn) {
      return null;
    } catch (IOException never) {
      throw new UncheckedIOException("a text cannot fail to be read", never);
    }
  }

  /// A record of the file.
  record Row(CsvTable table, int line, Map<String, String> cells) {
    /// The cell, which may be empty.
    String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    /// The cell, which may not be empty.
    String text(String column) {
      String text = cell(column);
      if (text.isEmpty()) {
        fault(column + " is empty");
      }
      return text;
    }

    @Nullable String maybe(String column) {
      String text = cell(column);
      return text.isEmpty() ? null : text;
    }

    /// The cell as something; empty after a fault.
    <T> Optional<T> as(String column, Function<String, T> reading, String looks) {
      try {
        return Optional.of(reading.apply(cell(column)));
      } catch (RuntimeException unreadable) {
        fault("%s \"%s\" is not %s".formatted(column, cell(column), looks));
        return Optional.empty();
      }
    }

    void fault(String what) {
      table.faults.add(table.file, line, what);
    }
  }
}
