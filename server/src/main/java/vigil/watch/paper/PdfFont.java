package vigil.watch.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The characters of a PDF: those of GB 2312, of which a file holds what it uses. What the font has
/// no character for is shown as a square, never left out in silence.
record PdfFont(PDFont font) {
  private static final String FILE = "/fonts/NotoSansSC-GB2312.ttf";
  private static final String SQUARE = "□";
  private static final float THOUSAND = 1_000;

  static PdfFont load(PDDocument document) throws IOException {
    try (var file = Objects.requireNonNull(PdfFont.class.getResourceAsStream(FILE), FILE)) {
      return new PdfFont(PDType0Font.load(document, file));
    }
  }

  float width(String text, float points) throws IOException {
    return font.getStringWidth(text) / THOUSAND * points;
  }

  /// The text with a square for what cannot be drawn.
  String drawable(String text) {
    var made = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(one -> made.append(isDrawable(one) ? one : SQUARE));
    return made.toString();
  }

  private boolean isDrawable(String one) {
    try {
      return font.encode(one).length > 0;
    } catch (IllegalArgumentException | IOException unknown) {
      return false;
    }
  }

  /// Lines no wider than this: Chinese breaks between any two characters, a word or figure of other
  /// letters between words where it can.
  List<String> wrap(String text, float points, float most) throws IOException {
    var lines = new ArrayList<String>();
    for (String paragraph : drawable(text.replace("\t", " ")).split("\n", -1)) {
      var line = new StringBuilder();
      for (String part : paragraph.split("(?<=[^\\w.,%+-])|(?=[^\\w.,%+-])", -1)) {
        if (width(line + part, points) > most && !line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(fitting(part, points, most, lines));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /// A word that is wider than a line is broken anywhere.
  private String fitting(String part, float points, float most, List<String> lines)
      throws IOException {
    String rest = part;
    while (width(rest, points) > most && rest.length() > 1) {
      int length = rest.length() - 1;
      while (length > 1 && width(rest.substring(0, length), points) > most) {
        length--;
      }
      lines.add(rest.substring(0, length));
      rest = rest.substring(length);
    }
    return rest;
  }
}
