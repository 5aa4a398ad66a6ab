package vigil.watch.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Fills pages from the top down; what no longer fits begins the next one.
final class PdfPages implements AutoCloseable {
  static final float MARGIN = 50;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float LINE = 1.45f;
  private static final float PAD = 3;
  private static final float HAIR = 0.4f;

  private final PDDocument document;
  private final PdfFont font;
  private PDPageContentStream page;
  private float y;

  PdfPages(PDDocument document, PdfFont font) throws IOException {
    this.document = document;
    this.font = font;
    this.page = begin();
  }

  private PDPageContentStream begin() throws IOException {
    var sheet = new PDPage(PDRectangle.A4);
    document.addPage(sheet);
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, sheet);
  }

  /// Begins the next page where so much no longer fits on this one.
  void keepTogether(float height) throws IOException {
    if (y - height < MARGIN) {
      page.close();
      page = begin();
    }
  }

  void skip(float height) {
    y -= height;
  }

  void center(String text, float points) throws IOException {
    for (String line : font.wrap(text, points, WIDTH)) {
      keepTogether(points * LINE);
      y -= points * LINE;
      draw(line, points, MARGIN + (WIDTH - font.width(line, points)) / 2, y);
    }
  }

  void text(String text, float points) throws IOException {
    for (String line : font.wrap(text, points, WIDTH)) {
      keepTogether(points * LINE);
      y -= points * LINE;
      draw(line, points, MARGIN, y);
    }
  }

  /// A row of a table, a line under it.
  ///
  /// @param widths shares of the page's width
  void row(List<String> cells, float[] widths, float points, boolean isStrong) throws IOException {
    var wrapped = new ArrayList<List<String>>();
    int most = 1;
    for (int c = 0; c < cells.size(); c++) {
      var lines = font.wrap(cells.get(c), points, widths[c] * WIDTH - 2 * PAD);
      wrapped.add(lines);
      most = Math.max(most, lines.size());
    }
    float height = most * points * LINE + PAD;
    keepTogether(height);
    if (isStrong) {
      page.setNonStrokingColor(0.93f);
      page.addRect(MARGIN, y - height, WIDTH, height);
      page.fill();
      page.setNonStrokingColor(0f);
    }
    float x = MARGIN;
    for (int c = 0; c < cells.size(); c++) {
      boolean isRight = c > 0 && Figures.isFigure(cells.get(c));
      for (int i = 0; i < wrapped.get(c).size(); i++) {
        String line = wrapped.get(c).get(i);
        float indent = isRight ? widths[c] * WIDTH - PAD - font.width(line, points) : PAD;
        draw(line, points, x + indent, y - (i + 1) * points * LINE + PAD);
      }
      x += widths[c] * WIDTH;
    }
    y -= height;
    page.setLineWidth(HAIR);
    page.moveTo(MARGIN, y);
    page.lineTo(MARGIN + WIDTH, y);
    page.stroke();
  }

  private void draw(String line, float points, float x, float at) throws IOException {
    page.beginText();
    page.setFont(font.font(), points);
    page.newLineAtOffset(x, at);
    page.showText(line);
    page.endText();
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
