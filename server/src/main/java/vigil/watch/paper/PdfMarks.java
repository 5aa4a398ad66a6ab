package vigil.watch.paper;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/// What stands on every page: the mark across it, who took it and which page it is under it.
final class PdfMarks {
  private static final float MARK_POINTS = 48;
  private static final float FOOT_POINTS = 8;
  private static final float GREY = 0.85f;
  private static final double ANGLE = Math.toRadians(45);

  private PdfMarks() {}

  static void stamp(PDDocument document, PdfFont font, Paper paper) throws IOException {
    int number = 0;
    for (PDPage page : document.getPages()) {
      number++;
      if (!paper.mark().isEmpty()) {
        try (var under = new PDPageContentStream(document, page, AppendMode.PREPEND, true, true)) {
          mark(under, font, font.drawable(paper.mark()));
        }
      }
      try (var over = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
        String foot =
            font.drawable(paper.foot()) + "    " + number + " / " + document.getNumberOfPages();
        over.beginText();
        over.setFont(font.font(), FOOT_POINTS);
        over.newLineAtOffset(PdfPages.MARGIN, PdfPages.MARGIN / 2);
        over.showText(foot);
        over.endText();
      }
    }
  }

  private static void mark(PDPageContentStream under, PdfFont font, String text)
      throws IOException {
    float half = font.width(text, MARK_POINTS) / 2;
    float x = PDRectangle.A4.getWidth() / 2 - half * (float) Math.cos(ANGLE);
    float y = PDRectangle.A4.getHeight() / 2 - half * (float) Math.sin(ANGLE);
    under.saveGraphicsState();
    under.setNonStrokingColor(GREY);
    under.beginText();
    under.setFont(font.font(), MARK_POINTS);
    under.setTextMatrix(Matrix.getRotateInstance(ANGLE, x, y));
    under.showText(text);
    under.endText();
    under.restoreGraphicsState();
  }
}
