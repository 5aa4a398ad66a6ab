package vigil.city.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vigil.city.PolicyTable;

/// A table's text as rows, and rows as text. What the comments at its top say is kept.
public final class TableText {
  /// No table is longer: a page shows it whole.
  public static final int MOST_ROWS = 5_000;

  private TableText() {}

  /// A row.
  ///
  /// @param line on which it stands
  public record Line(int line, List<String> cells) {}

  /// A text as rows.
  ///
  /// @param head the comments before the header
  /// @param faults of its form alone: header, quotes, number and length of cells
  public record ParsedTable(String head, List<Line> rows, List<String> faults) {
    public List<List<String>> cells() {
      return rows.stream().map(Line::cells).toList();
    }
  }

  public static ParsedTable parse(PolicyTable table, String text) {
    var faults = new PolicyFaults();
    List<CsvTable.Row> rows = CsvTable.read(table.file(), text, table.columns(), faults);
    if (rows.size() > MOST_ROWS) {
      faults.add(table.file(), 1, "has more than " + MOST_ROWS + " rows");
    }
    return new ParsedTable(
        text.lines().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n")),
        rows.stream().map(row -> new Line(row.line(), List.copyOf(row.cells().values()))).toList(),
        faults.all());
  }

  public static String render(PolicyTable table, String head, List<List<String>> rows) {
    var lines = new ArrayList<String>();
    head.lines().forEach(lines::add);
    lines.add(String.join(",", table.columns()));
    rows.forEach(cells -> lines.add(line(cells)));
    return String.join("\n", lines) + "\n";
  }

  static String line(List<String> cells) {
    return cells.stream().map(TableText::cell).collect(Collectors.joining(","));
  }

  /// A record is one line, so a break in a cell becomes a space.
  private static String cell(String text) {
    String flat = text.replaceAll("\\s*[\r\n]+\\s*", " ").strip();
    boolean quoted = flat.contains(",") || flat.contains("\"") || flat.startsWith("#");
    return quoted ? '"' + flat.replace("\"", "\"\"") + '"' : flat;
  }
}
