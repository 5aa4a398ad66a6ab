package vigil.watch.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import vigil.city.files.PolicyCity;
import vigil.insight.PeriodReading.Before;
import vigil.insight.PeriodReading.Unit;
import vigil.watch.PeriodicContent;
import vigil.watch.PeriodicContent.Line;
import vigil.watch.PeriodicContent.Phrase;
import vigil.watch.PeriodicContent.Section;
import vigil.watch.PeriodicContent.Topic;
import vigil.watch.PeriodicReport;
import vigil.watch.PeriodicReport.Kind;
import vigil.watch.PeriodicReport.Signature;
import vigil.watch.PeriodicReport.State;

/// The files read back by what did not write them: the PDF by OpenPDF, the DOCX by ZIP and text.
class PaperFilesTest {
  private static final LocalDate DAY = LocalDate.parse("2022-04-18");
  private static final Instant MORNING = Instant.parse("2022-04-18T22:30:00Z");
  private static final String FOOT = "导出：组长（leader-1） 2022-04-19 08:00:00，仅供内部使用";

  private static PeriodicReport report(State state) {
    var lines = new ArrayList<Line>();
    for (int i = 1; i <= 60; i++) {
      lines.add(
          new Line(
              "k" + i,
              new Phrase("第" + i + "类诉求", "Kind " + i),
              Unit.ORDERS,
              (double) i,
              new Before(2.0 * i, -0.5),
              null,
              null,
              "/api/x"));
    }
    int whole = IntStream.rangeClosed(1, 60).sum();
    var section =
        new Section(Topic.CATEGORIES, new Phrase("按类别", "By category"), null, whole, lines);
    var content =
        new PeriodicContent(
            new Phrase("热线日报（2022年4月18日）", "Daily report, 18 April 2022"),
            new Phrase("来电233通，登记诉求1,830件。", "233 calls."),
            MORNING,
            DAY.minusDays(1),
            DAY.minusDays(1),
            List.of(section));
    var signature =
        state == State.DRAFT
            ? new Signature(MORNING, null, null, null)
            : new Signature(MORNING, null, "leader-1", MORNING.plusSeconds(5_400));
    return new PeriodicReport("r", 1, state, Kind.DAILY, DAY, DAY, content, signature);
  }

  private static Paper paper(State state) {
    return new PeriodicPaper(report(state), true).of(FOOT, state == State.DRAFT ? "" : "组长");
  }

  private static List<String> pages(byte[] pdf) throws IOException {
    var pages = new ArrayList<String>();
    try (var reader = new PdfReader(pdf)) {
      var extractor = new PdfTextExtractor(reader);
      for (int i = 1; i <= reader.getNumberOfPages(); i++) {
        pages.add(extractor.getTextFromPage(i).replaceAll("\\s+", ""));
      }
    }
    return pages;
  }

  private static Map<String, String> parts(byte[] docx) throws IOException {
    var parts = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static String text(String xml) {
    return xml.replaceAll("<[^>]+>", "");
  }

  private static String all(Map<String, String> parts, String name) {
    var found = new StringBuilder();
    parts.forEach(
        (part, xml) -> found.append(part.matches("word/" + name + "\\d*\\.xml") ? xml : ""));
    return found.toString();
  }

  // promise: docs/reports.md «The mark 草稿 未签发 stands across every page of what nobody has signed»
  @Test
  void everyPageOfADraftSaysThatItIsOneAndWhoTookIt() throws IOException {
    var pages = pages(PdfRenderer.render(paper(State.DRAFT)));
    assertTrue(pages.size() > 1, "sixty rows are more than a page");
    for (String page : pages) {
      assertTrue(page.contains("草稿未签发"), page);
      assertTrue(page.contains("导出：组长（leader-1）2022-04-1908:00:00"), page);
    }
    var parts = parts(DocxRenderer.render(paper(State.DRAFT)));
    assertTrue(all(parts, "header").contains("草稿 未签发"), parts.keySet().toString());
    assertTrue(text(all(parts, "footer")).contains(FOOT));
  }

  /// The mark is grey; what is written over it is not.
  @Test
  void theMarkLeavesTheWordsBlack() throws IOException {
    var bytes = PdfRenderer.render(paper(State.DRAFT));
    try (var document = org.apache.pdfbox.Loader.loadPDF(bytes)) {
      var image = new org.apache.pdfbox.rendering.PDFRenderer(document).renderImage(0);
      int darkest = 255;
      for (int y = 50; y < 90; y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          darkest = Math.min(darkest, image.getRGB(x, y) & 0xff);
        }
      }
      assertTrue(darkest < 80, "the title's darkest point is " + darkest);
    }
  }

  @Test
  void aSignedReportBearsNoMarkAndSaysWhoSigned() throws IOException {
    String page = pages(PdfRenderer.render(paper(State.SIGNED))).getFirst();
    assertFalse(page.contains("未签发"), page);
    assertTrue(page.contains("组长签发于2022-04-1908:00"), page);
    var parts = parts(DocxRenderer.render(paper(State.SIGNED)));
    assertFalse(parts.toString().contains("未签发"));
    assertTrue(text(all(parts, "document")).contains("组长 签发于 2022-04-19 08:00"));
  }

  // promise: docs/reports.md «Both forms say the same»
  @Test
  void everyFigureStandsInBothForms() throws IOException {
    String pdf = String.join("", pages(PdfRenderer.render(paper(State.SIGNED))));
    String docx = text(all(parts(DocxRenderer.render(paper(State.SIGNED))), "document"));
    for (String expected : List.of("热线日报（2022年4月18日）", "按类别", "合计", "1,830", "-50.0%", "无数据")) {
      assertTrue(pdf.contains(expected), expected + " in " + pdf);
      assertTrue(docx.contains(expected), expected + " in " + docx);
    }
    for (int i = 1; i <= 60; i++) {
      assertTrue(pdf.contains("第" + i + "类诉求" + i + 2 * i + "-50.0%"), "row " + i);
      assertTrue(docx.contains("第" + i + "类诉求" + i + 2 * i + "-50.0%"), "row " + i);
    }
  }

  // promise: docs/decisions/0016-reports-on-paper.md «drawn as a square, never left out»
  @Test
  void whatTheFontLacksIsASquare() throws IOException {
    var paper = new Paper("龘龘报告", "", "", List.of(new Paper.Paragraph("emoji 😀 中")));
    String page = pages(PdfRenderer.render(paper)).getFirst();
    assertTrue(page.contains("□□报告"), page);
    assertTrue(page.contains("emoji□中"), page);
  }

  @Test
  void everyNameOfTheCityCanBeDrawn() throws IOException {
    var city = PolicyCity.shipped();
    var names = new ArrayList<String>();
    city.units().list().forEach(unit -> names.add(unit.name()));
    city.categories().list().forEach(one -> names.add(one.name()));
    city.places().districts().forEach(one -> names.add(one.name()));
    try (var document = new org.apache.pdfbox.pdmodel.PDDocument()) {
      var font = PdfFont.load(document);
      for (String name : names) {
        assertEquals(name, font.drawable(name));
      }
    }
  }

  @Test
  void aLongWordAndALongNoteStayWithinTheirColumn() throws IOException {
    try (var document = new org.apache.pdfbox.pdmodel.PDDocument()) {
      var font = PdfFont.load(document);
      for (String line : font.wrap("甲乙丙https://example.org/" + "a".repeat(200) + "丁", 10, 100)) {
        assertTrue(font.width(line, 10) <= 100, line);
      }
    }
  }
}
