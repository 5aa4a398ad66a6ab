package vigil.watch.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import vigil.watch.paper.Paper.Heading;
import vigil.watch.paper.Paper.Paragraph;
import vigil.watch.paper.Paper.Row;
import vigil.watch.paper.Paper.Table;

/// A paper as a PDF on A4, its characters embedded: it looks alike on every machine.
public final class PdfRenderer {
  private static final float TITLE_POINTS = 16;
  private static final float HEADING_POINTS = 12;
  private static final float TEXT_POINTS = 10;
  private static final float SMALL_POINTS = 8.5f;
  private static final float GAP = 6;

  /// A heading never ends a page: some rows stand under it.
  private static final float KEPT_WITH_HEADING = 80;

  /// The first column is wider than a figure, a note wider than both.
  private static final float NAME_WEIGHT = 2.2f;

  private static final float NOTE_WEIGHT = 4;

  private PdfRenderer() {}

  public static byte[] render(Paper paper) {
    var bytes = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      var font = PdfFont.load(document);
      document.getDocumentInformation().setTitle(paper.title());
      try (var pages = new PdfPages(document, font)) {
        pages.center(paper.title(), TITLE_POINTS);
        pages.skip(GAP);
        for (Paper.Block block : paper.blocks()) {
          switch (block) {
            case Heading(String text) -> {
              pages.skip(GAP);
              pages.keepTogether(KEPT_WITH_HEADING);
              pages.text(text, HEADING_POINTS);
              pages.skip(GAP);
            }
            case Paragraph(String text) -> pages.text(text, TEXT_POINTS);
            case Table table -> write(pages, table);
          }
        }
      }
      PdfMarks.stamp(document, font, paper);
      document.save(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(PdfPages pages, Table table) throws IOException {
    float[] widths = widths(table);
    pages.row(table.head(), widths, SMALL_POINTS, true);
    for (Row row : table.rows()) {
      pages.row(row.cells(), widths, SMALL_POINTS, row.isTotal());
    }
    pages.skip(GAP);
  }

  /// Shares of the width.
  private static float[] widths(Table table) {
    int columns = table.head().size();
    var widths = new float[columns];
    float sum = 0;
    for (int c = 0; c < columns; c++) {
      int column = c;
      boolean isFigures =
          table.rows().stream().allMatch(row -> Figures.isFigure(row.cells().get(column)));
      boolean isShort =
          table.rows().stream().allMatch(row -> row.cells().get(column).length() <= 6);
      widths[c] = c == 0 ? NAME_WEIGHT : isFigures || isShort ? 1 : NOTE_WEIGHT;
      sum += widths[c];
    }
    for (int c = 0; c < columns; c++) {
      widths[c] /= sum;
    }
    return widths;
  }
}
