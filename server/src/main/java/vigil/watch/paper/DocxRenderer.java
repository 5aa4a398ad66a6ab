package vigil.watch.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import vigil.watch.paper.Paper.Heading;
import vigil.watch.paper.Paper.Paragraph;
import vigil.watch.paper.Paper.Row;
import vigil.watch.paper.Paper.Table;

/// A paper as a Word document: paragraphs and tables that can be edited, the mark behind every
/// page.
public final class DocxRenderer {
  /// Named, not embedded: Word takes its own where the reader's machine has not this one.
  private static final String FONT = "宋体";

  private static final int TITLE_POINTS = 18;
  private static final int HEADING_POINTS = 13;
  private static final int TEXT_POINTS = 11;
  private static final int SMALL_POINTS = 9;

  private DocxRenderer() {}

  public static byte[] render(Paper paper) {
    var bytes = new ByteArrayOutputStream();
    try (var document = new XWPFDocument()) {
      document.getProperties().getCoreProperties().setTitle(paper.title());
      marks(document, paper);
      var title = document.createParagraph();
      title.setAlignment(ParagraphAlignment.CENTER);
      write(title, paper.title(), TITLE_POINTS, true);
      for (Paper.Block block : paper.blocks()) {
        switch (block) {
          case Heading(String text) ->
              write(document.createParagraph(), text, HEADING_POINTS, true);
          case Paragraph(String text) ->
              write(document.createParagraph(), text, TEXT_POINTS, false);
          case Table table -> write(document.createTable(), table);
        }
      }
      document.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void marks(XWPFDocument document, Paper paper) {
    if (!paper.mark().isEmpty()) {
      new XWPFHeaderFooterPolicy(document).createWatermark(paper.mark());
    }
    var foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    write(foot, paper.foot(), SMALL_POINTS, false);
  }

  private static void write(XWPFTable table, Table given) {
    table.setWidth("100%");
    var head = table.getRow(0);
    for (int c = 0; c < given.head().size(); c++) {
      var cell = c == 0 ? head.getCell(0) : head.addNewTableCell();
      write(cell, given.head().get(c), true, false);
    }
    head.setRepeatHeader(true);
    for (Row row : given.rows()) {
      var made = table.createRow();
      made.setCantSplitRow(true);
      List<String> cells = row.cells();
      for (int c = 0; c < cells.size(); c++) {
        write(
            made.getCell(c), cells.get(c), row.isTotal(), Figures.isFigure(cells.get(c)) && c > 0);
      }
    }
  }

  private static void write(XWPFTableCell cell, String text, boolean isBold, boolean isRight) {
    XWPFParagraph line = cell.getParagraphs().getFirst();
    line.setAlignment(isRight ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
    write(line, text, SMALL_POINTS, isBold);
  }

  private static void write(XWPFParagraph paragraph, String text, int points, boolean isBold) {
    XWPFRun run = paragraph.createRun();
    run.setFontFamily(FONT);
    run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
    run.setFontSize(points);
    run.setBold(isBold);
    var lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        run.addBreak();
      }
      run.setText(lines.get(i));
    }
  }
}
