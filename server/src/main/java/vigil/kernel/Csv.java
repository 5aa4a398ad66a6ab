package vigil.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A small table in UTF-8: `#` starts a comment line, then one header line, then a record a line.
/// Cells hold no commas and no quotes. Whatever cannot be read says `file:line: what`.
public final class Csv {
  private Csv() {}

  /// A record.
  public record Row(String file, int line, Map<String, String> cells) {
    /// The cell, which may be empty.
    public String text(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new IllegalArgumentException(file + ":" + line + ": there is no column " + column);
      }
      return cell;
    }

    /// The cell as something.
    public <T> T as(String column, Function<String, T> reading) {
      try {
        return reading.apply(text(column));
      } catch (RuntimeException unreadable) {
        throw new IllegalArgumentException(
            file + ":" + line + ": " + column + " cannot be \"" + text(column) + '"', unreadable);
      }
    }
  }

  /// Reads `file` from the policy folder, or from the copy in the jar.
  ///
  /// @param folder of the policy; empty for the copy in the jar
  public static List<Row> policy(String folder, String file) {
    try {
      if (!folder.isEmpty()) {
        return read(file, Files.readString(Path.of(folder).resolve(file)));
      }
      try (InputStream in = Csv.class.getResourceAsStream("/policy/" + file)) {
        if (in == null) {
          throw new IllegalArgumentException("policy/" + file + " is missing");
        }
        return read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException missing) {
      throw new UncheckedIOException("policy/" + file + " cannot be read", missing);
    }
  }

  /// As [#policy], for a table that is younger than some cities' folders: the copy in the jar
  /// serves where the folder has none.
  public static List<Row> policyOrShipped(String folder, String file) {
    boolean isThere = !folder.isEmpty() && Files.exists(Path.of(folder).resolve(file));
    return policy(isThere ? folder : "", file);
  }

  /// Reads a whole table.
  public static List<Row> read(String file, String text) {
    var rows = new ArrayList<Row>();
    List<String> header = List.of();
    int line = 0;
    for (String raw : text.split("\r?\n", -1)) {
      line++;
      if (raw.isBlank() || raw.startsWith("#")) {
        continue;
      }
      var cells = List.of(raw.split(",", -1));
      if (header.isEmpty()) {
        header = cells;
        continue;
      }
      if (cells.size() != header.size()) {
        throw new IllegalArgumentException(
            "%s:%d: has %d cells instead of %d".formatted(file, line, cells.size(), header.size()));
      }
      var named = new LinkedHashMap<String, String>();
      for (int i = 0; i < cells.size(); i++) {
        named.put(header.get(i).strip(), cells.get(i).strip());
      }
      rows.add(new Row(file, line, named));
    }
    return rows;
  }
}
