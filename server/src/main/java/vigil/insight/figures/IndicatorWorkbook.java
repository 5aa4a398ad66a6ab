package vigil.insight.figures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vigil.city.WorkingDays;
import vigil.identity.Staff;
import vigil.insight.figures.IndicatorTable.Head;
import vigil.insight.figures.IndicatorTable.Line;

/// A table of indicators as a workbook: who took it and when in its first row, the formulas on a
/// second sheet.
public final class IndicatorWorkbook {
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int HEAD = 2;

  private IndicatorWorkbook() {}

  public static byte[] render(IndicatorTable table, Staff by, Instant at, boolean isChinese) {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "Vigil", null)) {
      String mark = watermark(by, at, isChinese);
      numbers(sheet(book, isChinese ? "指标" : "Indicators", mark), table, isChinese);
      formulas(sheet(book, isChinese ? "口径" : "Formulas", mark), table, isChinese);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// Each sheet carries the mark: either may be printed alone.
  private static Worksheet sheet(Workbook book, String name, String mark) {
    var sheet = book.newWorksheet(name);
    sheet.value(0, 0, mark);
    return sheet;
  }

  private static String watermark(Staff by, Instant at, boolean isChinese) {
    String when = WHEN.format(at.atZone(WorkingDays.SHANGHAI));
    return isChinese
        ? "导出：%s（%s） %s，仅供内部使用".formatted(by.name(), by.id(), when)
        : "Taken by %s (%s) at %s, for internal use".formatted(by.nameEn(), by.id(), when);
  }

  private static void numbers(Worksheet sheet, IndicatorTable table, boolean isChinese) {
    sheet.value(1, 0, table.from() + " – " + table.until());
    sheet.value(HEAD, 0, table.by().name());
    for (int c = 0; c < table.heads().size(); c++) {
      Head head = table.heads().get(c);
      sheet.value(HEAD, c + 1, isChinese ? head.texts().name() : head.texts().nameEn());
    }
    sheet.range(HEAD, 0, HEAD, table.heads().size()).style().bold().set();
    int row = HEAD;
    for (Line line : table.lines()) {
      row++;
      sheet.value(row, 0, isChinese ? line.name() : line.nameEn());
      for (int c = 0; c < line.cells().size(); c++) {
        Double value = line.cells().get(c).value();
        if (value != null) {
          sheet.value(row, c + 1, value);
          String format = table.heads().get(c).isCount() ? "#,##0" : "0.0%";
          sheet.style(row, c + 1).format(format).set();
        }
      }
    }
    sheet.freezePane(1, HEAD + 1);
  }

  private static void formulas(Worksheet sheet, IndicatorTable table, boolean isChinese) {
    int row = HEAD;
    for (Head head : table.heads()) {
      sheet.value(row, 0, isChinese ? head.texts().name() : head.texts().nameEn());
      sheet.value(row, 1, isChinese ? head.texts().formula() : head.texts().formulaEn());
      row++;
    }
  }
}
