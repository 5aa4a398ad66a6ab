package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import vigil.TestData;

/// What stands in a report's files, as a member of staff takes them.
final class ReportDownloads {
  private ReportDownloads() {}

  static String docx(int port, String path, String staff) throws Exception {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file(port, path, "DOCX", staff)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith("document.xml")) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no document in the DOCX");
  }

  static String pdf(int port, String path, String staff) throws Exception {
    try (var reader = new PdfReader(file(port, path, "PDF", staff))) {
      return new PdfTextExtractor(reader).getTextFromPage(1);
    }
  }

  private static byte[] file(int port, String path, String format, String staff) throws Exception {
    var uri = URI.create("http://localhost:" + port + path + "/file?format=" + format);
    var asked =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + TestData.tokenIn(TestData.FOLDER))
            .header("X-Vigil-As", staff)
            .build();
    var answer = HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.ofByteArray());
    assertEquals(200, answer.statusCode());
    return answer.body();
  }
}
