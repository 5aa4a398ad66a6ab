package vigil.city.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import vigil.city.PolicyTable;
import vigil.kernel.RowReader;

/// A table as a file that somebody takes away, edits elsewhere and brings back.
public final class TableSheet {
  private static final int WIDTH = 24;

  private TableSheet() {}

  /// The text in a file: CSV in UTF-8 or in what Excel writes in China, or the first sheet of an
  /// XLSX. A line is the row that Excel shows.
  ///
  /// @throws IllegalArgumentException if it is no such file
  public static String text(byte[] bytes) {
    if (RowReader.Format.of(bytes) == RowReader.Format.XLSX) {
      return workbook(bytes);
    }
    @Nullable String text = PolicySource.text(bytes);
    return text == null ? new String(bytes, Charset.forName("GB18030")) : text;
  }

  private static String workbook(byte[] bytes) {
    try {
      Path scratch = Files.createTempFile("vigil-table", ".xlsx");
      try {
        Files.write(scratch, bytes);
        return lines(scratch);
      } finally {
        Files.delete(scratch);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String lines(Path file) {
    var text = new StringBuilder();
    int line = 1;
    int width = 0;
    try (Stream<RowReader.FileRow> rows = RowReader.open(file, RowReader.Format.XLSX)) {
      for (RowReader.FileRow row : (Iterable<RowReader.FileRow>) rows::iterator) {
        for (; line < row.row(); line++) {
          text.append('\n');
        }
        List<String> cells = new ArrayList<>(row.cells());
        width = width == 0 ? cells.size() : width;
        while (cells.size() < width) {
          cells.add("");
        }
        text.append(TableText.line(cells));
      }
      return text.append('\n').toString();
    } catch (RuntimeException failure) {
      if (RowReader.isUnreadable(failure)) {
        throw new IllegalArgumentException("the workbook cannot be read", failure);
      }
      throw failure;
    }
  }

  /// A table as a workbook of one sheet.
  public static byte[] workbook(PolicyTable table, String csv) {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "Vigil", null)) {
      var sheet = book.newWorksheet(table.path());
      List<List<String>> rows = new ArrayList<>(List.of(table.columns()));
      rows.addAll(TableText.parse(table, csv).cells());
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          sheet.value(r, c, rows.get(r).get(c));
        }
      }
      sheet.range(0, 0, 0, table.columns().size() - 1).style().bold().set();
      for (int c = 0; c < table.columns().size(); c++) {
        sheet.width(c, WIDTH);
      }
      sheet.freezePane(0, 1);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
