package vigil.kernel;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/// The rows of a file, read one by one: memory does not grow with it (of an XLSX the table of
/// shared texts is held, which is why the whole may not unpack to more than [#LARGEST_UNPACKED]).
public final class RowReader {
  /// A zip bomb is refused before anything is read of it.
  public static final long LARGEST_UNPACKED = 400L << 20;

  private static final int MOST_CELLS = 100;

  /// How a file is written.
  public enum Format {
    CSV,
    XLSX;

    /// By the first bytes, not by the name: an XLSX is a zip.
    public static Format of(byte[] first) {
      boolean zip =
          first.length >= 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3 && first[3] == 4;
      return zip ? XLSX : CSV;
    }
  }

  /// A row that has something in it.
  ///
  /// @param row its number as Excel shows it; the header is 1
  public record FileRow(int row, List<String> cells) {}

  private RowReader() {}

  /// The file's rows, to be closed.
  ///
  /// @throws IllegalArgumentException when read, if it is no such file
  public static Stream<FileRow> open(Path file, Format format) {
    try {
      return switch (format) {
        case CSV -> csv(file);
        case XLSX -> xlsx(file);
      };
    } catch (IOException | ExcelReaderException unreadable) {
      throw new IllegalArgumentException("the file cannot be read", unreadable);
    }
  }

  private static Stream<FileRow> csv(Path file) throws IOException {
    Reader reader = new InputStreamReader(Files.newInputStream(file), charset(file));
    CsvReader<CsvRecord> records =
        CsvReader.builder().detectBomHeader(false).skipEmptyLines(false).ofCsvRecord(reader);
    var number = new AtomicInteger();
    return records.stream()
        .map(record -> line(number.incrementAndGet(), record))
        .filter(RowReader::isFilled)
        .onClose(() -> close(records));
  }

  private static FileRow line(int row, CsvRecord record) {
    List<String> cells = new ArrayList<>(record.getFields());
    if (row == 1 && cells.getFirst().startsWith("\uFEFF")) {
      cells.set(0, cells.getFirst().substring(1));
    }
    return new FileRow(row, cells);
  }

  /// UTF-8, or what Excel writes in China.
  private static Charset charset(Path file) throws IOException {
    var strict =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    char[] into = new char[8192];
    try (var reader = new InputStreamReader(Files.newInputStream(file), strict)) {
      int read = reader.read(into);
      while (read >= 0) {
        read = reader.read(into);
      }
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException other) {
      return Charset.forName("GB18030");
    }
  }

  private static Stream<FileRow> xlsx(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      long unpacked = zip.stream().mapToLong(it -> Math.max(0, it.getSize())).sum();
      if (unpacked > LARGEST_UNPACKED) {
        throw new IllegalArgumentException("the file unpacks to more than 400 MB");
      }
    }
    var workbook = new ReadableWorkbook(file.toFile());
    return workbook
        .getFirstSheet()
        .openStream()
        .map(RowReader::line)
        .filter(RowReader::isFilled)
        .onClose(() -> close(workbook));
  }

  private static FileRow line(Row row) {
    int width = Math.min(row.getCellCount(), MOST_CELLS);
    List<String> cells = new ArrayList<>(Collections.nCopies(width, ""));
    for (Cell cell : row) {
      if (cell != null && cell.getColumnIndex() < width) {
        cells.set(cell.getColumnIndex(), text(cell));
      }
    }
    return new FileRow(row.getRowNum(), cells);
  }

  /// A telephone number that Excel took for a number has all its digits still.
  private static String text(Cell cell) {
    return cell.getType() == CellType.NUMBER
        ? cell.asNumber().stripTrailingZeros().toPlainString()
        : cell.getText();
  }

  private static boolean isFilled(FileRow line) {
    return line.cells().stream().anyMatch(it -> !it.isBlank());
  }

  private static void close(java.io.Closeable file) {
    try {
      file.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Whether this is what a broken file ends in.
  public static boolean isUnreadable(RuntimeException failure) {
    return failure instanceof CsvParseException
        || failure instanceof ExcelReaderException
        || failure instanceof UncheckedIOException
        || failure instanceof IllegalArgumentException;
  }
}
