package vigil.kernel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;

/// No body is read beyond its limit, whether it says its length or comes in chunks.
@ServerTest
class BodyLimitHttpTest {
  private static final byte[] TOO_LARGE = filled((int) BodyLimitFilter.MOST_WORDS + 1);

  /// How each such answer ends.
  private static final String LAST_WORDS = "字节。";

  @LocalServerPort int port;

  private static byte[] filled(int bytes) {
    byte[] body = new byte[bytes];
    Arrays.fill(body, (byte) 'a');
    body[0] = '"';
    return body;
  }

  @Test
  void aBodyThatSaysItIsTooLongIsRefusedBeforeItsFirstByte() throws IOException {
    for (String type :
        new String[] {
          "application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"
        }) {
      var answer = head("/api/portal/appeals", type, BodyLimitFilter.MOST_WORDS + 1);
      assertTrue(answer.startsWith("HTTP/1.1 413"), type + ": " + answer);
      assertTrue(answer.contains("BodyTooLarge"), answer);
    }
    var file = head("/api/portal/orders/x/attachments", "application/octet-stream", 22L << 20);
    assertTrue(file.startsWith("HTTP/1.1 413"), file);
    var form = head("/open311/v2/requests.xml", "application/x-www-form-urlencoded", 2L << 20);
    assertTrue(form.contains("<code>413</code>"), form);
  }

  @Test
  void aBodyInChunksEndsWhereItGoesTooFar() throws Exception {
    assertTooLarge(chunked("/api/portal/appeals", "application/json", ""));
    assertTooLarge(chunked("/api/portal/appeals", "application/json", "body-limit-1"));
    assertTooLarge(chunked("/api/identity/enrolments/none", "application/json", ""));
    var form = chunked("/open311/v2/requests.json", "application/x-www-form-urlencoded", "");
    assertEquals(413, form.statusCode(), form::body);
    assertTrue(form.body().startsWith("["), form::body);
    var exchange = chunked("/api/portal/exchange/messages", "application/json", "");
    assertEquals(413, exchange.statusCode(), exchange::body);
  }

  @Test
  void aBodyJustWithinItIsRead() throws Exception {
    byte[] within = Arrays.copyOf(TOO_LARGE, TOO_LARGE.length - 1);
    within[within.length - 1] = '"';
    var answer =
        send("/api/portal/appeals", "application/json", "", new ByteArrayInputStream(within));
    assertEquals(400, answer.statusCode(), answer::body);
  }

  private static void assertTooLarge(HttpResponse<String> answer) {
    assertEquals(413, answer.statusCode(), answer::body);
    assertTrue(answer.body().contains("\"why\":\"BodyTooLarge\""), answer::body);
    assertTrue(answer.body().contains("内容过大"), answer::body);
  }

  private HttpResponse<String> chunked(String path, String type, String key) throws Exception {
    return send(path, type, key, new ByteArrayInputStream(TOO_LARGE));
  }

  private HttpResponse<String> send(String path, String type, String key, InputStream body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    if (path.startsWith("/api/identity/")) {
      request.header("Cookie", "XSRF-TOKEN=a").header("X-XSRF-TOKEN", "a");
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// Sends the head of a request and no byte of its body.
  private String head(String path, String type, long length) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(path, type, length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      var answer = new ByteArrayOutputStream();
      byte[] part = new byte[4096];
      for (int n = 0; n >= 0 && !text(answer).contains(LAST_WORDS); ) {
        n = socket.getInputStream().read(part);
        answer.write(part, 0, Math.max(0, n));
      }
      return text(answer);
    }
  }
}
